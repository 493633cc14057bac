import Foundation
import LoadKit
import WireCodec

/// The books of a simulated provider: a line of JSON for each deed, in a file that is there after a crash. A deed is
/// in the books before anybody is told of it.
final class ProviderBooks {
  private let file: FileHandle
  private let encoder = JSONEncoder()
  /// What was written before.
  let deeds: [ProviderDeed]

  /// Opens the books, or begins them. A last line that a crash has cut off is left out, and cut off.
  init(path: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      guard FileManager.default.createFile(atPath: path, contents: nil) else {
        throw CommandFailure("\(path) cannot be written", exitCode: 70)
      }
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw CommandFailure("\(path) cannot be written", exitCode: 70)
    }
    self.file = file
    let (deeds, length) = try Self.deeds(in: try file.readToEnd() ?? Data(), of: path)
    self.deeds = deeds
    try file.truncate(atOffset: UInt64(length))
    try file.seekToEnd()
    encoder.outputFormatting = .sortedKeys
  }

  /// What is written in a file of books, of an adapter that may be running or not.
  static func read(_ path: String) throws -> [ProviderDeed] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("\(path) cannot be read", exitCode: 70)
    }
    return try deeds(in: bytes, of: path).deeds
  }

  /// The deeds, and the bytes of their whole lines.
  private static func deeds(
    in bytes: Data, of path: String
  ) throws -> (deeds: [ProviderDeed], length: Int) {
    let end = bytes.lastIndex(of: 0x0A).map { bytes.index(after: $0) } ?? bytes.startIndex
    var deeds: [ProviderDeed] = []
    for line in bytes[..<end].split(separator: 0x0A) {
      guard let deed = try? JSONDecoder().decode(ProviderDeed.self, from: line) else {
        throw CommandFailure("\(path): line \(deeds.count + 1) is none of a provider's books")
      }
      deeds.append(deed)
    }
    return (deeds, bytes.distance(from: bytes.startIndex, to: end))
  }

  /// Writes a deed, and waits until it is on the disk.
  func write(_ deed: ProviderDeed) throws {
    var line = try encoder.encode(deed)
    line.append(0x0A)
    do {
      try file.write(contentsOf: line)
      try file.synchronize()
    } catch {
      throw CommandFailure(
        "the books cannot be written: \(error.localizedDescription)", exitCode: 70)
    }
  }
}

extension ProviderDeed {
  /// The deed as the audit compares it.
  var audited: AuditDeed {
    get throws {
      guard let uuid = UUIDBytes(payment) else {
        throw CommandFailure("deed \(number) is of '\(payment)', which is no payment")
      }
      return AuditDeed(
        number: number, kind: kind, payment: LoadKey(high: uuid.high, low: uuid.low),
        amount: amount, answer: answer)
    }
  }
}
