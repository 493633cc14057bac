// Generated from greeter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `greeter.proto` of package example.greeter.v1.
  public static let exampleGreeterV1Greeter = FileDescriptor(
    name: "greeter.proto",
    dependencies: [],
    base64: """
      Cg1ncmVldGVyLnByb3RvEhJleGFtcGxlLmdyZWV0ZXIudjEiGwoFSGVsbG8SEgoEbmFtZRgBIAEoCVIEbmFtZSIe
      CghHcmVldGluZxISCgR0ZXh0GAEgASgJUgR0ZXh0MpoCCgdHcmVldGVyEkAKBUdyZWV0EhkuZXhhbXBsZS5ncmVl
      dGVyLnYxLkhlbGxvGhwuZXhhbXBsZS5ncmVldGVyLnYxLkdyZWV0aW5nEkMKBlJlbWluZBIZLmV4YW1wbGUuZ3Jl
      ZXRlci52MS5IZWxsbxocLmV4YW1wbGUuZ3JlZXRlci52MS5HcmVldGluZzABEkMKBkdhdGhlchIZLmV4YW1wbGUu
      Z3JlZXRlci52MS5IZWxsbxocLmV4YW1wbGUuZ3JlZXRlci52MS5HcmVldGluZygBEkMKBENoYXQSGS5leGFtcGxl
      LmdyZWV0ZXIudjEuSGVsbG8aHC5leGFtcGxlLmdyZWV0ZXIudjEuR3JlZXRpbmcoATABYgZwcm90bzM
      """)
}
