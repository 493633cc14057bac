import Foundation
import Sequencer

/// `sequencer-benchmark [--seconds N] [--caps 1,128,…] [--directory DIR] [--skip-recovery] [--json]
/// [--machines store,counter,engine,engine-without-checkpoints] [--keep] [--start DIR]`
///
/// `--keep` leaves the directories of the first load behind, and `--start` measures starts of such a one alone.
struct Options {
  var seconds = 3.0
  var caps = [1, 16, 128, 1_024, 4_096, 8_192]
  var machines = ["store", "counter", "engine", "engine-without-checkpoints"]
  var directory = FileManager.default.temporaryDirectory.path
  var json = false
  var measuresRecovery = true
  var keeps = false
  var started: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--json" {
        json = true
        continue
      }
      if name == "--skip-recovery" {
        measuresRecovery = false
        continue
      }
      if name == "--keep" {
        keeps = true
        continue
      }
      guard let value = rest.popFirst() else { throw BenchmarkError("\(name) needs a value") }
      switch name {
      case "--seconds": seconds = Double(value) ?? seconds
      case "--caps": caps = value.split(separator: ",").compactMap { Int($0) }
      case "--machines": machines = value.split(separator: ",").map(String.init)
      case "--directory": directory = value
      case "--start": started = value
      default: throw BenchmarkError("unknown option \(name)")
      }
    }
  }
}

struct Report: Codable {
  var rows: [Row] = []
  var recoveries: [RecoveryRow] = []
}

func pad(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(width - text.count, 0)) + text
}

func show(_ row: Row) {
  defer { fflush(nil) }
  let columns = [
    pad("\(row.batchLimit)", 6), pad(String(format: "%.0f/s", row.perSecond), 11),
    pad(String(format: "batch %.0f", row.meanBatch), 11),
    "sync p50 \(row.syncP50Microseconds) p99 \(row.syncP99Microseconds) µs",
    "latency p50 \(row.latencyP50Microseconds) p99 \(row.latencyP99Microseconds) µs",
    String(format: "%.0f B", row.bytesPerEntry),
    String(format: "%.2f µs CPU", row.processorMicrosecondsPerEntry),
  ]
  print(
    "\(row.name.padding(toLength: 24, withPad: " ", startingAt: 0))",
    columns.joined(separator: "  "))
}

func show(_ row: RecoveryRow) {
  defer { fflush(nil) }
  print(
    String(
      format:
        "    recovery of %d entries: from rows %.2f s, from the journal %.2f s (%.2f per million)",
      Int(row.entries), row.fromRowsSeconds, row.fromJournalSeconds,
      row.fromJournalSecondsPerMillion))
}

/// Debug builds are ten to fifty times slower: their figures mislead.
func requireOptimisedBuild() throws {
  #if DEBUG
    throw BenchmarkError("refuses to measure an unoptimised build: use -c release")
  #endif
}

do {
  try requireOptimisedBuild()
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  var report = Report()
  var number = 0
  func directory() -> String {
    number += 1
    return options.directory + "/sequencer-benchmark-\(getpid())-\(number)"
  }
  func run<Load: BenchmarkLoad>(_ load: Load, checkpoints: Bool) async throws {
    for cap in options.caps {
      let path = directory()
      defer { if !options.keeps { try? FileManager.default.removeItem(atPath: path) } }
      let (row, recovery) = try await measure(
        load, directory: path, batchLimit: cap, seconds: options.seconds,
        checkpoints: checkpoints, stops: options.measuresRecovery || options.keeps,
        measuresRecovery: options.measuresRecovery)
      show(row)
      report.rows.append(row)
      guard let recovery else { continue }
      show(recovery)
      report.recoveries.append(recovery)
    }
  }
  if let directory = options.started {
    for _ in 0..<3 {
      let (seconds, report) = try start(EngineLoad(), directory: directory)
      print(
        String(
          format: "start of %d entries: %.2f s, %d rows, %d entries replayed",
          Int(report.lastSequence), seconds, Int(report.rows), Int(report.entries)))
    }
    exit(0)
  }
  if options.machines.contains("store") {
    for size in [40, 100] {
      for cap in options.caps {
        let path = directory()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let row = try measureStore(
          directory: path, batch: cap, bytesPerEntry: size, seconds: options.seconds)
        show(row)
        report.rows.append(row)
      }
    }
  }
  if options.machines.contains("counter") { try await run(CounterLoad(), checkpoints: true) }
  if options.machines.contains("engine") {
    try await run(EngineLoad(), checkpoints: true)
  }
  if options.machines.contains("engine-without-checkpoints") {
    try await run(EngineLoad(), checkpoints: false)
  }
  if options.json {
    print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
  }
} catch {
  print("sequencer-benchmark: \(error)")
  exit(1)
}
