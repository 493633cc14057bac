import EventLoop
import HTTP2Transport
import Logging
import Synchronization

/// What happens to connections, in the log: everything at debug, and what an operator has to mend as a warning; once,
/// and from then on at most once a minute with how often. From any thread.
final class ConnectionNotes: Sendable {
  /// Seconds between two warnings of a kind. One minute.
  private static let interval: Int64 = 60

  private struct Kind {
    var warned: ContinuousClock.Instant?
    var since = 0
  }

  private let logger: Logger
  private let kinds = Mutex<[String: Kind]>([:])

  init(_ logger: Logger) { self.logger = logger }

  func hear(_ note: ServerNote) {
    logger.debug("connection", metadata: ["note": "\(note)"])
    guard let (kind, advice) = Self.concern(note) else { return }
    let now = ContinuousClock.now
    let count = kinds.withLock { kinds -> Int? in
      var known = kinds[kind] ?? Kind()
      defer { kinds[kind] = known }
      known.since += 1
      if let warned = known.warned, now - warned < .seconds(Self.interval) { return nil }
      known.warned = now
      defer { known.since = 0 }
      return known.since
    }
    guard let count else { return }
    logger.warning(
      "\(kind)",
      metadata: ["last": "\(note)", "count": .stringConvertible(count), "help": "\(advice)"])
  }

  /// What an operator should hear of, and what to do about it.
  private static func concern(_ note: ServerNote) -> (kind: String, advice: String)? {
    switch note {
    case .connectionRefused:
      ("connections are refused", "--max-connections, and the limit of open files")
    case .hostRefused: ("connections of a host are refused", "--max-connections-per-host")
    case .handshakeRefused:
      ("TLS handshakes are refused", "more begin than end: many silent peers, or too little CPU")
    case .acceptFailed:
      ("connections cannot be accepted", "the limit of open files: ulimit -n, LimitNOFILE")
    case .wrongProtocol:
      ("clients speak another protocol than this port", "https or http, --tls or not")
    case .sessionFailed, .connectionEnded, .handshakeFailed: nil
    }
  }
}
