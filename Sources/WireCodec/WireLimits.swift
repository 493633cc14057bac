/// The limits of the native encoding. A schema may state narrower ones field by field.
public struct WireLimits: Sendable, Hashable {
  /// Bytes of a string without a limit of its own. 1024 B.
  public let defaultStringBytes: Int
  /// Bytes of a `bytes` field without a limit of its own. 64 KiB.
  public let defaultBytes: Int
  /// Elements of a list or map without a limit of its own. 1024.
  public let defaultListCount: Int
  /// Bytes of a block; its length is written in 16 bits. 65,535 B.
  public let maximumBlockBytes: Int
  /// The largest length, count or case a varint may carry. 2^32 - 1.
  public let maximumVarint: Int

  /// The values the format and the compiler agree on; they are not configurable.
  public static let standard = WireLimits(
    defaultStringBytes: 1024, defaultBytes: 65_536, defaultListCount: 1024,
    maximumBlockBytes: 65_535, maximumVarint: Int(UInt32.max))
}
