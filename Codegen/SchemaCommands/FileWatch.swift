import ArgumentParser
import Foundation
import SchemaCompiler

/// Sees by size and time of change which files are others than before.
struct FileWatch {
  private struct Stamp: Equatable {
    let size: UInt64
    let time: Date
  }

  private var stamps: [String: Stamp] = [:]

  /// Takes note of the files and returns what changed since the last time, in the order of paths;
  /// the first time nothing did.
  mutating func changes(of paths: [String]) -> [String] {
    var found: [String: Stamp] = [:]
    for path in paths {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
        continue
      }
      found[path] = Stamp(
        size: attributes[.size] as? UInt64 ?? 0,
        time: attributes[.modificationDate] as? Date ?? .distantPast)
    }
    defer { stamps = found }
    if stamps.isEmpty { return [] }
    let all = Set(found.keys).union(stamps.keys)
    return all.filter { found[$0] != stamps[$0] }.sorted()
  }
}

/// `generate --watch`: again whenever a schema changes, until the process is interrupted.
enum WatchLoop {
  /// Seconds between two looks at the files: quick enough for a person, nothing for a machine.
  private static let interval: TimeInterval = 0.3

  /// - Parameters:
  ///   - files: the files that count now, imported ones included; may throw while one is being
  ///     written.
  ///   - run: makes everything anew; errors of the sources are told and waited out.
  static func run(files: () throws -> [String], _ run: () throws -> Void) throws -> Never {
    letInterruptsEnd()
    var watch = FileWatch()
    _ = watch.changes(of: (try? files()) ?? [])
    attempt(run)
    tell("watching; end with Ctrl-C")
    while true {
      Thread.sleep(forTimeInterval: interval)
      let changed = watch.changes(of: (try? files()) ?? [])
      guard !changed.isEmpty else { continue }
      for path in changed {
        let isThere = FileManager.default.fileExists(atPath: path)
        tell((isThere ? "changed " : "gone ") + path)
      }
      attempt(run)
    }
  }

  /// Also where standard output is a pipe, a line is seen when it is written.
  private static func tell(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// Who started the process may have left the signal ignored or blocked; children inherit that.
  private static func letInterruptsEnd() {
    signal(SIGINT, SIG_DFL)
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }

  private static func attempt(_ run: () throws -> Void) {
    defer { fflush(nil) }
    do {
      try run()
    } catch {
      // What is wrong with the sources was printed; the rest has to be said here.
      let message = SchemaCommand.message(for: error)
      if !message.isEmpty { writeError(message + "\n") }
    }
  }
}
