import EventLoop
import HTTP2Transport

/// What a webhook has to say: the header with its signature, and its body.
struct Webhook: Sendable {
  var signature: String?
  var body: [UInt8]
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

  typealias Handler = @Sendable (Webhook) async -> Int

  private let loop: Loop
  private let path: String
  fileprivate let milliseconds: UInt64
  private let handler: Handler
  private var listener: TCPListener?
  fileprivate var open = 0

  private init(
    _ loop: Loop, _ path: String, _ milliseconds: UInt64, _ handler: @escaping Handler
  ) {
    self.loop = loop
    self.path = path
    self.milliseconds = milliseconds
    self.handler = handler
  }

  /// Listens; the address, with the port that the system chose.
  ///
  /// - Parameter handler: the status to answer a webhook with.
  static func start(
    on loop: Loop, at address: SocketAddress, path: String,
    milliseconds: UInt64 = WebhookListener.milliseconds, handler: @escaping Handler
  ) async throws -> SocketAddress {
    try await withCheckedThrowingContinuation { done in
      loop.execute {
        done.resume(
          with: Result {
            let this = WebhookListener(loop, path, milliseconds, handler)
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
  private var signature: String?
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
    let signatures = head.fields.filter { $0.name == "stripe-signature" }
    guard signatures.count <= 1 else { return answer(400) }
    signature = signatures.first?.value
    if head.awaitsContinue {
      output += Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
      connection.setNeedsFlush()
    }
  }

  private func hand() {
    isAnswered = true
    let webhook = Webhook(signature: signature, body: body)
    body = []
    let (loop, handler) = (connection.loop, handler)
    let this = LoopBound(self, on: loop)
    Task {
      let status = await handler(webhook)
      loop.execute { this.value.write(status) }
    }
  }

  private func answer(_ status: Int) {
    isAnswered = true
    write(status)
  }

  private func write(_ status: Int) {
    guard connection.isOpen else { return }
    // The reason may be empty (RFC 9112, 4).
    output += Array(
      """
      HTTP/1.1 \(status) \r\ncontent-length: 0\r\nconnection: close\r\n\r\n
      """.utf8)
    connection.closeWhenFlushed()
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    // An answer is shorter than what a buffer always has room for.
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
