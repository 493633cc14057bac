/// Where a connection collects what it writes in one turn.
///
/// Fixed memory: the soft limit is where collecting should stop, and one chunk of `slack` fits behind it.
public struct OutputBuffer: ~Copyable {
  /// Largest chunk that may be appended while below the soft limit: an HTTP/2 frame of the default
  /// size with its header, twice over.
  public static var slack: Int { 40 << 10 }

  private let base: UnsafeMutableRawPointer
  private let capacity: Int
  /// Where collecting should stop, in bytes.
  public let softLimit: Int
  public private(set) var count = 0

  init(softLimit: Int) {
    self.softLimit = softLimit
    capacity = softLimit + Self.slack
    // Owned by this value alone and freed in `deinit`.
    base = .allocate(byteCount: capacity, alignment: 64)
  }

  deinit { base.deallocate() }

  public var isFull: Bool { count >= softLimit }

  /// Appends a chunk. Traps when it does not fit, which `isFull` before and `slack` exclude.
  public mutating func append(_ chunk: UnsafeRawBufferPointer) {
    precondition(chunk.count <= capacity - count, "a chunk larger than the slack")
    guard let start = chunk.baseAddress else { return }
    (base + count).copyMemory(from: start, byteCount: chunk.count)
    count += chunk.count
  }

  mutating func removeAll() { count = 0 }

  /// Valid until the next change.
  var bytes: UnsafeMutableRawBufferPointer { .init(start: base, count: count) }
}
