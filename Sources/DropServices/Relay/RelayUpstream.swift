import MessageServices
import Messages
import RPC
import Synchronization
import WireCodec

/// The servers, or relays, that a relay follows: one of them at a time, the next one when it fails. Any thread.
final class RelayUpstream: Sendable {
  private let channels: [any ClientChannel]
  private let current = Mutex(0)

  /// - Parameter channels: at least one, in the order in which they are tried.
  init(_ channels: [any ClientChannel]) {
    precondition(!channels.isEmpty, "a relay has somebody to follow")
    self.channels = channels
  }

  /// The events of a feed as they come.
  typealias Call = ServerStreamingCall<RelayedEvent>

  private static let method = Method<Messages.SubscribeRequest, RelayedEvent>(
    service: Feed.serviceName, name: Feed.Methods.subscribe.name, kind: .serverStreaming,
    resumable: true)

  /// Which of them is followed now, from 0.
  var index: Int { current.withLock { $0 } }

  /// That one has failed: the next one is followed, unless somebody has found that out already.
  func failed(_ index: Int) {
    current.withLock { if $0 == index { $0 = (index + 1) % channels.count } }
  }

  /// Follows a stream at the one that is followed now. Returns when the call was given to a connection.
  ///
  /// - Parameter timeout: nil: as long as it goes on.
  func subscribe(
    _ request: Messages.SubscribeRequest, at index: Int, path: RelayPath, timeout: Duration? = nil
  ) async throws(RPCError) -> Call {
    try await channels[index % channels.count].serverStreaming(
      Self.method, request,
      options: CallOptions(timeout: timeout, metadata: path.metadata, encoding: .native))
  }
}
