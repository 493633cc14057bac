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

  /// - Parameter slack: room behind the soft limit.
  init(softLimit: Int, slack: Int = Self.slack) {
    self.softLimit = softLimit
    capacity = softLimit + slack
    // Owned by this value alone and freed in `deinit`.
    base = .allocate(byteCount: capacity, alignment: 64)
  }

  deinit { base.deallocate() }

  public var isFull: Bool { count >= softLimit }

  /// Bytes that fit.
  public var room: Int { capacity - count }

  /// Appends a chunk. Traps when it does not fit, which `isFull` before and `slack` exclude.
  public mutating func append(_ chunk: UnsafeRawBufferPointer) {
    precondition(chunk.count <= capacity - count, "a chunk larger than the slack")
    guard let start = chunk.baseAddress else { return }
    (base + count).copyMemory(from: start, byteCount: chunk.count)
    count += chunk.count
  }

  /// Lets `body` write up to `room` bytes at the end; it returns how many it wrote. Traps when there is
  /// no such room.
  public mutating func append(
    room: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    precondition(room <= capacity - count, "a chunk larger than the slack")
    let written = body(UnsafeMutableRawBufferPointer(start: base + count, count: room))
    precondition(written <= room, "more written than there was room for")
    count += written
  }

  public mutating func removeAll() { count = 0 }

  /// Valid until the next change.
  public var bytes: UnsafeMutableRawBufferPointer { .init(start: base, count: count) }
}

/// What a filter between a connection and its delegate works with, TLS for instance. One for all connections
/// of a loop: it is empty again when a call of the loop returns.
public final class FilterScratch {
  /// Where the delegate's output is collected before it is filtered. Half the soft limit, so that what it
  /// becomes fits into the connection's buffer. Owned.
  public let plain: UnsafeMutablePointer<OutputBuffer>
  /// Where what arrived is put after it was filtered, 16 KiB. Owned.
  public let received: UnsafeMutableRawBufferPointer

  init(softLimit: Int) {
    plain = .allocate(capacity: 1)
    plain.initialize(to: OutputBuffer(softLimit: softLimit / 2))
    received = .allocate(byteCount: 16 << 10, alignment: 64)
  }

  deinit {
    plain.deinitialize(count: 1)
    plain.deallocate()
    received.deallocate()
  }
}
