import ArgumentParser
import EventLoop
import Foundation
import LoadKit

/// Hours of use in minutes, bounded by count: connections come and go, calls are answered, cancelled, left, overtaken
/// by their deadlines and read slowly, servers drain. Afterwards no memory and no descriptor is missing.
@main
struct SoakCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "Use the transport for a number of calls and look for what is left behind.",
    discussion: """
      Client and server are in this process, on a loop each. Exits 0 when every call ended as it should, memory is
      flat after the warm-up and no descriptor is left.
      """)

  @Option(help: "Calls in all.")
  var calls = 5_000_000

  @Option(help: "Connections in all.")
  var connections = 10_000

  @Option(help: "Laps, each with a server of its own that is drained at its end.")
  var laps = 20

  @Option(help: "Where the random numbers begin; printed.")
  var seed: UInt64 = .random(in: 0 ... .max)

  @Flag(help: "Do not judge memory: for sanitizers, which keep what is freed.")
  var ignoreMemory = false

  func validate() throws {
    guard laps >= 4, connections >= laps, calls >= connections else {
      throw ValidationError("at least 4 laps, as many connections, as many calls")
    }
  }

  func run() async throws {
    say("soak of \(calls) calls on \(connections) connections in \(laps) laps, seed \(seed)")
    try await meetTheRuntime()
    let descriptors = openDescriptors()
    var counts = SoakCounts()
    var readings: [ProcessUsage] = []
    do {
      let clients = try LoopGroup()
      let servers = try LoopGroup()
      let tls = try SoakTLS()
      for lap in 0..<laps {
        counts = counts + (try await run(lap, clients, servers, tls))
        readings.append(try usage())
        report(lap, counts, readings[lap])
      }
      clients.shutDown()
      servers.shutDown()
    }
    // One for each clock is the runtime's, made when it is first used, which on a busy machine is late.
    let left = openDescriptors().filter {
      !descriptors.contains($0) && !$0.hasSuffix("[timerfd]")
    }
    let growth = SoakMemory.growth(readings.map(\.residentBytes))
    say(
      "answered \(counts.answered), cancelled \(counts.cancelled), expired \(counts.expired), torn \(counts.torn); "
        + "resident memory after the warm-up \(growth >= 0 ? "+" : "")\(growth >> 10) KiB; descriptors left: \(left.count)"
    )
    guard left.isEmpty else { throw SoakFailure(description: "descriptors are left: \(left)") }
    guard ignoreMemory || growth < SoakMemory.limit else {
      throw SoakFailure(description: "memory grows: \(growth) bytes after the warm-up")
    }
    say("soak passed")
  }

  /// The runtime's timers and libuv keep descriptors of the process from their first use on. A sleep that is over before
  /// the runtime comes to it, on a busy machine, is not a use.
  private func meetTheRuntime() async throws {
    var milliseconds = 10
    repeat {
      try await Task.sleep(for: .milliseconds(milliseconds))
      milliseconds *= 2
    } while milliseconds < 2_000 && !openDescriptors().contains { $0.hasSuffix("[timerfd]") }
    try LoopGroup().shutDown()
  }

  /// At once: a soak that hangs has said where.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  /// Number and target of each.
  private func openDescriptors() -> [String] {
    let folder = "/proc/self/fd"
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return numbers.sorted().compactMap { number in
      // The one that lists the folder is gone again.
      (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + number))
        .map { number + " " + $0 }
    }
  }

  private func run(
    _ lap: Int, _ clients: LoopGroup, _ servers: LoopGroup, _ tls: SoakTLS
  ) async throws -> SoakCounts {
    func share(_ total: Int) -> Int { total / laps + (lap < total % laps ? 1 : 0) }
    return try await SoakLap(
      calls: share(calls), connections: share(connections), clients: clients, servers: servers,
      tls: tls, seed: seed &+ UInt64(lap), isCut: lap % 2 == 1
    ).run()
  }

  private func usage() throws -> ProcessUsage {
    guard let usage = ProcessUsage() else { throw SoakFailure(description: "no /proc/self") }
    return usage
  }

  private func report(_ lap: Int, _ counts: SoakCounts, _ usage: ProcessUsage) {
    say(
      "lap \(lap + 1): \(counts.all) calls, \(usage.residentBytes >> 10) KiB resident, "
        + "\(usage.descriptors ?? 0) descriptors, \(usage.threads) threads, "
        + "\(usage.cpuNanoseconds / 1_000_000) ms of CPU")
  }
}

/// Whether memory is flat.
enum SoakMemory {
  /// Growth that is not a leak, bytes: pools that meet a burst they have not met before.
  static let limit: Int64 = 10 << 20

  /// From the end of the warm-up, the first quarter, to the end. The largest reading of the warm-up counts, and the
  /// smaller of the last two: what is in use at one moment is no leak.
  static func growth(_ readings: [Int64]) -> Int64 {
    guard let first = readings.prefix(max(1, readings.count / 4)).max(),
      let last = readings.suffix(2).min()
    else { return 0 }
    return last - first
  }
}
