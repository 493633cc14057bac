import Foundation

/// Webhooks that were put aside, a file each in `DIR/dead`: what was to be sent, and why it was not taken. An operator has
/// one sent again by moving its file to `DIR/again`, which `dropwire webhook replay` does.
struct DeadLetters: Sendable {
  struct Letter: Codable, Sendable {
    var id: String
    var type: String
    var subject: String
    /// Seconds since 1970, of when it was put aside.
    var at: Int64
    var reason: String
    var body: String

    /// As its file has it, and `dead --json` shows it.
    func json() throws -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }

  /// Files at once; then nothing more is put aside, and the sender ends.
  static let limit = 100_000

  private let dead: String
  private let again: String

  /// The folders are made where there are none.
  init(folder: String) throws {
    dead = folder + "/dead"
    again = folder + "/again"
    for path in [dead, again] {
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw CommandFailure(
          "\(path) cannot be made: \(error.localizedDescription)", exitCode: 70)
      }
    }
  }

  /// The ids of a folder, in order.
  private static func ids(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  var all: [String] { Self.ids(in: dead) }
  var toSendAgain: [String] { Self.ids(in: again) }

  /// Puts one aside; it is on the disk when this returns.
  func put(_ letter: Letter) throws {
    guard all.count < Self.limit else {
      throw CommandFailure(
        "\(dead) has \(Self.limit) webhooks: `dropwire webhook replay` them, or move them away")
    }
    try FileDurability.write(try letter.json(), to: "\(dead)/\(letter.id).json")
  }

  /// One that was to be sent again was not taken: it is aside as before. In between it is in one folder or the other.
  func putBack(_ letter: Letter) throws {
    let path = "\(again)/\(letter.id).json"
    try FileDurability.write(try letter.json(), to: path)
    guard rename(path, "\(dead)/\(letter.id).json") == 0 else {
      throw CommandFailure("\(path) cannot be moved", exitCode: 70)
    }
    try FileDurability.syncFolder(of: "\(dead)/\(letter.id).json")
  }

  /// What is no letter is not looked at again.
  func setAside(_ id: String) { _ = rename("\(again)/\(id).json", "\(again)/\(id).bad") }

  func letter(_ id: String, isAgain: Bool = false) throws -> Letter {
    let path = "\(isAgain ? again : dead)/\(id).json"
    guard let content = FileManager.default.contents(atPath: path),
      let letter = try? JSONDecoder().decode(Letter.self, from: content), letter.id == id
    else { throw CommandFailure("\(path) is no webhook that was put aside") }
    return letter
  }

  /// Has one sent again.
  func askAgain(_ id: String) throws {
    guard rename("\(dead)/\(id).json", "\(again)/\(id).json") == 0 else {
      throw CommandFailure("\(dead)/\(id).json: no such webhook was put aside")
    }
    try FileDurability.syncFolder(of: "\(again)/\(id).json")
  }

  /// One that was to be sent again was.
  func sent(_ id: String) throws {
    try? FileManager.default.removeItem(atPath: "\(again)/\(id).json")
    try FileDurability.syncFolder(of: "\(again)/\(id).json")
  }
}
