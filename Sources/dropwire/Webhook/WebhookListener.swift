import EventLoop
import HTTP2Transport

/// What a webhook has to say: the fields of its head that are wanted, and its body.
struct Webhook: Sendable {
  /// By their names in lower case.
  var fields: [String: String]
  var body: [UInt8]
}

/// What is said to a webhook.
struct WebhookReply: Sendable {
  /// Bytes of a body; a longer one is left out. 4 KiB.
  static let bodyBytes = 4 << 10

  var status: Int
  /// JSON, or nothing.
  var body: [UInt8] = []
}

/// Takes webhooks over HTTP/1.1: POST to one path, one request a connection, everything bounded. TLS is for the proxy before
/// it. Confined to its loop.
final class WebhookListener {
  /// Connections at once; more are closed.
  static let connections = 64
  /// Bytes of a body. 256 KiB: events have a few.
  static let bodyBytes = 256 << 10
  static let headBytes = 16 << 10
  /// From the connection to the last byte of the request, and of the answer. 10 s.
  static let milliseconds: UInt64 = 10_000

  typealias Handler = @Sendable (Webhook) async -> WebhookReply

  private let loop: Loop
  private let path: String
  fileprivate let fields: Set<String>
  fileprivate let milliseconds: UInt64
  private let handler: Handler
  private var listener: TCPListener?
  fileprivate var open = 0

  private init(
    _ loop: Loop, _ path: String, _ fields: Set<String>, _ milliseconds: UInt64,
    _ handler: @escaping Handler
  ) {
    self.loop = loop
    self.path = path
    self.fields = fields
    self.milliseconds = milliseconds
    self.handler = handler
  }

  /// Where a flag says to listen.
  static func address(_ text: String, _ flag: String) throws -> SocketAddress {
    guard let endpoint = Endpoint(text), endpoint.unixPath == nil,
      let address = try? SocketAddress(
        host: endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host, port: endpoint.port)
    else { throw CommandFailure("\(flag) \(text) is not ADDRESS:PORT", exitCode: 2) }
    return address
  }

  /// Listens; the address, with the port that the system chose.
  ///
  /// - Parameters:
  ///   - fields: of the head, in lower case; none may be there twice.
  ///   - handler: what to answer a webhook.
  static func start(
    on loop: Loop, at address: SocketAddress, path: String, fields: Set<String>,
    milliseconds: UInt64 = WebhookListener.milliseconds, handler: @escaping Handler
  ) async throws -> SocketAddress {
    try await withCheckedThrowingContinuation { done in
      loop.execute {
        done.resume(
          with: Result {
            let this = WebhookListener(loop, path, fields, milliseconds, handler)
            // The loop holds the listener, and that this.
            let listener = try TCPListener(
              on: loop, at: address, accepted: { this.accepted($0) },
              failed: { standardError("webhooks: \($0)") })
            this.listener = listener
            return listener.localAddress ?? address
          })
      }
    }
  }

  private func accepted(_ connection: TCPConnection) {
    guard open < Self.connections else { return connection.close() }
    open += 1
    let exchange = WebhookExchange(connection, of: self, path: path, handler: handler)
    connection.delegate = exchange
    exchange.begin()
  }
}

/// One connection: a request, an answer.
private final class WebhookExchange: ConnectionDelegate, TimerTarget {
  private let connection: TCPConnection
  private let listener: WebhookListener
  private let path: String
  private let handler: WebhookListener.Handler
  private var parser = HTTP1Parser(headLimit: WebhookListener.headBytes)
  private var fields: [String: String] = [:]
  private var body: [UInt8] = []
  private var isAnswered = false
  private var output: [UInt8] = []
  private var timer: TimerToken?

  init(
    _ connection: TCPConnection, of listener: WebhookListener, path: String,
    handler: @escaping WebhookListener.Handler
  ) {
    self.connection = connection
    self.listener = listener
    self.path = path
    self.handler = handler
  }

  func begin() {
    timer = connection.loop.schedule(after: listener.milliseconds, self, tag: 0)
    connection.startReading()
  }

  func timerFired(tag: Int) {
    timer = nil
    connection.close()
  }

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    // What follows a request is for nobody.
    if isAnswered { return }
    parser.append(bytes)
    while !isAnswered {
      switch parser.next() {
      case .incomplete: return
      case .head(let head): begin(head)
      case .body(let part):
        guard body.count + part.count <= WebhookListener.bodyBytes else { return answer(413) }
        body += part
      case .end: hand()
      case .refused(let status, _): answer(status)
      }
    }
  }

  private func begin(_ head: HTTP1Parser.Head) {
    let path = head.target.prefix { $0 != "?" }
    guard path == self.path else { return answer(404) }
    guard head.method == "POST" else { return answer(405) }
    for field in head.fields where listener.fields.contains(field.name) {
      if fields.updateValue(field.value, forKey: field.name) != nil { return answer(400) }
    }
    if head.awaitsContinue {
      output += Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
      connection.setNeedsFlush()
    }
  }

  private func hand() {
    isAnswered = true
    let webhook = Webhook(fields: fields, body: body)
    body = []
    let (loop, handler) = (connection.loop, handler)
    let this = LoopBound(self, on: loop)
    Task {
      let reply = await handler(webhook)
      loop.execute { this.value.write(reply) }
    }
  }

  private func answer(_ status: Int) {
    isAnswered = true
    write(WebhookReply(status: status))
  }

  private func write(_ reply: WebhookReply) {
    guard connection.isOpen else { return }
    let body = reply.body.count <= WebhookReply.bodyBytes ? reply.body : []
    let type = body.isEmpty ? "" : "content-type: application/json\r\n"
    // The reason may be empty (RFC 9112, 4).
    output += Array(
      "HTTP/1.1 \(reply.status) \r\n\(type)content-length: \(body.count)\r\nconnection: close\r\n\r\n"
        .utf8)
    output += body
    connection.closeWhenFlushed()
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    // An answer is shorter than what a buffer always has room for: a status, and a line of JSON.
    output.withUnsafeBytes { buffer.append($0) }
    output = []
  }

  /// Who has sent all of a request may still read.
  func connectionReadEnded() -> Bool { isAnswered }

  func connectionClosed(_ reason: CloseReason) {
    if let timer { connection.loop.cancel(timer) }
    timer = nil
    isAnswered = true
    listener.open -= 1
  }
}
