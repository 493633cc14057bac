import RPC

/// Takes HTTP/1.1 requests apart, whatever the boundaries of their bytes. Without IO.
///
/// Strict where two readers of one request could see two different ones (RFC 9112, 11.2): lines end with CRLF, a length is
/// digits and is said once, and chunks are the only coding.
package struct HTTP1Parser {
  /// What a request begins with.
  package struct Head: Equatable {
    package var method: String
    /// `/path`, or `*`.
    package var target: String
    /// In lower case, without those that belong to the connection.
    package var fields: [(name: String, value: String)] = []
    package var host = ""
    /// The connection is used again after the response.
    package var keepsAlive = true
    /// HTTP/1.1 at least: the response may be chunked.
    var takesChunks = true
    /// The client waits for a word before it sends the body.
    package var awaitsContinue = false

    package static func == (left: Head, right: Head) -> Bool {
      left.method == right.method && left.target == right.target && left.host == right.host
        && left.keepsAlive == right.keepsAlive && left.takesChunks == right.takesChunks
        && left.awaitsContinue == right.awaitsContinue
        && left.fields.map(\.name) == right.fields.map(\.name)
        && left.fields.map(\.value) == right.fields.map(\.value)
    }
  }

  package enum Event: Equatable {
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

  private enum Line {
    case complete(ArraySlice<UInt8>)
    case incomplete
    /// Ends with a line feed alone.
    case bare
  }

  /// Empty lines before a request that are skipped. 4: old clients send one after a body.
  private static let emptyLines = 4
  /// Bytes of a line that says how large a chunk is.
  private static let chunkLineBytes = 1_024

  private let headLimit: Int
  private var bytes: [UInt8] = []
  private var start = 0
  /// No line ends between `start` and here.
  private var scanned = 0
  private var state = State.head
  /// What is here of the head that is incomplete.
  private var request: HTTP1Request?
  private var skippedLines = 0
  /// Bytes of the lines that were taken of the head, of the extensions of chunks, or of the trailers.
  private var lineBytes = 0

  /// - Parameter headLimit: bytes a request may have before its body, and its trailers after it.
  package init(headLimit: Int) { self.headLimit = headLimit }

  /// Bytes received and not used.
  var heldBytes: Int { bytes.count - start }
  /// Part of a head is here.
  var isMidHead: Bool {
    if case .head = state { heldBytes > 0 || request != nil } else { false }
  }
  /// Between two requests.
  var isBetween: Bool {
    switch state {
    case .head: !isMidHead
    case .complete: true
    default: false
    }
  }

  package mutating func append(_ more: UnsafeRawBufferPointer) {
    if start > 0 {
      bytes.removeFirst(start)
      scanned -= start
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// After `end`: the next request may begin.
  package mutating func nextRequest() {
    if case .complete = state { state = .head }
  }

  package mutating func next() -> Event {
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

  private mutating func refuse(_ problem: HTTP1Problem) -> Event {
    refuse(problem.status, problem.reason)
  }

  private mutating func take(_ count: Int) -> [UInt8] {
    defer {
      start += count
      scanned = start
    }
    return Array(bytes[start..<start + count])
  }

  /// The next line without its end.
  private mutating func line() -> Line {
    guard let end = bytes[max(scanned, start)...].firstIndex(of: 0x0A) else {
      scanned = bytes.count
      return .incomplete
    }
    guard end > start, bytes[end - 1] == 0x0D else { return .bare }
    defer {
      start = end + 1
      scanned = start
    }
    return .complete(bytes[start..<end - 1])
  }

  // MARK: Heads

  private mutating func head() -> Event {
    while true {
      switch line() {
      case .incomplete:
        return lineBytes + heldBytes > headLimit ? tooLong() : .incomplete
      case .bare: return refuse(.bareLineFeed)
      case .complete(let line):
        if line.isEmpty, request == nil {
          skippedLines += 1
          guard skippedLines <= Self.emptyLines else {
            return refuse(400, "there are only empty lines")
          }
          continue
        }
        lineBytes += line.count + 2
        guard lineBytes <= headLimit else { return tooLong() }
        do throws(HTTP1Problem) {
          guard !line.isEmpty else { return try finishHead() }
          if request == nil { request = try HTTP1Request(line) } else { try request?.add(line) }
        } catch {
          return refuse(error)
        }
      }
    }
  }

  private mutating func tooLong() -> Event {
    request == nil
      ? refuse(414, "the first line exceeds \(headLimit) bytes")
      : refuse(431, "the headers exceed \(headLimit) bytes")
  }

  private mutating func finishHead() throws(HTTP1Problem) -> Event {
    guard let request else { return .incomplete }
    let (head, framing) = try request.finish()
    self.request = nil
    skippedLines = 0
    lineBytes = 0
    switch framing {
    case .length(let length): state = .body(left: length)
    case .chunks: state = .chunkSize
    }
    return .head(head)
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
    switch line() {
    case .incomplete:
      return heldBytes > Self.chunkLineBytes ? refuse(400, "a chunk has no size") : .incomplete
    case .bare: return refuse(.bareLineFeed)
    case .complete(let line):
      guard line.count <= Self.chunkLineBytes, let size = Self.size(ofChunk: line) else {
        return refuse(400, "a chunk has no size")
      }
      // Extensions are for nobody, and cost no more than a head does.
      lineBytes += line.count - line.prefix(while: HTTPGrammar.isHexadecimal).count
      guard lineBytes <= headLimit else {
        return refuse(431, "the extensions of chunks exceed \(headLimit) bytes")
      }
      if size > 0 {
        state = .chunk(left: size)
      } else {
        state = .trailers
        lineBytes = 0
      }
      return next()
    }
  }

  /// Hexadecimal digits, and extensions behind a semicolon, which mean nothing here.
  private static func size(ofChunk line: ArraySlice<UInt8>) -> Int? {
    let digits = line.prefix(while: HTTPGrammar.isHexadecimal)
    let significant = digits.drop { $0 == 0x30 }
    guard !digits.isEmpty, significant.count <= 8 else { return nil }
    let rest = HTTPGrammar.trimmed(line[digits.endIndex...])
    guard rest.isEmpty || rest.first == 0x3B, rest.allSatisfy(HTTPGrammar.isFieldByte),
      // A space belongs before a semicolon, not behind the digits.
      !rest.isEmpty || digits.endIndex == line.endIndex
    else { return nil }
    return significant.reduce(0) { size, digit in
      size << 4 | Int(digit < 0x3A ? digit - 0x30 : (digit | 0x20) - 0x57)
    }
  }

  /// Fields behind a chunked body: nothing here needs one.
  private mutating func trailers() -> Event {
    while true {
      switch line() {
      case .incomplete:
        return lineBytes + heldBytes > headLimit
          ? refuse(431, "the trailers exceed \(headLimit) bytes") : .incomplete
      case .bare: return refuse(.bareLineFeed)
      case .complete(let line):
        if line.isEmpty {
          state = .complete
          lineBytes = 0
          return .end
        }
        lineBytes += line.count + 2
        guard lineBytes <= headLimit else {
          return refuse(431, "the trailers exceed \(headLimit) bytes")
        }
        guard HTTPGrammar.field(line) != nil else {
          return refuse(400, "a line of the trailers is no field")
        }
      }
    }
  }
}
