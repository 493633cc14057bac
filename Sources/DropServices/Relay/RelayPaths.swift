import DropEngine
import RPC
import WireCodec

/// The relays that the viewers of one stream come through: a list for each subscription that is held, and which of these
/// lists are too long for whom the relay follows. Pure; not synchronised.
///
/// A caller says itself which relays it came through. What it says stands for no longer than its subscription does, and
/// keeps nobody else from the stream when the list is refused.
struct RelayPaths {
  /// For so long a list that was refused is not sent again.
  static let refusedSeconds = 60

  private struct Refusal {
    var length: Int
    var error: RPCError
    var sinceNanoseconds: UInt64
  }

  private var uses: [RelayPath: Int] = [:]
  /// What is sent while nobody watches: as before, so that relays in a circle go on telling one another.
  private var latest: RelayPath
  /// What each of the addresses upstream has refused.
  private var refusals: [Int: Refusal] = [:]

  init(_ first: RelayPath) { latest = first }

  mutating func add(_ path: RelayPath) { uses[path, default: 0] += 1 }

  mutating func remove(_ path: RelayPath) {
    guard let held = uses[path] else { return }
    uses[path] = held > 1 ? held - 1 : nil
    if uses.isEmpty { latest = path }
  }

  /// Lists that are held and differ.
  var count: Int { uses.count }

  /// What is sent to the address `upstream`: the longest list that it has not refused.
  func sent(to upstream: Int, _ now: UInt64) -> RelayPath {
    let limit = refusal(at: upstream, now)?.length ?? .max
    let short = uses.keys.filter { $0.count < limit }.max(by: Self.isBefore)
    return short ?? uses.keys.max(by: Self.isBefore) ?? latest
  }

  private static func isBefore(_ one: RelayPath, _ other: RelayPath) -> Bool {
    one.count == other.count
      ? one.relays.lexicographicallyPrecedes(other.relays) : one.count < other.count
  }

  /// The address has refused a list of this length. One without relays is no longer than any other: it is refused each
  /// time anew.
  mutating func refused(_ length: Int, by upstream: Int, _ error: RPCError, _ now: UInt64) {
    guard length > 0 else { return }
    let known = refusal(at: upstream, now)?.length ?? .max
    refusals[upstream] = Refusal(length: min(known, length), error: error, sinceNanoseconds: now)
  }

  /// Why `path` cannot be served while that address is followed; nil when it can.
  func error(for path: RelayPath, at upstream: Int, _ now: UInt64) -> RPCError? {
    guard let refusal = refusal(at: upstream, now), path.count >= refusal.length else { return nil }
    return refusal.error
  }

  private func refusal(at upstream: Int, _ now: UInt64) -> Refusal? {
    guard let refusal = refusals[upstream],
      !RelayDirectory.isPast(refusal.sinceNanoseconds, Self.refusedSeconds * 1_000, now)
    else { return nil }
    return refusal
  }
}

/// Finds streams for the call of one viewer, which came through these relays. Any thread.
final class RelayFinder: TopicDirectory {
  private let directory: RelayDirectory
  private let path: RelayPath

  init(_ directory: RelayDirectory, _ path: RelayPath) {
    self.directory = directory
    self.path = path
  }

  func find(
    _ topic: DropEngine.Topic, epoch: UInt64, next: UInt64?, of place: PeerPlace,
    as encoding: WireEncoding, on executor: any LoopExecutor,
    completion: @escaping (Result<KnownTopic?, RPCError>) -> Void
  ) {
    directory.find(
      topic, epoch: epoch, next: next, through: path, as: encoding, on: executor,
      completion: completion)
  }
}
