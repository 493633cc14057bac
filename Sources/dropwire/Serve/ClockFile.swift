import Foundation
import Sequencer

/// What the next process has to know of log time while the machine runs on: `DIR/clock`, one line. Nothing depends on
/// it that a start without it could not do; so it is not synced, and one that cannot be read is none.
struct ClockFile: Sendable {
  /// Which start of the machine this is; nil where the system does not tell.
  static let boot: String? = {
    let path = "/proc/sys/kernel/random/boot_id"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return name.isEmpty || name.contains(" ") ? nil : name
  }()

  private static let form = "dropwire-clock-1"

  let path: String
  /// The start of the machine that is noted and asked for.
  let boot: String?

  init(directory: String, boot: String? = Self.boot) {
    path = directory + "/clock"
    self.boot = boot
  }

  /// What was noted, if the machine has not been started since.
  func read() -> ClockNote? {
    guard let boot, let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      return nil
    }
    let words = text.split(separator: "\n").first?.split(separator: " ") ?? []
    guard words.count == 4, words[0] == Self.form, words[1] == boot, let time = Int64(words[2]),
      let monotonic = Int64(words[3]), time >= 0, monotonic >= 0
    else { return nil }
    return ClockNote(timeMicroseconds: time, monotonicMicroseconds: monotonic)
  }

  /// Replaces what was noted; nil: forgets it. Where that fails nothing stays: an old note is worse than none.
  func write(_ note: ClockNote?) {
    guard let note, let boot else { return forget() }
    let line =
      "\(Self.form) \(boot) \(note.timeMicroseconds) \(note.monotonicMicroseconds)\n"
    do {
      try Data(line.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      forget()
    }
  }

  private func forget() { try? FileManager.default.removeItem(atPath: path) }
}
