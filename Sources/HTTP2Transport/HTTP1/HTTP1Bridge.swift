import HTTP2Session
import RPC
import WireCodec

/// HTTP/1.1 in front of a server's HTTP/2 session: each request becomes a stream of a client's session in memory,
/// and its answer a response. What HTTP/1 clients can call, unary Connect above all, is then served by the
/// same code, under the same limits. One request at a time; confined to the loop.
final class HTTP1Bridge: Session {
  private var parser: HTTP1Parser
  private var head: HTTP1Parser.Head?
  /// The stream of the request that is being answered.
  private var stream: Int32?
  private var body = WireBuffer()
  private var bodyHead = 0
  private var isBodyComplete = false
  private var isDeferred = false

  private var response = Response()
  /// Bytes for the peer.
  private var output = WireBuffer()
  private var outputHead = 0
  /// Bytes of response bodies whose credit is kept back until the peer takes them.
  private var unpaid = 0

  /// Nothing follows the output: the connection is closed after it.
  private(set) var isFinished = false

  /// Nothing more comes from the peer.
  private var hasInputEnded = false
  /// The peer was asked whether it is there.
  private var hasAsked = false

  private struct Response {
    var status = ""
    var fields: [(name: String, value: String)] = []
    var isChunked = false
    var hasBegun = false
    /// Has no body, whatever its fields say.
    var isBodiless = false
  }

  private let heldLimit: Int

  init(limits: ServerLimits, nowMilliseconds: UInt64) {
    parser = HTTP1Parser(headLimit: Int(limits.session.headerListBytes))
    heldLimit = limits.http1.heldBytes
    super.init(role: .client, limits: limits.session, nowMilliseconds: nowMilliseconds)
  }

  /// The head of a request is incomplete.
  var isMidHead: Bool { parser.isMidHead }
  /// No more should be read: the server does not take what there is.
  var isCongested: Bool {
    parser.heldBytes > heldLimit || body.count - bodyHead > heldLimit
  }
  var hasOutput: Bool { output.count > outputHead }
  /// Bytes of requests and responses that it keeps, and what its session needs.
  var heldBytes: Int {
    parser.heldBytes + body.capacity + output.capacity + memoryBytesBeside
  }

  // MARK: From the peer

  func received(_ bytes: UnsafeRawBufferPointer) {
    guard !isFinished else { return }
    parser.append(bytes)
    advance()
  }

  /// Takes requests apart as far as one may be answered.
  func advance() {
    while !isFinished, body.count - bodyHead <= heldLimit {
      switch parser.next() {
      case .incomplete: return ranOut()
      case .head(let head): begin(head)
      case .body(let bytes):
        body.append(bytes)
        wakeBody()
      case .end:
        isBodyComplete = true
        wakeBody()
      case .refused(let status, let reason): drop(status, reason)
      }
    }
  }

  /// The rest of a request is none. An answer that has begun cannot be taken back: it ends where it is.
  private func drop(_ status: Int, _ reason: String) {
    if let stream {
      self.stream = nil
      reset(stream, .cancel)
    }
    if response.hasBegun { isFinished = true } else { refuse(status, reason) }
  }

  /// The peer sends no more. The requests that are complete have their answers; one that is not is dropped.
  func inputEnded() {
    hasInputEnded = true
    advance()
  }

  /// There is nothing that could be taken apart.
  private func ranOut() {
    guard hasInputEnded, !isFinished else { return }
    if stream == nil, parser.isBetween {
      isFinished = true
    } else if let stream, !isBodyComplete {
      // Whoever handles it hears of that, and what it answers goes to the peer.
      reset(stream, .cancel)
    } else if stream == nil {
      refuse(400, "the request is incomplete")
    }
  }

  /// Sends a few bytes that mean nothing, if there are such: a peer that has gone answers with a reset, one that has
  /// only ended its side does not.
  func askPeer() {
    guard !hasAsked, stream != nil, !response.hasBegun, head?.takesChunks == true else { return }
    hasAsked = true
    output.append(utf8: Self.interim)
  }

  private static let interim = "HTTP/1.1 100 Continue\r\n\r\n"

  private func begin(_ head: HTTP1Parser.Head) {
    self.head = head
    response = Response()
    body.removeAll(keepingCapacity: body.capacity <= 4_096)
    bodyHead = 0
    isBodyComplete = false
    isDeferred = false
    if isGRPC(head) {
      return refuse(
        400, "gRPC needs HTTP/2, here with prior knowledge. With curl: --http2-prior-knowledge")
    }
    // Who sends the body without a word has none to wait for.
    if head.awaitsContinue, parser.heldBytes == 0 { output.append(utf8: Self.interim) }
    var fields = HeaderFields()
    fields.append(":method", head.method)
    fields.append(":scheme", "http")
    fields.append(":path", head.target)
    // A request without a host is malformed in HTTP/2, and harmless here.
    fields.append(":authority", head.host.isEmpty ? "localhost" : head.host)
    for field in head.fields { fields.append(field.name, field.value) }
    stream = submitRequest(fields, state: Unmanaged.passUnretained(self).toOpaque())
    if stream == nil { refuse(503, "the connection takes no more requests") }
  }

  private func isGRPC(_ head: HTTP1Parser.Head) -> Bool {
    guard var type = head.fields.last(where: { $0.name == "content-type" })?.value else {
      return false
    }
    return type.withUTF8 { ContentType.parse(UnsafeRawBufferPointer($0)) }?.callProtocol == .grpc
  }

  /// The server's side has failed, or this one: no more of either.
  func giveUp() {
    fail("the bridge has failed", .internalError)
    stream = nil
    isFinished = true
  }

  private func wakeBody() {
    guard isDeferred, let stream else { return }
    isDeferred = false
    resume(stream)
  }

  /// Answers by itself, and ends the connection.
  private func refuse(_ status: Int, _ reason: String) {
    let text = reason + "\n"
    let body = head?.method == "HEAD" ? "" : text
    output.append(
      utf8: "HTTP/1.1 \(status) \(Self.reason(status))\r\ncontent-type: text/plain\r\n"
        + "content-length: \(text.utf8.count)\r\nconnection: close\r\n\r\n" + body)
    isFinished = true
  }

  // MARK: To the peer

  /// Calls `take` with bytes for the peer, at most `limit`, which it has taken then.
  func takeOutput(_ limit: Int, _ take: (UnsafeRawBufferPointer) -> Void) {
    let count = min(limit, output.count - outputHead)
    guard count > 0 else { return }
    let head = outputHead
    output.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[head..<head + count])) }
    outputHead += count
    guard outputHead == output.count else { return }
    output.removeAll(keepingCapacity: output.capacity <= 64 << 10)
    outputHead = 0
    // The peer has all of it: the server may send as much again.
    if unpaid > 0 {
      if let stream { consume(stream, unpaid) } else { consumeConnection(unpaid) }
      unpaid = 0
    }
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 204: "No Content"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }

  private func writeHead(endStream: Bool) {
    response.hasBegun = true
    let status = Int(response.status) ?? 500
    output.append(utf8: "HTTP/1.1 \(status) \(Self.reason(status))\r\n")
    for field in response.fields { output.append(utf8: "\(field.name): \(field.value)\r\n") }
    response.isBodiless = status == 204 || status == 304 || head?.method == "HEAD"
    if response.isBodiless {
      // Neither a length nor a coding: the end of the head is the end.
    } else if endStream {
      output.append(utf8: "content-length: 0\r\n")
    } else if head?.takesChunks == true {
      response.isChunked = true
      output.append(utf8: "transfer-encoding: chunked\r\n")
    } else {
      // The end of the connection is the end of the body.
      head?.keepsAlive = false
    }
    if head?.keepsAlive == false { output.append(utf8: "connection: close\r\n") }
    output.append(utf8: "\r\n")
  }

  private func writeEnd() {
    if response.isChunked { output.append(utf8: "0\r\n\r\n") }
    stream = nil
    // A body that was not read to its end cannot be told from the next request.
    if head?.keepsAlive == false || !isBodyComplete {
      isFinished = true
    } else {
      head = nil
      response = Response()
      parser.nextRequest()
      advance()
    }
  }

  // MARK: Session events

  override func streamField(
    _ id: Int32, _ state: UnsafeMutableRawPointer, name: UnsafeRawBufferPointer,
    value: UnsafeRawBufferPointer
  ) {
    guard id == stream, !response.hasBegun else { return }
    let text = String(decoding: value, as: UTF8.self)
    if name.equals(":status") {
      response.status = text
    } else {
      response.fields.append((String(decoding: name, as: UTF8.self), text))
    }
  }

  override func streamHeaders(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ kind: HeaderKind, endStream: Bool,
    tooLarge: Bool
  ) {
    guard id == stream else { return }
    if !response.hasBegun { writeHead(endStream: endStream) }
    if endStream { writeEnd() }
  }

  override func streamData(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer
  ) {
    guard id == stream else { return consume(id, bytes.count) }
    unpaid += bytes.count
    guard !bytes.isEmpty, !response.isBodiless else { return }
    if response.isChunked { output.append(utf8: String(bytes.count, radix: 16) + "\r\n") }
    output.append(copying: bytes)
    if response.isChunked { output.append(utf8: "\r\n") }
  }

  override func streamEnded(_ id: Int32, _ state: UnsafeMutableRawPointer) {
    if id == stream { writeEnd() }
  }

  override func readBody(
    _ id: Int32, _ state: UnsafeMutableRawPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> BodyRead {
    var read = BodyRead()
    guard id == stream else {
      read.end = .endStream
      return read
    }
    let count = min(buffer.count, body.count - bodyHead)
    let head = bodyHead
    body.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[head..<head + count]))
    }
    bodyHead += count
    read.count = count
    if bodyHead == body.count {
      body.removeAll(keepingCapacity: body.capacity <= 64 << 10)
      bodyHead = 0
      if isBodyComplete { read.end = .endStream }
    }
    isDeferred = read.count == 0 && read.end == .none
    return read
  }

  override func streamClosed(
    _ id: Int32, _ state: UnsafeMutableRawPointer, _ code: ErrorCode
  ) {
    guard id == stream else { return }
    // Reset before its end: all that HTTP/1 has to say so is the end of the connection.
    stream = nil
    if response.hasBegun {
      isFinished = true
    } else {
      refuse(400, hasInputEnded ? "the request is incomplete" : "the request was refused")
    }
  }
}
