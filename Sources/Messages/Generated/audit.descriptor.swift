// Generated from audit.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `audit.proto` of package dropwire.live.v1.
  public static let dropwireLiveV1Audit = FileDescriptor(
    name: "audit.proto",
    dependencies: [.duration, .timestamp],
    base64: """
      CgthdWRpdC5wcm90bxIQZHJvcHdpcmUubGl2ZS52MRoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3RvGh9n
      b29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvIkIKElJlYWRKb3VybmFsUmVxdWVzdBISCgRmcm9tGAEgASgE
      UgRmcm9tEhgKB3Rocm91Z2gYAiABKARSB3Rocm91Z2giUwoNSm91cm5hbFJlY29yZBIUCgVmaXJzdBgBIAEoBFIF
      Zmlyc3QSFAoFY291bnQYAiABKA1SBWNvdW50EhYKBnJlY29yZBgDIAEoDFIGcmVjb3JkIg0KC0hlYWRSZXF1ZXN0
      IngKC0pvdXJuYWxIZWFkEhoKCHNlcXVlbmNlGAEgASgEUghzZXF1ZW5jZRI1Cghsb2dfdGltZRgCIAEoCzIaLmdv
      b2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSB2xvZ1RpbWUSFgoGZGlnZXN0GAMgASgMUgZkaWdlc3QiDgoMU3RhdHNS
      ZXF1ZXN0IssGCgtTZXJ2ZXJTdGF0cxIQCgNwaWQYASABKA1SA3BpZBIxCgZ1cHRpbWUYAiABKAsyGS5nb29nbGUu
      cHJvdG9idWYuRHVyYXRpb25SBnVwdGltZRIaCghzZXF1ZW5jZRgDIAEoBFIIc2VxdWVuY2USGAoHYmF0Y2hlcxgE
      IAEoBFIHYmF0Y2hlcxIaCghjb21tYW5kcxgFIAEoBFIIY29tbWFuZHMSIAoLY29ubmVjdGlvbnMYBiABKA1SC2Nv
      bm5lY3Rpb25zEhgKB3N0cmVhbXMYByABKA1SB3N0cmVhbXMSIAoLc3Vic2NyaWJlcnMYCCABKA1SC3N1YnNjcmli
      ZXJzEh8KC2luYm94X2RlcHRoGAkgASgNUgppbmJveERlcHRoEjQKCHN5bmNfcDUwGAogASgLMhkuZ29vZ2xlLnBy
      b3RvYnVmLkR1cmF0aW9uUgdzeW5jUDUwEjQKCHN5bmNfcDk5GAsgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0
      aW9uUgdzeW5jUDk5EiUKDnJlc2lkZW50X2J5dGVzGAwgASgEUg1yZXNpZGVudEJ5dGVzEjQKCGNwdV90aW1lGA0g
      ASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uUgdjcHVUaW1lEj4KDXJlY292ZXJ5X3RpbWUYDiABKAsyGS5n
      b29nbGUucHJvdG9idWYuRHVyYXRpb25SDHJlY292ZXJ5VGltZRIcCglyZWNvdmVyZWQYDyABKARSCXJlY292ZXJl
      ZBIcCglvcHRpbWlzZWQYECABKAhSCW9wdGltaXNlZBIbCglkaXNrX2ZyZWUYEyABKARSCGRpc2tGcmVlEigKEHJl
      ZnVzZXNfbmV3X3dvcmsYFCABKAhSDnJlZnVzZXNOZXdXb3JrEikKEGpvdXJuYWxfdmVyaWZpZWQYFSABKARSD2pv
      dXJuYWxWZXJpZmllZBInCg9qb3VybmFsX3NjYW5uZWQYFiABKAhSDmpvdXJuYWxTY2FubmVkEiMKDWpvdXJuYWxf
      ZmF1bHQYFyABKAlSDGpvdXJuYWxGYXVsdEoECBEQE1INY2xvY2tfcmVmdXNlZFIMY2xvY2tfb2Zmc2V0MqUBCgVB
      dWRpdBJWCgtSZWFkSm91cm5hbBIkLmRyb3B3aXJlLmxpdmUudjEuUmVhZEpvdXJuYWxSZXF1ZXN0Gh8uZHJvcHdp
      cmUubGl2ZS52MS5Kb3VybmFsUmVjb3JkMAESRAoESGVhZBIdLmRyb3B3aXJlLmxpdmUudjEuSGVhZFJlcXVlc3Qa
      HS5kcm9wd2lyZS5saXZlLnYxLkpvdXJuYWxIZWFkMk8KBUFkbWluEkYKBVN0YXRzEh4uZHJvcHdpcmUubGl2ZS52
      MS5TdGF0c1JlcXVlc3QaHS5kcm9wd2lyZS5saXZlLnYxLlNlcnZlclN0YXRzYgZwcm90bzM
      """)
}
