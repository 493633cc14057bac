import Foundation
import Sequencer

/// Which monotonic clock it is that a note of log time goes by.
struct MachineLife: Equatable, Sendable {
  /// Which start of the machine: the kernel's `boot_id`. Every container of a machine has the same.
  var boot: String
  /// Which monotonic clock of that start: a container can have one of its own, by a time namespace.
  /// The name of the namespace is used again for another one, so how far its clock is from the
  /// machine's is a part of it. "-" where the kernel has none.
  var clock: String

  /// This process's; nil where the system does not tell.
  static let current: MachineLife? = {
    guard let boot = word(of: text("/proc/sys/kernel/random/boot_id")) else { return nil }
    let namespace = try? FileManager.default.destinationOfSymbolicLink(
      atPath: "/proc/self/ns/time")
    let offsets = text("/proc/self/timens_offsets")?.split(whereSeparator: \.isWhitespace)
    // "monotonic SECONDS NANOSECONDS boottime SECONDS NANOSECONDS".
    let clock = [word(of: namespace), offsets?.joined(separator: ",")].compactMap { $0 }
    return MachineLife(boot: boot, clock: clock.isEmpty ? "-" : clock.joined(separator: ","))
  }()

  private static func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  /// The text, if it is one word.
  private static func word(of text: String?) -> String? {
    guard let word = text?.trimmingCharacters(in: .whitespacesAndNewlines), !word.isEmpty,
      !word.contains(where: \.isWhitespace)
    else { return nil }
    return word
  }
}

/// What the next process has to know of log time while the machine runs on: `DIR/clock`, one line of six words: the
/// form, whose monotonic clock it is (two words, ``MachineLife``), log time and that clock, both in microseconds, and the
/// CRC-32C of all before it. Nothing depends on it that a start without it could not do, and a start asks the clock and
/// the log beside it; so it is not synced, and one that cannot be read is none.
struct ClockFile: Sendable {
  /// What is in it.
  enum Content: Equatable, Sendable {
    /// No file, or an empty one, as a loss of power leaves it.
    case absent
    /// Of the monotonic clock that was asked for.
    case note(ClockNote)
    /// Of another start of the machine, or of a container's own clock.
    case otherLife
    /// Of another version of this program.
    case otherVersion
    /// What no version writes: in words.
    case damaged(String)
  }

  private static let form = "dropwire-clock-2"
  /// More than any note has: nothing else is read into memory.
  private static let mostBytes = 1_024

  let path: String
  /// The life of the machine that is noted and asked for.
  let life: MachineLife?

  init(directory: String, life: MachineLife? = .current) {
    path = directory + "/clock"
    self.life = life
  }

  /// What was noted, if it is of this life of the machine and whole.
  func read() -> ClockNote? {
    if case .note(let note) = content() { note } else { nil }
  }

  /// The same, and why not. Never waits: of what is no file nothing is read.
  func content() -> Content {
    guard let found = try? FileManager.default.attributesOfItem(atPath: path) else {
      return .absent
    }
    guard found[.type] as? FileAttributeType == .typeRegular else {
      return .damaged("it is no file")
    }
    guard let size = (found[.size] as? NSNumber)?.intValue, size <= Self.mostBytes else {
      return .damaged("it is longer than any note")
    }
    guard let bytes = try? Data(contentsOf: URL(filePath: path)) else {
      return .damaged("it cannot be read")
    }
    return bytes.isEmpty ? .absent : content(of: bytes)
  }

  private func content(of bytes: Data) -> Content {
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      return .damaged("it is no text")
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    // The first version had no check value.
    if words[0] == "dropwire-clock-1" { return .otherVersion }
    guard words.count == 6, let end = text.lastIndex(of: " "),
      words[5] == Self.checkValue(of: text[...end]) + "\n"
    else { return .damaged("its check value is not that of its content") }
    guard words[0] == Self.form else { return .otherVersion }
    guard let time = Int64(words[3]), let monotonic = Int64(words[4]), time >= 0, monotonic >= 0
    else { return .damaged("it says no times") }
    guard let life, words[1] == life.boot, words[2] == life.clock else { return .otherLife }
    return .note(ClockNote(timeMicroseconds: time, monotonicMicroseconds: monotonic))
  }

  /// Replaces what was noted; nil: forgets it. Where that fails nothing stays: an old note is worse than none.
  func write(_ note: ClockNote?) {
    guard let note, let life else { return forget() }
    let text =
      "\(Self.form) \(life.boot) \(life.clock) \(note.timeMicroseconds) \(note.monotonicMicroseconds) "
    do {
      try Data((text + Self.checkValue(of: text) + "\n").utf8).write(
        to: URL(filePath: path), options: .atomic)
    } catch {
      forget()
    }
  }

  private func forget() { try? FileManager.default.removeItem(atPath: path) }

  /// Eight hexadecimal digits.
  private static func checkValue(of text: some StringProtocol) -> String {
    let digits = String(Checksum.crc32c(text.utf8), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
