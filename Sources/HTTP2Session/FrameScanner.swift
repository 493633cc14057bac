/// Reads the heads of a client's frames before the library does, for what the library keeps to itself: it ignores DATA on
/// streams that are closed, empty or not, and PRIORITY altogether.
///
/// A few nanoseconds a frame: heads are looked at where they lie, payloads are skipped.
struct FrameScanner: ~Copyable {
  enum Violation: Equatable {
    /// DATA or HEADERS on a stream after END_STREAM or RST_STREAM (RFC 9113, section 5.1).
    case afterEnd(Int32)
    /// PRIORITY on stream 0 (section 6.3), or of a stream that would wait for itself.
    case priority(Int32)

    var code: ErrorCode {
      switch self {
      case .afterEnd: .streamClosed
      case .priority: .protocolError
      }
    }

    var description: String {
      switch self {
      case .afterEnd(let stream): "the peer goes on with stream \(stream), which it had ended"
      case .priority(let stream): "a priority of stream \(stream) that cannot be"
      }
    }
  }

  struct Seen {
    /// Bytes before the first violation: they are the library's.
    var valid: Int
    var violation: Violation?
    /// DATA frames that carry nothing and end nothing.
    var empties = 0
  }

  /// Streams remembered as ended, each at its own place: the newest of those that share one. 32: a peer that errs
  /// does it soon after the end, and a connection pays 128 bytes.
  private static let places = 32
  private static let headBytes = 9
  /// A head, and of PRIORITY the stream it depends on.
  private static let longestHead = 13
  private static let preface = 24

  private let ended: UnsafeMutablePointer<Int32>
  /// The beginning of a head that was cut.
  private let cut: UnsafeMutableRawPointer
  private var cutBytes = 0
  /// Bytes until the next head.
  private var skip = preface

  init() {
    ended = .allocate(capacity: Self.places)
    ended.initialize(repeating: 0, count: Self.places)
    cut = .allocate(byteCount: Self.longestHead, alignment: 1)
  }

  deinit {
    ended.deallocate()
    cut.deallocate()
  }

  /// Reads on.
  mutating func scan(_ bytes: UnsafeRawBufferPointer) -> Seen {
    var seen = Seen(valid: bytes.count)
    var index = 0
    if cutBytes > 0, let used = complete(bytes, &seen) { index = used }
    guard cutBytes == 0 else { return seen }
    while seen.violation == nil {
      let rest = bytes.count - index
      guard skip < rest else {
        skip -= rest
        return seen
      }
      index += skip
      skip = 0
      let head = UnsafeRawBufferPointer(rebasing: bytes[index...])
      guard head.count >= Self.needed(head) else {
        keep(head)
        return seen
      }
      look(head, &seen)
      if seen.violation != nil { seen.valid = index }
      index += Self.headBytes
    }
    return seen
  }

  /// Completes a head that was cut; how many bytes of it were new, or nil when it is still incomplete.
  private mutating func complete(_ bytes: UnsafeRawBufferPointer, _ seen: inout Seen) -> Int? {
    var used = 0
    let whole = UnsafeRawBufferPointer(start: cut, count: Self.longestHead)
    while cutBytes < Self.needed(UnsafeRawBufferPointer(rebasing: whole[..<cutBytes])) {
      guard used < bytes.count else { return nil }
      cut.storeBytes(of: bytes[used], toByteOffset: cutBytes, as: UInt8.self)
      cutBytes += 1
      used += 1
    }
    look(UnsafeRawBufferPointer(rebasing: whole[..<cutBytes]), &seen)
    if seen.violation != nil { seen.valid = 0 }
    // What was read beyond the nine bytes is payload already.
    skip -= cutBytes - Self.headBytes
    cutBytes = 0
    return used
  }

  private mutating func keep(_ head: UnsafeRawBufferPointer) {
    cut.copyMemory(from: head.baseAddress!, byteCount: head.count)
    cutBytes = head.count
  }

  /// How many bytes have to be there to look at a frame that begins so.
  @inline(__always)
  private static func needed(_ head: UnsafeRawBufferPointer) -> Int {
    head.count > 3 && head[3] == 2 && length(head) >= 4 ? longestHead : headBytes
  }

  @inline(__always)
  private static func length(_ head: UnsafeRawBufferPointer) -> Int {
    Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
  }

  @inline(__always)
  private mutating func look(_ head: UnsafeRawBufferPointer, _ seen: inout Seen) {
    let length = Self.length(head)
    skip = length
    let flags = head[4]
    let stream = number(head, 5)
    let place = Int(stream >> 1) & (Self.places - 1)
    switch head[3] {
    case 0, 1:
      if ended[place] == stream, stream > 0 {
        seen.violation = .afterEnd(stream)
      } else if flags & 1 != 0 {
        ended[place] = stream
      } else if head[3] == 0, isEmpty(head, length, padded: flags & 8 != 0) {
        seen.empties += 1
      }
    case 2:
      if stream == 0 || length >= 4 && number(head, Self.headBytes) == stream {
        seen.violation = .priority(stream)
      }
    case 3: ended[place] = stream
    default: break
    }
  }

  /// Nothing, or nothing but padding. Padding whose length is not there yet counts as something.
  private func isEmpty(_ head: UnsafeRawBufferPointer, _ length: Int, padded: Bool) -> Bool {
    length == 0 || padded && head.count > Self.headBytes && Int(head[Self.headBytes]) == length - 1
  }

  /// Without the reserved bit.
  @inline(__always)
  private func number(_ head: UnsafeRawBufferPointer, _ offset: Int) -> Int32 {
    Int32(
      bitPattern: UInt32(bigEndian: head.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        & 0x7FFF_FFFF)
  }
}
