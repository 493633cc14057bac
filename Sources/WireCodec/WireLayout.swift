/// Where a message's slots end. Consulted only for blocks shorter than the known one, written by an
/// older version of the schema.
public struct WireLayout: Sendable {
  /// One slot of the block, in field-number order.
  public struct Slot: Sendable {
    /// Offset of the first byte after the slot.
    public let end: Int
    /// Offset of the byte that holds the slot's presence bit; -1 for a slot that is always there.
    public let presenceByte: Int
    /// The slot's bit in that byte; 0 for a slot that is always there.
    public let presenceMask: UInt8

    /// - Parameters:
    ///   - end: offset of the first byte after the slot.
    ///   - presenceByte: offset of the presence byte, or -1.
    ///   - presenceMask: the bit in it, or 0.
    public init(end: Int, presenceByte: Int = -1, presenceMask: UInt8 = 0) {
      self.end = end
      self.presenceByte = presenceByte
      self.presenceMask = presenceMask
    }
  }

  /// The slots in field-number order, with ascending ends.
  public let slots: [Slot]

  /// - Parameter slots: the slots in field-number order.
  public init(slots: [Slot]) {
    self.slots = slots
  }

  /// Bytes of the whole block.
  public var blockSize: Int { slots.last?.end ?? 0 }

  /// Checks a `block` shorter than the known one.
  ///
  /// - Throws: `WireError` when the block does not end where an older version's did, or sets a
  ///   presence bit of a slot it does not have.
  @usableFromInline @inline(never)
  func checkOlder(_ block: RawSpan) throws(WireError) {
    let length = block.byteCount
    var endsAtSlot = length == 0
    for slot in slots {
      if slot.end == length { endsAtSlot = true }
      guard slot.end > length, slot.presenceByte >= 0, slot.presenceByte < length else { continue }
      if block.byte(at: slot.presenceByte) & slot.presenceMask != 0 {
        throw WireError(.unknownPresence)
      }
    }
    guard endsAtSlot else { throw WireError(.splitBlock(length: length)) }
  }

  /// A copy of a shorter `block`, with zeros up to the known size.
  ///
  /// - Throws: what `checkOlder` throws.
  @usableFromInline
  func widened(_ block: RawSpan) throws(WireError) -> [UInt8] {
    try checkOlder(block)
    var bytes = [UInt8](repeating: 0, count: blockSize)
    for offset in 0..<block.byteCount { bytes[offset] = block.byte(at: offset) }
    return bytes
  }
}
