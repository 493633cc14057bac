import Basics
import DropEngine

/// Measures the engine alone: one core, no log, no wire. Prints one line per measurement and, for
/// what the engine promises, the ratio that matters. Run it in a release build; timings of other
/// builds mean nothing.
///
///     engine-benchmark [entries [most holds outstanding]] [reserve|release|drop|waitlist|…]
///
/// With a name, only measurements whose name contains it.
@main
enum EngineBenchmark {
  static func main() {
    guard isOptimised else {
      print("engine-benchmark: refusing to measure a debug build; use `swift run -c release`")
      exitFailing()
    }
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let wanted = CommandLine.arguments.dropFirst().first { Int($0) == nil } ?? ""
    let entries = numbers.first ?? 1_000_000
    let largest = numbers.dropFirst().first ?? 10_000_000
    mixes(entries: entries, wanted)
    if "outstanding".contains(wanted) { outstanding(upTo: largest) }
    if "forms".contains(wanted) { forms(entries: entries) }
    if "memory".contains(wanted) { holding(holds: entries) }
    if "restore".contains(wanted) { restoring(holds: entries) }
    if "drain".contains(wanted) { drains(entries: min(entries, 19_200)) }
    if "forgetting".contains(wanted) { forgetting(entries: entries) }
  }

  /// The usual mixes on one hot item.
  static func mixes(entries: Int, _ wanted: String) {
    for mix in Mix.allCases where wanted.isEmpty || "\(mix)".contains(wanted) {
      var workload = Workload(seed: 1, capacity: 50_000_000, mix: mix)
      let nanoseconds = workload.run(entries: entries)
      report("mix \(mix)", entries: entries, nanoseconds: nanoseconds)
    }
  }

  /// What an entry costs when few holds are outstanding and when very many are: medians of batches
  /// of 64, warmed before they are applied and not, by turns.
  static func outstanding(upTo largest: Int) {
    for warming in [false, true, false, true] {
      var smallest: Double?
      var holds = 10_000
      while holds <= largest {
        var workload = Workload(seed: 2, capacity: 100_000_000, mix: .reserveRelease)
        workload.fill(holds: holds)
        // As many entries for each, and no more releases than the fewest holds.
        let nanoseconds = workload.runBatches(entries: 19_200, of: 64, warming: warming)
        let ratio = Double(nanoseconds) / (smallest ?? Double(nanoseconds))
        smallest = smallest ?? Double(nanoseconds)
        report(
          "\(holds) holds outstanding, \(warming ? "warmed" : "cold") batches", entries: 64,
          nanoseconds: nanoseconds, note: "×\(hundredths(ratio)) of the smallest")
        holds *= 10
      }
    }
  }

  /// What the journal forms cost.
  static func forms(entries: Int) {
    var workload = Workload(seed: 3, capacity: 50_000_000, mix: .reserve)
    let commands = workload.commands(entries: entries)
    var sink = ByteSink(minimumCapacity: 128 * entries)
    let encoding = measure { for command in commands { command.encode(into: &sink) } }
    report(
      "encode command", entries: entries, nanoseconds: encoding,
      note: "\(sink.count / entries) bytes each")
    var source = ByteSource(sink.bytes)
    var decoded = 0
    let decoding = measure {
      while !source.isAtEnd, (try? Command(from: &source)) != nil { decoded += 1 }
    }
    precondition(decoded == entries, "a command did not come back")
    report("decode command", entries: entries, nanoseconds: decoding)
  }

  /// What a checkpoint costs per changed row, and that it does not depend on the size of the state.
  static func drains(entries: Int) {
    for holds in [10_000, 1_000_000] {
      var workload = Workload(seed: 4, capacity: 100_000_000, mix: .reserveRelease)
      workload.fill(holds: holds)
      var rows = CountingRows()
      workload.engine.drainChanges(into: &rows)
      _ = workload.run(entries: entries)
      rows = CountingRows()
      let nanoseconds = measure { workload.engine.drainChanges(into: &rows) }
      report(
        "drain after \(entries) entries, \(holds) holds kept", entries: rows.rows,
        nanoseconds: nanoseconds, note: "\(rows.bytes / max(rows.rows, 1)) bytes a row")
    }
  }

  /// What an entry costs where as much is forgotten as is made, with and without an archive, and what the drains
  /// between cost an entry.
  static func forgetting(entries: Int) {
    let between = 1_024
    for isArchiving in [false, true, false, true] {
      var workload = Workload(seed: 5, capacity: 100_000_000, mix: .reserveRelease)
      workload.forgetAfterASecond()
      if isArchiving { workload.engine.startArchiving() }
      // An entry is a microsecond: from here on a hold is forgotten for each that is made.
      _ = workload.run(entries: 1_100_000)
      var rows = CountingRows()
      workload.engine.drainChanges(into: &rows)
      rows = CountingRows()
      var (applying, draining) = (UInt64(0), UInt64(0))
      for _ in 0..<(entries / between) {
        applying += workload.run(entries: between)
        draining += measure { workload.engine.drainChanges(into: &rows) }
      }
      let done = entries / between * between
      report(
        "forgetting, \(isArchiving ? "archived" : "for good")", entries: done,
        nanoseconds: applying,
        note: "drains \(hundredths(Double(draining) / Double(done))) ns an entry,"
          + " \(rows.archived) rows archived of \(rows.archivedBytes / max(rows.archived, 1)) bytes"
      )
    }
  }
}

/// Counts rows and throws them away.
struct CountingRows: RowSink {
  var rows = 0
  var bytes = 0
  var archived = 0
  var archivedBytes = 0

  mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
    rows += 1
    bytes += key.count + value.count
  }

  mutating func delete(table: UInt8, key: [UInt8]) {
    rows += 1
    bytes += key.count
  }

  mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {
    archived += 1
    archivedBytes += key.count + value.count
  }
}
