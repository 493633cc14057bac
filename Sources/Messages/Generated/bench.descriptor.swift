// Generated from bench.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `bench.proto` of package dropwire.bench.v1.
  public static let dropwireBenchV1Bench = FileDescriptor(
    name: "bench.proto",
    dependencies: [],
    base64: """
      CgtiZW5jaC5wcm90bxIRZHJvcHdpcmUuYmVuY2gudjEiJwoLRWNob01lc3NhZ2USGAoHcGF5bG9hZBgBIAEoDFIH
      cGF5bG9hZDK5AgoERWNobxJMCgVVbmFyeRIeLmRyb3B3aXJlLmJlbmNoLnYxLkVjaG9NZXNzYWdlGh4uZHJvcHdp
      cmUuYmVuY2gudjEuRWNob01lc3NhZ2UiA5ACAhJLCgdDb2xsZWN0Eh4uZHJvcHdpcmUuYmVuY2gudjEuRWNob01l
      c3NhZ2UaHi5kcm9wd2lyZS5iZW5jaC52MS5FY2hvTWVzc2FnZSgBEkoKBkV4cGFuZBIeLmRyb3B3aXJlLmJlbmNo
      LnYxLkVjaG9NZXNzYWdlGh4uZHJvcHdpcmUuYmVuY2gudjEuRWNob01lc3NhZ2UwARJKCgRDaGF0Eh4uZHJvcHdp
      cmUuYmVuY2gudjEuRWNob01lc3NhZ2UaHi5kcm9wd2lyZS5iZW5jaC52MS5FY2hvTWVzc2FnZSgBMAFiBnByb3Rv
      Mw
      """)
}
