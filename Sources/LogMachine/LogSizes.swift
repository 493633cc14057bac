/// What stores take, and what is counted before it is known.
enum LogSizes {
  /// Bytes counted for a result before it is known, where it may have more. Default 4 KiB.
  static let countedResultBytes = 4 << 10
  /// Bytes of a row's message, as stores take them. 16 MiB.
  static let rowBytes = 16 << 20
  /// Bytes of a feed's message with what stands before it, as stores take them. 1 MiB.
  static let eventBytes = 1 << 20 - 64
}
