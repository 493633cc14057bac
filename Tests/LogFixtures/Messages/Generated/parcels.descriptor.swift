// Generated from parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `parcels.proto` of package dropwire.logged.v1.
  public static let dropwireLoggedV1Parcels = FileDescriptor(
    name: "parcels.proto",
    dependencies: [.dropwireLoggedV1Accounts, .empty],
    base64: """
      Cg1wYXJjZWxzLnByb3RvEhJkcm9wd2lyZS5sb2dnZWQudjEaDmFjY291bnRzLnByb3RvGhtnb29nbGUvcHJvdG9i
      dWYvZW1wdHkucHJvdG8iTgoGUGFyY2VsEh8KCHRyYWNraW5nGAEgASgMSABSCHRyYWNraW5niAEBEhYKBndlaWdo
      dBgCIAEoDVIGd2VpZ2h0QgsKCV90cmFja2luZyI3CgVTdGFtcBIWCgZudW1iZXIYASABKANSBm51bWJlchIWCgZw
      YXJjZWwYAiABKARSBnBhcmNlbCIwCgRTZWFsEhIKBGNvZGUYASABKAlSBGNvZGUSFAoFY291bnQYAiABKA1SBWNv
      dW50IkUKBEhhbmQSEgoEdHVybhgBIAEoBlIEdHVybhIdCgdhY2NvdW50GAIgASgGSABSB2FjY291bnSIAQFCCgoI
      X2FjY291bnQiZAoFRWFybHkSEAoDa2V5GAEgASgJUgNrZXkSFAoFY291bnQYAiABKA1SBWNvdW50EjMKBWl0ZW1z
      GAMgAygLMh0uZHJvcHdpcmUubG9nZ2VkLnYxLkVhcmx5SXRlbVIFaXRlbXMiIwoJRWFybHlJdGVtEhYKBndlaWdo
      dBgBIAEoDVIGd2VpZ2h0IuQBCgRMYXRlEhAKA2tleRgBIAEoCVIDa2V5EhQKBWNvdW50GAIgASgNUgVjb3VudBIy
      CgVpdGVtcxgDIAMoCzIcLmRyb3B3aXJlLmxvZ2dlZC52MS5MYXRlSXRlbVIFaXRlbXMSEgoEbm90ZRgEIAEoCVIE
      bm90ZRIUCgVleHRyYRgFIAEoA1IFZXh0cmESMQoEbW9yZRgGIAEoCzIdLmRyb3B3aXJlLmxvZ2dlZC52MS5FYXJs
      eUl0ZW1SBG1vcmUSGQoFbWF5YmUYByABKA1IAFIFbWF5YmWIAQFCCAoGX21heWJlIlIKCExhdGVJdGVtEhYKBndl
      aWdodBgBIAEoDVIGd2VpZ2h0EhgKB2ZyYWdpbGUYAiABKAhSB2ZyYWdpbGUSFAoFbGFiZWwYAyABKAlSBWxhYmVs
      Mp4CCgdQYXJjZWxzEkMKA1B1dBIaLmRyb3B3aXJlLmxvZ2dlZC52MS5QYXJjZWwaGy5kcm9wd2lyZS5sb2dnZWQu
      djEuUmVjZWlwdCIDkAICEkQKBVN0YW1wEhkuZHJvcHdpcmUubG9nZ2VkLnYxLlN0YW1wGhsuZHJvcHdpcmUubG9n
      Z2VkLnYxLlJlY2VpcHQiA5ACAhJCCgRTZWFsEhguZHJvcHdpcmUubG9nZ2VkLnYxLlNlYWwaGy5kcm9wd2lyZS5s
      b2dnZWQudjEuUmVjZWlwdCIDkAICEkQKBk51bWJlchIYLmRyb3B3aXJlLmxvZ2dlZC52MS5IYW5kGhsuZHJvcHdp
      cmUubG9nZ2VkLnYxLlJlY2VpcHQiA5ACAjI/CgVOb3RlcxI2CgRQaW5nEhYuZ29vZ2xlLnByb3RvYnVmLkVtcHR5
      GhYuZ29vZ2xlLnByb3RvYnVmLkVtcHR5YgZwcm90bzM
      """)
}
