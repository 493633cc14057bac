/// Follows the five-byte frames of messages across arbitrary boundaries of DATA.
struct FrameReader {
  enum Problem: Equatable {
    /// The flag says compressed, and no encoding was announced.
    case compressed
    case badFlag(UInt8)
    case tooLarge(Int)
    /// A second message where one was expected.
    case secondMessage
  }

  private var length: UInt32 = 0
  private var prefixCount: UInt8 = 0
  private var remaining = 0
  /// Messages begun.
  private(set) var messages = 0

  /// Part of a message has arrived.
  var isMidMessage: Bool { prefixCount > 0 || remaining > 0 }

  /// Bytes until the next boundary: the end of the prefix, or of the message.
  var missing: Int { remaining > 0 ? remaining : 5 - Int(prefixCount) }

  /// A message was taken without `scan`.
  mutating func countWholeMessage() { messages += 1 }

  /// Checks `chunk`, and calls `body` with the parts of it that are messages, without their prefixes. A
  /// length is checked before `body` sees any byte of its message.
  @inline(__always)
  mutating func scan(
    _ chunk: UnsafeRawBufferPointer, limit: Int, single: Bool,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Problem? {
    var index = 0
    while index < chunk.count {
      if remaining > 0 {
        let count = min(remaining, chunk.count - index)
        body(UnsafeRawBufferPointer(rebasing: chunk[index..<index + count]))
        remaining -= count
        index += count
        continue
      }
      let byte = chunk[index]
      index += 1
      if prefixCount == 0 {
        if byte != 0 { return byte == 1 ? .compressed : .badFlag(byte) }
        if single, messages > 0 { return .secondMessage }
        length = 0
      } else {
        length = length << 8 | UInt32(byte)
      }
      prefixCount += 1
      guard prefixCount == 5 else { continue }
      prefixCount = 0
      messages += 1
      if Int(length) > limit { return .tooLarge(Int(length)) }
      remaining = Int(length)
    }
    return nil
  }
}
