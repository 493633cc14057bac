import JSONText
import LoadKit

/// Where an inspection writes: lines to standard output, many at a time; what is damaged, and how far it is, to
/// standard error.
final class InspectionOutput {
  private let output = LineOutput()
  private var waiting = ""
  private let goesOn: Bool
  private var saidAt = MonotonicTime.nanoseconds

  /// Everything that is damaged, as far as it is remembered.
  private(set) var violations: [String] = []
  /// How many things are damaged.
  private(set) var violationCount = 0

  /// Bytes that are collected before they are written.
  private static let blockBytes = 64 << 10
  /// Violations remembered for the last line; all are said when they are found.
  private static let violationsKept = 1_000
  /// Between two words on how far it is.
  private static let progressNanoseconds: Int64 = 2_000_000_000

  /// - Parameter goesOn: whether damage is no reason to stop.
  init(goesOn: Bool) { self.goesOn = goesOn }

  /// Ends an inspection at its first damage.
  struct Stopped: Error {}

  /// Writes a line, sooner or later.
  func line(_ text: String) {
    waiting += text
    waiting += "\n"
    if waiting.utf8.count >= Self.blockBytes { flush() }
  }

  /// Writes what was collected.
  func flush() {
    if !waiting.isEmpty { output.write(waiting) }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Says what is damaged.
  ///
  /// - Throws: ``Stopped`` unless the inspection goes on all the same.
  func found(_ violation: String) throws(Stopped) {
    violationCount += 1
    if violations.count < Self.violationsKept { violations.append(violation) }
    flush()
    standardError("damaged: \(violation)")
    if !goesOn { throw Stopped() }
  }

  /// Says how far it is, when that was not said for a while.
  func progress(_ text: @autoclosure () -> String) {
    let now = MonotonicTime.nanoseconds
    guard now - saidAt >= Self.progressNanoseconds else { return }
    saidAt = now
    standardError("inspect: \(text())")
  }
}
