// Generated from secrets.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `secrets.proto` of package dropwire.secrets.v1.
  public static let dropwireSecretsV1Secrets = FileDescriptor(
    name: "secrets.proto",
    dependencies: [],
    base64: """
      Cg1zZWNyZXRzLnByb3RvEhNkcm9wd2lyZS5zZWNyZXRzLnYxIi8KBVN0YW1wEhIKBGNhcmQYASABKAZSBGNhcmQS
      EgoEY29kZRgCIAEoDVIEY29kZSLfAgoGU2VhbGVkEhQKBXRva2VuGAEgASgJUgV0b2tlbhIwCgVzdGFtcBgCIAEo
      CzIaLmRyb3B3aXJlLnNlY3JldHMudjEuU3RhbXBSBXN0YW1wEjIKBnN0YW1wcxgDIAMoCzIaLmRyb3B3aXJlLnNl
      Y3JldHMudjEuU3RhbXBSBnN0YW1wcxIUCgVwbGFpbhgEIAEoBFIFcGxhaW4SPAoFbmFtZXMYBSADKAsyJi5kcm9w
      d2lyZS5zZWNyZXRzLnYxLlNlYWxlZC5OYW1lc0VudHJ5UgVuYW1lcxIZCgVtYXliZRgGIAEoBEgAUgVtYXliZYgB
      ARIbCgZoaWRkZW4YByABKARIAVIGaGlkZGVuiAEBGjgKCk5hbWVzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoF
      dmFsdWUYAiABKARSBXZhbHVlOgI4AUIICgZfbWF5YmVCCQoHX2hpZGRlbiJNCgxTZWFsZWRDaG9pY2USNQoGc2Vh
      bGVkGAEgASgLMhsuZHJvcHdpcmUuc2VjcmV0cy52MS5TZWFsZWRIAFIGc2VhbGVkQgYKBGNhc2ViBnByb3RvMw
      """)
}
