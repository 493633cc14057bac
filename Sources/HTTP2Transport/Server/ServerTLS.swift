import Synchronization
public import TLSSession

/// The certificate and rules a listener takes its connections with. Safe from any thread.
public final class ServerTLS: Sendable {
  private let held: Mutex<TLSContext>
  private let full = Atomic(0)
  private let resumed = Atomic(0)

  /// - Parameter context: a server's.
  public init(_ context: TLSContext) { held = Mutex(context) }

  /// What the next connection begins with.
  public var context: TLSContext { held.withLock { $0 } }

  /// Handshakes completed so far: full ones, and short ones by a ticket of an earlier connection.
  public var handshakes: (full: Int, resumed: Int) {
    (full.load(ordering: .relaxed), resumed.load(ordering: .relaxed))
  }

  func countHandshake(resumed isResumed: Bool) {
    if isResumed {
      resumed.add(1, ordering: .relaxed)
    } else {
      full.add(1, ordering: .relaxed)
    }
  }

  /// Takes another certificate or other rules. Connections that are open go on with what they began with;
  /// tickets of the old ones are good no more, so that a client proves itself anew.
  public func replace(with context: TLSContext) { held.withLock { $0 = context } }
}

/// How a client speaks TLS.
public struct ClientTLS: Sendable {
  /// A client's. Share it: it remembers sessions, so that the next handshake is a short one.
  public var context: TLSContext
  /// What the server's certificate must be for; the host connected to when nil.
  public var serverName: String?

  public init(_ context: TLSContext, serverName: String? = nil) {
    self.context = context
    self.serverName = serverName
  }
}
