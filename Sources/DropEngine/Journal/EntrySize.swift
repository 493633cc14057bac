import LogContract
import Messages

extension Command {
  /// An upper bound of what the entry takes in a record of the journal: the form of the command, that
  /// of any outcome, and six bytes of index. What is of one length counts as its longest.
  ///
  /// Asked for every command, so that records keep their bound: no bytes are made for it.
  public var entryBytes: Int {
    Self.fixedBytes + body.variableBytes + (header?.formBytes ?? 0)
  }

  /// Version, tag, identity (33), the longest body but for texts, lists and lines (64), the longest
  /// outcome (80) and the index (6).
  private static let fixedBytes = 2 + 33 + 64 + 80 + 6
}

extension Command.Body {
  fileprivate var variableBytes: Int {
    switch self {
    case .reserve(let command): 13 * command.lines.count
    case .registerPartner(let command): Self.bytes(command.name)
    case .openStream(let command): Self.bytes(command.title)
    case .publishMarker(let command): 40 + Self.bytes(command.title)
    case .putOffer(let command):
      command.variants.reduce(Self.bytes(command.title) + 10) { $0 + Self.bytes($1) }
    case .scheduleDrop(let command): 64 + 18 * command.pools.count
    // Both behind their length.
    case .adoptRules(let command): 12 * command.settings.count
    case .logged(let command): command.encodedSize + command.maximumResultSize + 20
    default: 0
    }
  }

  private static func bytes(_ text: String) -> Int { text.utf8.count + 10 }
}
