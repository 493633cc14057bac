import RPC

/// Takes HTTP/1.1 requests apart, whatever the boundaries of their bytes. Without IO.
struct HTTP1Parser {
  /// What a request begins with.
  struct Head: Equatable {
    var method: String
    var target: String
    /// In lower case, without those that belong to the connection.
    var fields: [(name: String, value: String)] = []
    var host = ""
    /// The connection is used again after the response.
    var keepsAlive = true
    /// HTTP/1.1 at least: the response may be chunked.
    var takesChunks = true
    /// The client waits for a word before it sends the body.
    var awaitsContinue = false

    static func == (left: Head, right: Head) -> Bool {
      left.method == right.method && left.target == right.target && left.host == right.host
        && left.keepsAlive == right.keepsAlive && left.takesChunks == right.takesChunks
        && left.awaitsContinue == right.awaitsContinue
        && left.fields.map(\.name) == right.fields.map(\.name)
        && left.fields.map(\.value) == right.fields.map(\.value)
    }
  }

  enum Event: Equatable {
    /// More bytes are needed.
    case incomplete
    case head(Head)
    case body([UInt8])
    case end
    /// The bytes are no request, or one that is not taken: the status to answer, and why.
    case refused(Int, String)
  }

  private enum State {
    case head
    case body(left: Int)
    case chunkSize
    case chunk(left: Int)
    case chunkEnd
    case trailers
    case complete
    case failed
  }

  private let headLimit: Int
  private var bytes: [UInt8] = []
  private var start = 0
  private var state = State.head

  /// - Parameter headLimit: bytes a request may have before its body, and its trailers after it.
  init(headLimit: Int) { self.headLimit = headLimit }

  /// Bytes received and not used.
  var heldBytes: Int { bytes.count - start }
  /// Part of a head is here.
  var isMidHead: Bool {
    if case .head = state { heldBytes > 0 } else { false }
  }

  mutating func append(_ more: UnsafeRawBufferPointer) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// After `end`: the next request may begin.
  mutating func nextRequest() {
    if case .complete = state { state = .head }
  }

  mutating func next() -> Event {
    switch state {
    case .head: return head()
    case .body(let left): return body(left, last: true)
    case .chunk(let left): return body(left, last: false)
    case .chunkSize: return chunkSize()
    case .chunkEnd:
      guard heldBytes >= 2 else { return .incomplete }
      guard take(2) == [0x0D, 0x0A] else { return refuse(400, "a chunk has no end") }
      state = .chunkSize
      return chunkSize()
    case .trailers: return trailers()
    case .complete, .failed: return .incomplete
    }
  }

  private mutating func refuse(_ status: Int, _ reason: String) -> Event {
    state = .failed
    return .refused(status, reason)
  }

  private mutating func take(_ count: Int) -> [UInt8] {
    defer { start += count }
    return Array(bytes[start..<start + count])
  }

  /// The next line without its end; nil when it is not complete.
  private mutating func line() -> [UInt8]? {
    guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
    var line = bytes[start..<end]
    start = end + 1
    if line.last == 0x0D { line.removeLast() }
    return Array(line)
  }

  // MARK: Heads

  private mutating func head() -> Event {
    // Lines before a request are skipped, as old clients send some.
    while heldBytes > 0, bytes[start] == 0x0D || bytes[start] == 0x0A { start += 1 }
    guard let end = endOfHead() else {
      return heldBytes > headLimit
        ? refuse(431, "the headers exceed \(headLimit) bytes") : .incomplete
    }
    guard end - start <= headLimit else {
      return refuse(431, "the headers exceed \(headLimit) bytes")
    }
    var lines: [[UInt8]] = []
    while start < end, let line = line(), !line.isEmpty { lines.append(line) }
    guard let first = lines.first, var head = Self.requestLine(first) else {
      return refuse(400, "the first line is no request")
    }
    var length: Int?
    var chunked = false
    for line in lines.dropFirst() {
      guard let (name, value) = Self.field(line) else {
        return refuse(400, "a line of the headers is no field")
      }
      switch name {
      case "host": head.host = value
      case "content-length":
        guard let count = Int(value), count >= 0, value.utf8.first != 0x2B,
          length == nil || length == count
        else { return refuse(400, "content-length is no length") }
        length = count
      case "transfer-encoding":
        guard value.lowercased() == "chunked" else {
          return refuse(501, "transfer-encoding \(value.prefix(40)) is not taken")
        }
        chunked = true
      case "connection":
        let options = value.lowercased()
        if options.contains("close") { head.keepsAlive = false }
        if options.contains("keep-alive") { head.keepsAlive = true }
      case "expect": head.awaitsContinue = value.lowercased() == "100-continue"
      case "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te": break
      default: head.fields.append((name, value))
      }
    }
    // Both together is how requests are smuggled past proxies.
    guard !chunked || length == nil else {
      return refuse(400, "content-length and transfer-encoding exclude each other")
    }
    state = chunked ? .chunkSize : .body(left: length ?? 0)
    return .head(head)
  }

  /// Behind the empty line that ends the head.
  private func endOfHead() -> Int? {
    var index = start
    while let end = bytes[index...].firstIndex(of: 0x0A) {
      let next = end + 1
      if next < bytes.count, bytes[next] == 0x0A { return next + 1 }
      if next + 1 < bytes.count, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { return next + 2 }
      index = next
    }
    return nil
  }

  private static func requestLine(_ line: [UInt8]) -> Head? {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }),
      parts[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F }), parts[1].first == 0x2F || parts[1] == [0x2A]
    else { return nil }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else { return nil }
    let isNew = version == "HTTP/1.1"
    return Head(
      method: String(decoding: parts[0], as: UTF8.self),
      target: String(decoding: parts[1], as: UTF8.self), keepsAlive: isNew, takesChunks: isNew)
  }

  private static func field(_ line: [UInt8]) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: 0x3A), colon > 0 else { return nil }
    let name = line[..<colon]
    // A space before the colon, or a line that goes on, is how headers are smuggled.
    guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { return nil }
    var text = String(decoding: value, as: UTF8.self)
    while text.hasSuffix(" ") || text.hasSuffix("\t") { text.removeLast() }
    return (String(decoding: name, as: UTF8.self).lowercased(), text)
  }

  // MARK: Bodies

  private mutating func body(_ left: Int, last: Bool) -> Event {
    if left == 0 {
      state = last ? .complete : .chunkEnd
      return last ? .end : next()
    }
    guard heldBytes > 0 else { return .incomplete }
    let count = min(left, heldBytes)
    state = last ? .body(left: left - count) : .chunk(left: left - count)
    return .body(take(count))
  }

  private mutating func chunkSize() -> Event {
    guard let line = line() else {
      return heldBytes > 1_024 ? refuse(400, "a chunk has no size") : .incomplete
    }
    let digits = line.prefix { $0 != 0x3B && $0 != 0x20 }
    guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy(Self.isHexadecimal),
      let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return refuse(400, "a chunk has no size") }
    state = size == 0 ? .trailers : .chunk(left: size)
    return next()
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private mutating func trailers() -> Event {
    while let line = line() {
      if line.isEmpty {
        state = .complete
        return .end
      }
    }
    return heldBytes > headLimit ? refuse(431, "the trailers are too long") : .incomplete
  }
}
