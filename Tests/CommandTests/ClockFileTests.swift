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

  private static func file(
    _ directory: String, boot: String = "one", clock: String = "-"
  )
    -> ClockFile
  {
    ClockFile(directory: directory, life: MachineLife(boot: boot, clock: clock))
  }

  @Test("it is read while the machine runs on, and forgotten")
  func readsWhatItWrote() throws {
    try Self.with { directory in
      let file = Self.file(directory)
      #expect(file.read() == nil)
      #expect(file.content() == .absent)
      file.write(Self.note)
      #expect(file.read() == Self.note)
      #expect(Self.file(directory, boot: "another").content() == .otherLife)
      // A container has the machine's boot, and can have a monotonic clock of its own.
      #expect(Self.file(directory, clock: "time:[7]").content() == .otherLife)
      #expect(ClockFile(directory: directory, life: nil).content() == .otherLife)
      file.write(nil)
      #expect(file.read() == nil)
      let left = try FileManager.default.contentsOfDirectory(atPath: directory)
      #expect(left.isEmpty)
      // A directory that is gone is no reason to fail.
      Self.file(directory + "/none").write(Self.note)
    }
  }

  /// The fault that was found: one bit of a digit, and log time was in another century.
  @Test("no changed bit, lost or added byte makes another note of it")
  func damage() throws {
    try Self.with { directory in
      let file = Self.file(directory)
      file.write(Self.note)
      let whole = try Data(contentsOf: URL(filePath: file.path))
      func isDamaged(_ bytes: Data) throws -> Bool {
        try bytes.write(to: URL(filePath: file.path))
        if case .damaged = file.content() { return file.read() == nil }
        return false
      }
      for bit in 0..<8 * whole.count {
        var changed = whole
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(try isDamaged(changed), "bit \(bit)")
      }
      for count in 1..<whole.count {
        #expect(try isDamaged(whole.prefix(count)), "\(count) bytes")
      }
      #expect(try isDamaged(whole + Data("\n".utf8)))
      #expect(try isDamaged(whole + whole))
      #expect(try isDamaged(Data(count: 4_096)))
      #expect(try !isDamaged(whole))
    }
  }

  @Test("what is no file is not read, and nobody waits for it")
  func noFile() throws {
    try Self.with { directory in
      let file = Self.file(directory)
      #expect(mkfifo(file.path, 0o600) == 0)
      #expect(file.content() == .damaged("it is no file"))
      file.write(Self.note)
      #expect(file.read() == Self.note)
    }
  }

  /// Whole, as the check value says, and of no use.
  @Test(
    "times that cannot be are none, and another version is none",
    arguments: [
      ("dropwire-clock-2 one - -5 6 ", false), ("dropwire-clock-2 one - 5 1e3 ", false),
      ("dropwire-clock-2 one - 99999999999999999999 6 ", false),
      ("dropwire-clock-3 one - 5 6 ", true),
    ])
  func whole(text: String, isOfOtherVersion: Bool) throws {
    try Self.with { directory in
      let check = String(Checksum.crc32c(text.utf8), radix: 16)
      let padded = String(repeating: "0", count: 8 - check.count) + check
      try Data((text + padded + "\n").utf8).write(to: URL(filePath: directory + "/clock"))
      let content = Self.file(directory).content()
      #expect(content == (isOfOtherVersion ? .otherVersion : .damaged("it says no times")))
    }
  }

  @Test(
    "anything else is no note",
    arguments: [
      "", "\n", " ", "dropwire-clock-1 one 5 6\n", "dropwire-clock-1",
      "dropwire-clock-2 one - 5 6\n",
      "dropwire-clock-2 one - 5 6 00000000\n", "\u{FEFF}", "dropwire-clock-2 one - 5 6 ",
    ])
  func garbage(text: String) throws {
    try Self.with { directory in
      try Data(text.utf8).write(to: URL(filePath: directory + "/clock"))
      #expect(Self.file(directory).read() == nil)
    }
  }

  #if os(Linux)
    @Test("this machine says which start it is")
    func life() {
      #expect(MachineLife.current?.boot.count == 36)
      #expect(MachineLife.current?.clock.isEmpty == false)
    }
  #endif
}
