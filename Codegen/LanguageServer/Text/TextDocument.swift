/// The text of a file, and the way from positions to bytes and back.
package struct TextDocument: Sendable {
  /// UTF-8 as the editor has it, a byte order mark included.
  package private(set) var bytes: [UInt8]
  /// Offset of the first byte of every line.
  private var lineStarts: [Int] = []
  /// Bytes before the text that the compiler sees: the byte order mark.
  package private(set) var lead = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    measure()
  }

  package init(_ text: String) { self.init(Array(text.utf8)) }

  private mutating func measure() {
    lead = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStarts = [0]
    for (offset, byte) in bytes.enumerated() {
      // A carriage return alone ends a line as well; editors count it.
      let isReturn = byte == UInt8(ascii: "\r")
      guard byte == UInt8(ascii: "\n") || isReturn else { continue }
      if isReturn, offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") { continue }
      lineStarts.append(offset + 1)
    }
  }

  /// The byte at a position; beyond the end of a line its end, inside a character its beginning.
  package func offset(_ position: Position, _ encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    let end = contentEnd(ofLine: position.line)
    var offset = lineStarts[position.line]
    var units = 0
    while offset < end {
      var next = offset + 1
      while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
      let width = bytes[offset..<next].reduce(0) { $0 + encoding.width(ofByte: $1) }
      if units + width > position.character { break }
      units += width
      offset = next
    }
    return offset
  }

  /// The position of a byte.
  package func position(_ offset: Int, _ encoding: PositionEncoding) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let end = min(offset, contentEnd(ofLine: low))
    let units = bytes[lineStarts[low]..<max(end, lineStarts[low])].reduce(0) {
      $0 + encoding.width(ofByte: $1)
    }
    return Position(line: low, character: units)
  }

  /// The line an offset is on, from 0.
  package func line(at offset: Int) -> Int { position(offset, .utf8).line }

  /// Offset of the first byte of a line, which may be one after the last.
  package func start(ofLine line: Int) -> Int {
    line < lineStarts.count ? lineStarts[line] : bytes.count
  }

  /// Offset after the last byte of a line, its break not included.
  private func contentEnd(ofLine line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    var end = lineStarts[line + 1] - 1
    if end > lineStarts[line], bytes[end] == UInt8(ascii: "\n"),
      bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return end
  }

  /// Replaces what stands between two positions.
  package mutating func replace(
    _ start: Position, _ end: Position, with text: String, _ encoding: PositionEncoding
  ) {
    let from = offset(start, encoding)
    let to = max(from, offset(end, encoding))
    bytes.replaceSubrange(from..<to, with: Array(text.utf8))
    measure()
  }
}
