import Foundation

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
    let bytes = try file.readToEnd() ?? Data()
    let end = bytes.lastIndex(of: 0x0A).map { bytes.index(after: $0) } ?? bytes.startIndex
    var deeds: [ProviderDeed] = []
    for line in bytes[..<end].split(separator: 0x0A) {
      guard let deed = try? JSONDecoder().decode(ProviderDeed.self, from: line) else {
        throw CommandFailure("\(path): line \(deeds.count + 1) is none of a provider's books")
      }
      deeds.append(deed)
    }
    self.deeds = deeds
    try file.truncate(atOffset: UInt64(bytes.distance(from: bytes.startIndex, to: end)))
    try file.seekToEnd()
    encoder.outputFormatting = .sortedKeys
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
