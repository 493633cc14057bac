import EventLoop
import Synchronization

/// Connections of all loops of a server, or handshakes, in all and of each host. From any thread.
final class ConnectionCount: Sendable {
  enum Answer {
    case taken
    /// There are as many as there may be.
    case full
    /// There are as many of this host as there may be.
    case hostFull
  }

  private struct Counts {
    var total = 0
    var hosts: [HostKey: Int] = [:]
  }

  private let counts = Mutex(Counts())

  /// - Parameter host: nil is counted in all only.
  func take(limit: Int, host: HostKey? = nil, hostLimit: Int = .max) -> Answer {
    counts.withLock { counts in
      guard counts.total < limit else { return .full }
      if let host {
        let ofHost = counts.hosts[host, default: 0]
        guard ofHost < hostLimit else { return .hostFull }
        counts.hosts[host] = ofHost + 1
      }
      counts.total += 1
      return .taken
    }
  }

  func giveBack(_ host: HostKey? = nil) {
    counts.withLock { counts in
      counts.total -= 1
      guard let host, let ofHost = counts.hosts[host] else { return }
      counts.hosts[host] = ofHost > 1 ? ofHost - 1 : nil
    }
  }

  var current: Int { counts.withLock { $0.total } }
}
