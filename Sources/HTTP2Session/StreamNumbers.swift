/// The numbers of the streams a client has opened. Each has to be larger than all before it (RFC 9113, section
/// 5.1.1); the library ignores a smaller one, which is no use to an honest peer either.
struct StreamNumbers {
  private var highest: Int32 = -1
  /// Numbers below the highest that were left out, in ascending order.
  private var skipped: [ClosedRange<Int32>] = []

  /// Ranges remembered. 64: clients count up by two, so there are none as a rule; the oldest are forgotten.
  private static let limit = 64

  /// Takes note of a HEADERS frame; false when it would open a stream whose number was left out.
  mutating func take(_ stream: Int32) -> Bool {
    guard stream & 1 == 1 else { return true }
    guard stream > highest else {
      return highest == stream || !skipped.contains { $0.contains(stream) }
    }
    if stream > highest + 2 {
      if skipped.count == Self.limit { skipped.removeFirst() }
      skipped.append(highest + 2...stream - 2)
    }
    highest = stream
    return true
  }
}
