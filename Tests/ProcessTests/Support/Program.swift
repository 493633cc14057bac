import Foundation
import LoadKit

/// The executable under test.
enum Program {
  /// `DROPWIRE_BINARY`, or the one that was built beside this test bundle.
  static let path: String = {
    if let given = ProcessInfo.processInfo.environment["DROPWIRE_BINARY"], !given.isEmpty {
      return given
    }
    let beside = Bundle.main.bundleURL.appending(path: "dropwire").path
    let candidates = [beside, FileManager.default.currentDirectoryPath + "/.build/debug/dropwire"]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? beside
  }()

  /// Whether it was built with optimisation; others refuse to measure, so `bench` cannot be tried
  /// with them.
  static let isOptimised: Bool = {
    // A target that cannot be is looked at after the refusal to measure: 2 is said by optimised
    // builds only.
    guard
      let process = try? ChildProcess(
        executable: path, arguments: ["bench", "echo", "--target", "nowhere"])
    else { return false }
    return process.stop(after: 20) == .code(2)
  }()

  /// Runs it to its end.
  ///
  /// - Throws: ``Overtime`` when it does not end in time; then it was killed.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], timeoutSeconds: Double = 30
  ) async throws -> Ended {
    try await offPool {
      let process = try start(arguments, environment: environment)
      guard let exit = process.waitForEnd(timeoutSeconds: timeoutSeconds) else {
        process.kill()
        _ = process.waitForEnd(timeoutSeconds: 5)
        throw Overtime(
          what: arguments.joined(separator: " "), seconds: timeoutSeconds, errors: process.errorTail
        )
      }
      return Ended(exit: exit, lines: process.outputLines, errors: process.errorTail)
    }
  }

  /// Starts it. The environment is this process's own without `DROPWIRE_…`, and what is given.
  static func start(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> ChildProcess {
    let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DROPWIRE_") }
    return try ChildProcess(
      executable: path, arguments: arguments,
      environment: inherited.merging(environment) { _, given in given })
  }
}

/// How a run came out.
struct Ended: Sendable, CustomStringConvertible {
  var exit: ChildExit
  /// The last lines of standard output.
  var lines: [String]
  /// The end of standard error.
  var errors: String

  var description: String {
    "\(exit)\n\(lines.suffix(40).joined(separator: "\n"))\n--- standard error\n\(errors)"
  }

  /// The last line as the JSON object it has to be.
  func json() throws -> Report {
    guard let line = lines.last,
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    else { throw NoReport(run: self) }
    return Report(
      isOK: object["ok"] as? Bool ?? false,
      violations: object["violations"] as? [String] ?? ["no list of violations"],
      numbers: object.compactMapValues { ($0 as? NSNumber)?.int64Value },
      texts: object.compactMapValues { $0 as? String })
  }
}

/// The report of `--json`.
struct Report: Sendable {
  var isOK: Bool
  var violations: [String]
  var numbers: [String: Int64]
  var texts: [String: String]
}

/// Standard output did not end with a JSON object.
struct NoReport: Error, CustomStringConvertible {
  var run: Ended
  var description: String { "no JSON object in the last line: \(run)" }
}

/// A process that was still there when it should have been done.
struct Overtime: Error, CustomStringConvertible {
  var what: String
  var seconds: Double
  var errors: String
  var description: String { "\(what) did not end within \(seconds) s; it said:\n\(errors)" }
}

/// Runs what blocks on a thread of its own: the pool that runs tests has a thread per core, no
/// more.
func offPool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { done in
    Thread.detachNewThread { done.resume(with: Result { try body() }) }
  }
}

extension ChildProcess {
  /// Waits for the end, and kills it after the time.
  func stop(after seconds: Double) -> ChildExit? {
    if let exit = waitForEnd(timeoutSeconds: seconds) { return exit }
    kill()
    return waitForEnd(timeoutSeconds: 5)
  }
}
