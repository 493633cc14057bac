/// Cuts a stream into messages: a header with `Content-Length`, an empty line, the body.
///
/// Whatever comes in, it goes on: what is no header is passed over up to the next one, and a body
/// that is too large is passed over as a whole. It holds at most one header and one body.
public struct MessageFraming: Sendable {
  /// What was found in the stream.
  public enum Item: Sendable, Hashable {
    /// A body.
    case message([UInt8])
    /// Bytes that belong to no message; one sentence about them.
    case broken(String)
  }

  /// What is refused as too much.
  public struct Limits: Sendable, Hashable {
    /// Bytes of one body. 32 MiB: a schema file of 4 MiB with every character escaped.
    public var bodyBytes = 32 << 20
    /// Bytes of one header. 4 KiB.
    public var headerBytes = 4 << 10

    /// The limits in force unless others are given.
    public init() {}
  }

  private enum Place {
    case header
    /// Bytes of the body that are to come.
    case body(Int)
    /// Bytes to pass over.
    case passingOver(Int)
    /// Passing over lines until one is a `Content-Length`.
    case lost
  }

  private let limits: Limits
  private var place = Place.header
  private var buffer: [UInt8] = []
  /// Where in the buffer the next byte to read is.
  private var position = 0
  private var length: Int?

  /// - Parameter limits: what is refused as too much.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Takes more of the stream.
  public mutating func append(_ bytes: some Sequence<UInt8>) {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next message or mishap; nil when more bytes are needed.
  public mutating func next() -> Item? {
    while true {
      switch place {
      case .header:
        guard let line = takeLine() else { return overlongHeader() }
        if let item = header(line) { return item }
      case .body(let count):
        guard buffer.count - position >= count else { return nil }
        let body = Array(buffer[position..<position + count])
        position += count
        place = .header
        return .message(body)
      case .passingOver(let count):
        let taken = min(count, buffer.count - position)
        position += taken
        place = taken == count ? .header : .passingOver(count - taken)
        if taken < count { return nil }
      case .lost:
        guard let line = takeLine() else {
          // The end of what is there may be the beginning of a header.
          position = max(position, buffer.count - limits.headerBytes)
          return nil
        }
        guard let found = Self.contentLength(in: line, anywhere: true) else { continue }
        length = found
        place = .header
      }
    }
  }

  /// The line at the position without its break; nil when it has not ended.
  private mutating func takeLine() -> ArraySlice<UInt8>? {
    guard let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    var line = buffer[position..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    position = end + 1
    return line
  }

  private mutating func overlongHeader() -> Item? {
    guard buffer.count - position > limits.headerBytes else { return nil }
    place = .lost
    return .broken("a header of more than \(limits.headerBytes) bytes")
  }

  private mutating func header(_ line: ArraySlice<UInt8>) -> Item? {
    if line.isEmpty {
      guard let count = length else {
        place = .lost
        return .broken("a header without Content-Length")
      }
      length = nil
      guard count <= limits.bodyBytes else {
        place = .passingOver(count)
        return .broken("a message of \(count) bytes, more than \(limits.bodyBytes)")
      }
      place = .body(count)
      return nil
    }
    if let found = Self.contentLength(in: line, anywhere: false) {
      length = found
      return nil
    }
    // Other fields, such as Content-Type, say nothing that matters.
    let name = line.prefix { $0 != UInt8(ascii: ":") }
    let isField =
      name.count < line.count && !name.isEmpty
      && name.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "{") }
    let isLength = Self.lowercased(name) == Self.lengthName
    if isField, !isLength { return nil }
    // A message may follow on the same line.
    length = Self.contentLength(in: line, anywhere: true)
    if length == nil { place = .lost }
    return .broken(isLength ? "a Content-Length that is no number" : "a line that is no header")
  }

  private static let lengthName = Array("content-length".utf8)

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
  }

  /// The value of a `Content-Length` line.
  ///
  /// - Parameter anywhere: finds it behind other bytes of the line as well.
  private static func contentLength(in line: ArraySlice<UInt8>, anywhere: Bool) -> Int? {
    let text = lowercased(line)
    var start = 0
    if anywhere {
      guard text.count >= lengthName.count,
        let found = (0...(text.count - lengthName.count)).last(where: {
          text[$0...].starts(with: lengthName)
        })
      else { return nil }
      start = found
    }
    guard text[start...].starts(with: lengthName) else { return nil }
    var rest = text[(start + lengthName.count)...]
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest.removeFirst()
    while rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "\t") {
      rest.removeFirst()
    }
    while rest.last == UInt8(ascii: " ") || rest.last == UInt8(ascii: "\t") { rest.removeLast() }
    guard !rest.isEmpty, rest.count <= 15,
      rest.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
    else { return nil }
    return rest.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// A body with its header.
  public static func frame(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
