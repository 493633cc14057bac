// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `counter.proto` of package example.counter.v1.
  public static let exampleCounterV1Counter = FileDescriptor(
    name: "counter.proto",
    dependencies: [],
    base64: """
      Cg1jb3VudGVyLnByb3RvEhJleGFtcGxlLmNvdW50ZXIudjEiQgoEU3RlcBIQCgNrZXkYASABKAlSA2tleRIYCgdj
      b3VudGVyGAIgASgGUgdjb3VudGVyEg4KAmJ5GAMgASgNUgJieSJLCgVDb3VudBIYCgdjb3VudGVyGAEgASgGUgdj
      b3VudGVyEhQKBXZhbHVlGAIgASgDUgV2YWx1ZRISCgRzdGVwGAMgASgEUgRzdGVwIjcKB1JlZnVzYWwSFAoFdmFs
      dWUYASABKANSBXZhbHVlEhYKBnJlYXNvbhgCIAEoCVIGcmVhc29uIoYBCgpTdGVwUmVzdWx0EjUKB2NvdW50ZWQY
      ASABKAsyGS5leGFtcGxlLmNvdW50ZXIudjEuQ291bnRIAFIHY291bnRlZBI5CghyZWplY3RlZBgCIAEoCzIbLmV4
      YW1wbGUuY291bnRlci52MS5SZWZ1c2FsSABSCHJlamVjdGVkQgYKBGNhc2UiIQoFV2hpY2gSGAoHY291bnRlchgB
      IAEoBlIHY291bnRlciI3CgVXYXRjaBIYCgdjb3VudGVyGAEgASgGUgdjb3VudGVyEhQKBWFmdGVyGAIgASgEUgVh
      ZnRlcjKmAgoIQ291bnRlcnMSSgoJSW5jcmVtZW50EhguZXhhbXBsZS5jb3VudGVyLnYxLlN0ZXAaHi5leGFtcGxl
      LmNvdW50ZXIudjEuU3RlcFJlc3VsdCIDkAICEkoKCURlY3JlbWVudBIYLmV4YW1wbGUuY291bnRlci52MS5TdGVw
      Gh4uZXhhbXBsZS5jb3VudGVyLnYxLlN0ZXBSZXN1bHQiA5ACAhJBCgRSZWFkEhkuZXhhbXBsZS5jb3VudGVyLnYx
      LldoaWNoGhkuZXhhbXBsZS5jb3VudGVyLnYxLkNvdW50IgOQAgISPwoFV2F0Y2gSGS5leGFtcGxlLmNvdW50ZXIu
      djEuV2F0Y2gaGS5leGFtcGxlLmNvdW50ZXIudjEuQ291bnQwAWIGcHJvdG8z
      """)
}
