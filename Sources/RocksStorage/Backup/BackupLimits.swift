/// What a backup may take of the disks it reads and writes.
public struct BackupLimits: Equatable, Sendable {
  /// Bytes copied in a second at most, so that commits have the disk too. Default 32 MiB.
  public var bytesPerSecond: UInt64 = 32 << 20
  /// Bytes written between two syncs of a copy: what waits to be written delays the sync of a commit. Default 256 KiB.
  public var bytesPerSync = 256 << 10
  /// Free bytes that a backup leaves on the device of the data directory when it lies there as well. Default 256 MiB.
  public var freeBytesKept: UInt64 = 256 << 20
  /// Files in one backup. Default 262,144.
  public var files = 262_144

  /// The defaults named above.
  public init() {}
}
