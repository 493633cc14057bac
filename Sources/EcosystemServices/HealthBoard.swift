public import EcosystemMessages
public import RPC
import Synchronization
import WireCodec

/// The health service: what a server says of itself to load balancers and orchestrators. Safe from
/// any thread.
///
/// A service that was never set is not known. Whoever watches one is told whenever its status changes.
public final class HealthBoard: HealthService {
  private struct Watcher {
    let service: String
    let updates: AsyncStream<ServingStatus>.Continuation
  }

  private struct State {
    var statuses: [String: ServingStatus] = [:]
    var watchers: [UInt64: Watcher] = [:]
    var nextWatcher: UInt64 = 0
    var isStopped = false
  }

  private let state = Mutex(State())

  /// A board that knows of the server as a whole, `""`, and of `services`, all serving.
  public init(services: [String] = []) {
    state.withLock { state in
      for name in [""] + services { state.statuses[name] = .serving }
    }
  }

  /// Sets the status of a service, of the server as a whole with the name `""`. Does nothing after
  /// `stop`.
  public func set(_ status: ServingStatus, for service: String = "") {
    state.withLock { state in
      guard !state.isStopped else { return }
      state.statuses[service] = status
      for watcher in state.watchers.values where watcher.service == service {
        watcher.updates.yield(status)
      }
    }
  }

  /// Before a drain: nothing is serving from now on. Whoever watches is told so, and the watch ends, so
  /// that it does not hold up the drain.
  public func stop() {
    state.withLock { state in
      state.isStopped = true
      for name in state.statuses.keys { state.statuses[name] = .notServing }
      for watcher in state.watchers.values {
        watcher.updates.yield(state.statuses[watcher.service] ?? .serviceUnknown)
        watcher.updates.finish()
      }
      state.watchers = [:]
    }
  }

  // MARK: The service

  public func check(
    _ request: HealthCheckRequest, context: ServerContext
  ) async throws -> HealthCheckResponse {
    guard let status = state.withLock({ $0.statuses[request.service] }) else {
      throw RPCError(.notFound, "the service '\(request.service)' is not known here")
    }
    return HealthCheckResponse(status: status)
  }

  public func list(
    _ request: HealthListRequest, context: ServerContext
  ) async throws -> HealthListResponse {
    let statuses = state.withLock { $0.statuses }
    var response = HealthListResponse()
    for name in statuses.keys.sorted() {
      response.statuses[name] = HealthCheckResponse(status: statuses[name] ?? .unspecified)
    }
    return response
  }

  public func watch(
    _ request: HealthCheckRequest, responses: ResponseStream<HealthCheckResponse>,
    context: ServerContext
  ) async throws {
    // Only the newest status counts for a watcher that is slow.
    let (updates, input) = AsyncStream<ServingStatus>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    let watcher = add(Watcher(service: request.service, updates: input))
    defer { state.withLock { _ = $0.watchers.removeValue(forKey: watcher) } }
    var last: ServingStatus?
    for await status in updates where status != last {
      last = status
      try await responses.send(HealthCheckResponse(status: status))
    }
    try Task.checkCancellation()
  }

  private func add(_ watcher: Watcher) -> UInt64 {
    state.withLock { state in
      state.nextWatcher += 1
      watcher.updates.yield(state.statuses[watcher.service] ?? .serviceUnknown)
      if state.isStopped {
        watcher.updates.finish()
      } else {
        state.watchers[state.nextWatcher] = watcher
      }
      return state.nextWatcher
    }
  }
}
