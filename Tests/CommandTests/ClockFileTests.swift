import Foundation
import Sequencer
import Testing

@testable import dropwire

@Suite("dropwire serve: what is noted of the clock")
struct ClockFileTests {
  private static func with(_ body: (String) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "dropwire-clock-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try body(directory)
  }

  private static let note = ClockNote(
    timeMicroseconds: 1_800_000_000_000_000, monotonicMicroseconds: 77)

  @Test("it is read while the machine runs on, and forgotten")
  func readsWhatItWrote() throws {
    try Self.with { directory in
      let file = ClockFile(directory: directory, boot: "one")
      #expect(file.read() == nil)
      file.write(Self.note)
      #expect(file.read() == Self.note)
      #expect(ClockFile(directory: directory, boot: "another").read() == nil)
      #expect(ClockFile(directory: directory, boot: nil).read() == nil)
      file.write(nil)
      #expect(file.read() == nil)
      let left = try FileManager.default.contentsOfDirectory(atPath: directory)
      #expect(left.isEmpty)
      // A directory that is gone is no reason to fail.
      ClockFile(directory: directory + "/none", boot: "one").write(Self.note)
    }
  }

  @Test(
    "anything else is no note",
    arguments: [
      "", "\n", "dropwire-clock-1 one 5", "dropwire-clock-2 one 5 6", "dropwire-clock-1 two 5 6",
      "dropwire-clock-1 one -5 6", "dropwire-clock-1 one 5 6 7", "dropwire-clock-1 one 5 1e3",
      "dropwire-clock-1 one 99999999999999999999 6",
    ])
  func garbage(text: String) throws {
    try Self.with { directory in
      try Data(text.utf8).write(to: URL(filePath: directory + "/clock"))
      #expect(ClockFile(directory: directory, boot: "one").read() == nil)
    }
  }

  #if os(Linux)
    @Test("this machine says which start it is")
    func boot() { #expect(ClockFile.boot?.count == 36) }
  #endif
}
