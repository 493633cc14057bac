// Generated from reflection.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `grpc/reflection/v1/reflection.proto` of package grpc.reflection.v1.
  public static let grpcReflectionV1Reflection = FileDescriptor(
    name: "grpc/reflection/v1/reflection.proto",
    dependencies: [],
    base64: """
      CiNncnBjL3JlZmxlY3Rpb24vdjEvcmVmbGVjdGlvbi5wcm90bxISZ3JwYy5yZWZsZWN0aW9uLnYxItwDChdTZXJ2
      ZXJSZWZsZWN0aW9uUmVxdWVzdBISCgRob3N0GAEgASgJUgRob3N0Ei0KEGZpbGVfYnlfZmlsZW5hbWUYAyABKAlI
      AFIOZmlsZUJ5RmlsZW5hbWWIAQESOQoWZmlsZV9jb250YWluaW5nX3N5bWJvbBgEIAEoCUgBUhRmaWxlQ29udGFp
      bmluZ1N5bWJvbIgBARJgChlmaWxlX2NvbnRhaW5pbmdfZXh0ZW5zaW9uGAUgASgLMiQuZ3JwYy5yZWZsZWN0aW9u
      LnYxLkV4dGVuc2lvblJlcXVlc3RSF2ZpbGVDb250YWluaW5nRXh0ZW5zaW9uEkUKHWFsbF9leHRlbnNpb25fbnVt
      YmVyc19vZl90eXBlGAYgASgJSAJSGWFsbEV4dGVuc2lvbk51bWJlcnNPZlR5cGWIAQESKAoNbGlzdF9zZXJ2aWNl
      cxgHIAEoCUgDUgxsaXN0U2VydmljZXOIAQFCEwoRX2ZpbGVfYnlfZmlsZW5hbWVCGQoXX2ZpbGVfY29udGFpbmlu
      Z19zeW1ib2xCIAoeX2FsbF9leHRlbnNpb25fbnVtYmVyc19vZl90eXBlQhAKDl9saXN0X3NlcnZpY2VzSgQIAhAD
      UgZ1bnVzZWQiZgoQRXh0ZW5zaW9uUmVxdWVzdBInCg9jb250YWluaW5nX3R5cGUYASABKAlSDmNvbnRhaW5pbmdU
      eXBlEikKEGV4dGVuc2lvbl9udW1iZXIYAiABKAVSD2V4dGVuc2lvbk51bWJlciKgBAoYU2VydmVyUmVmbGVjdGlv
      blJlc3BvbnNlEh0KCnZhbGlkX2hvc3QYASABKAlSCXZhbGlkSG9zdBJWChBvcmlnaW5hbF9yZXF1ZXN0GAIgASgL
      MisuZ3JwYy5yZWZsZWN0aW9uLnYxLlNlcnZlclJlZmxlY3Rpb25SZXF1ZXN0Ug9vcmlnaW5hbFJlcXVlc3QSZAoY
      ZmlsZV9kZXNjcmlwdG9yX3Jlc3BvbnNlGAQgASgLMiouZ3JwYy5yZWZsZWN0aW9uLnYxLkZpbGVEZXNjcmlwdG9y
      UmVzcG9uc2VSFmZpbGVEZXNjcmlwdG9yUmVzcG9uc2UScAoeYWxsX2V4dGVuc2lvbl9udW1iZXJzX3Jlc3BvbnNl
      GAUgASgLMisuZ3JwYy5yZWZsZWN0aW9uLnYxLkV4dGVuc2lvbk51bWJlclJlc3BvbnNlUhthbGxFeHRlbnNpb25O
      dW1iZXJzUmVzcG9uc2USXQoWbGlzdF9zZXJ2aWNlc19yZXNwb25zZRgGIAEoCzInLmdycGMucmVmbGVjdGlvbi52
      MS5MaXN0U2VydmljZVJlc3BvbnNlUhRsaXN0U2VydmljZXNSZXNwb25zZRJICg5lcnJvcl9yZXNwb25zZRgHIAEo
      CzIhLmdycGMucmVmbGVjdGlvbi52MS5FcnJvclJlc3BvbnNlUg1lcnJvclJlc3BvbnNlSgQIAxAEUgZ1bnVzZWQi
      TAoWRmlsZURlc2NyaXB0b3JSZXNwb25zZRIyChVmaWxlX2Rlc2NyaXB0b3JfcHJvdG8YASADKAxSE2ZpbGVEZXNj
      cmlwdG9yUHJvdG8iagoXRXh0ZW5zaW9uTnVtYmVyUmVzcG9uc2USJAoOYmFzZV90eXBlX25hbWUYASABKAlSDGJh
      c2VUeXBlTmFtZRIpChBleHRlbnNpb25fbnVtYmVyGAIgAygFUg9leHRlbnNpb25OdW1iZXIiVAoTTGlzdFNlcnZp
      Y2VSZXNwb25zZRI9CgdzZXJ2aWNlGAEgAygLMiMuZ3JwYy5yZWZsZWN0aW9uLnYxLlNlcnZpY2VSZXNwb25zZVIH
      c2VydmljZSIlCg9TZXJ2aWNlUmVzcG9uc2USEgoEbmFtZRgBIAEoCVIEbmFtZSJTCg1FcnJvclJlc3BvbnNlEh0K
      CmVycm9yX2NvZGUYASABKAVSCWVycm9yQ29kZRIjCg1lcnJvcl9tZXNzYWdlGAIgASgJUgxlcnJvck1lc3NhZ2Uy
      iQEKEFNlcnZlclJlZmxlY3Rpb24SdQoUU2VydmVyUmVmbGVjdGlvbkluZm8SKy5ncnBjLnJlZmxlY3Rpb24udjEu
      U2VydmVyUmVmbGVjdGlvblJlcXVlc3QaLC5ncnBjLnJlZmxlY3Rpb24udjEuU2VydmVyUmVmbGVjdGlvblJlc3Bv
      bnNlKAEwAWIGcHJvdG8z
      """)
}
