import RPC

/// The relays that a call has come through, so that none follows itself.
struct RelayPath: Hashable, Sendable {
  /// The field of a call's metadata that names them, in hexadecimal digits with commas between.
  static let field = "dropwire-relays"

  /// From the one next to the viewers on.
  private(set) var relays: [UInt64] = []

  init() {}

  /// Of a call that came in. Of a field that is no such list nothing is known, and it counts as no relay.
  init(_ metadata: Metadata) {
    guard let text = metadata[Self.field] else { return }
    for part in text.split(separator: ",").prefix(64) {
      guard part.utf8.count <= 16, let relay = UInt64(part, radix: 16) else {
        relays = []
        return
      }
      relays.append(relay)
    }
  }

  var count: Int { relays.count }

  /// The call that `relay` makes for it.
  func through(_ relay: UInt64) -> RelayPath {
    var path = self
    path.relays.append(relay)
    return path
  }

  /// Why `relay` does not serve the call; nil when it does.
  func refusal(at relay: UInt64, hops: Int) -> RPCError? {
    if relays.contains(relay) {
      return RPCError(
        .failedPrecondition, "this relay follows itself, through \(relays.count) relays: \(text)")
    }
    guard relays.count < hops else {
      return RPCError(
        .failedPrecondition,
        "the call has come through \(relays.count) relays, and no more than \(hops) follow one another"
      )
    }
    return nil
  }

  var text: String { relays.map { String($0, radix: 16) }.joined(separator: ",") }

  var metadata: Metadata { Metadata(dictionaryLiteral: (Self.field, text)) }
}
