import EventLoop
import RPC

/// Says where a name is, in place of the system's resolver: for a registry of services, or a name server of one's own.
/// See `ChannelOptions.resolver`.
public protocol NameResolver: Sendable {
  /// The addresses of `host` now, the preferred ones first; `ClientLimits.addresses` of them are looked at.
  ///
  /// A channel asks when it wants a connection, and with `BalancingPolicy.roundRobin` when it has lost one, at most every
  /// `ClientLimits.resolveInterval`; not again while it waits for an answer. From any thread. The task is cancelled after
  /// `ClientLimits.connectTimeout`, and with the channel.
  ///
  /// - Throws: what is wrong. Calls that wait for the name fail with its description, and it is asked again
  ///   after a pause; connections to the addresses of before stay.
  func addresses(host: String, port: Int) async throws -> [ChannelAddress]
}

/// One look-up of a channel, by its own resolver or by the system's.
struct NameLookup {
  enum Answer: Sendable {
    case found([ChannelAddress])
    case failed(String)
  }

  /// The question to the channel's own resolver.
  private let task: Task<Void, Never>?

  /// On the loop; `completion` is called on it, once.
  init(
    host: String, port: Int, resolver: (any NameResolver)?, loop: Loop,
    completion: @escaping @Sendable (Answer) -> Void
  ) {
    guard let resolver, (try? SocketAddress(host: host, port: port)) == nil else {
      task = nil
      loop.resolve(host: host, port: port) { result in
        switch result {
        case .success(let found): completion(.found(found.map { ChannelAddress($0) }))
        case .failure(let error): completion(.failed("\(error)"))
        }
      }
      return
    }
    task = Task {
      let answer: Answer
      do {
        let found = try await resolver.addresses(host: host, port: port)
        answer = found.isEmpty ? .failed("'\(host)' has no addresses") : .found(found)
      } catch {
        answer = .failed("cannot resolve '\(host)': \(error)")
      }
      loop.execute { completion(answer) }
    }
  }

  /// Nobody waits for the answer any more.
  func cancel() { task?.cancel() }
}
