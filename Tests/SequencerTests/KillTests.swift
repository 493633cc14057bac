import Basics
import DropEngine
import Foundation
import LoadKit
import RocksStorage
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// A real process on a real disk, killed at random moments: what its clients were told is compared
/// with what is left.
@Suite("A killed server", .serialized)
struct KillTests {
  /// Kills in a run; more with the environment variable.
  static let kills =
    ProcessInfo.processInfo.environment["DROPWIRE_KILLS"].flatMap { Int($0) } ?? 12

  private struct Told {
    var key: UInt64
    var hold: UInt64
  }

  @Test func losesNothingItAcknowledged() throws {
    let seed = UInt64.random(in: 0...UInt64(UInt32.max))
    var random = SplitMix64(seed: seed)
    let path = FileManager.default.temporaryDirectory.path + "/dropwire-kill-\(seed)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var told: [UInt64: Told] = [:]
    var lastSequence: UInt64 = 0
    for kill in 0..<Self.kills {
      let output = try run(
        path, firstKey: UInt64(kill) << 32, milliseconds: Int(random.below(350)))
      for (sequence, answer) in output {
        #expect(told.updateValue(answer, forKey: sequence) == nil, "seed \(seed)")
      }
      lastSequence = try compare(told, path: path, seed: seed, from: lastSequence)
    }
    print("killed \(Self.kills) times: \(told.count) acknowledgements, \(lastSequence) entries")
    #expect(told.count >= Self.kills)
  }

  @Test func aWriteTheSystemRefusesStopsItAndLosesNothing() throws {
    let path = FileManager.default.temporaryDirectory.path + "/dropwire-full-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let output = try run(path, firstKey: 0, milliseconds: 0, fileLimit: 400_000)
    let told = Dictionary(uniqueKeysWithValues: output)
    #expect(told.count > 100)
    _ = try compare(told, path: path, seed: 0, from: 0)
  }

  /// Starts the server, kills it, and returns what it had acknowledged.
  ///
  /// - Parameters:
  ///   - milliseconds: how long it runs after its first acknowledgement: from the start, a slow disk
  ///     or a busy machine would leave it nothing to acknowledge.
  ///   - fileLimit: size that no file may exceed; the server is then expected to end by itself.
  private func run(
    _ path: String, firstKey: UInt64, milliseconds: Int, fileLimit: Int? = nil
  ) throws -> [(UInt64, Told)] {
    let outputFile = path + "-told"
    defer { try? FileManager.default.removeItem(atPath: outputFile) }
    let process = try ChildProcess(
      executable: try Self.executable(),
      arguments: [path, "\(firstKey)"] + (fileLimit.map { ["\($0)"] } ?? []),
      outputFile: outputFile)
    defer { process.kill() }
    if fileLimit == nil {
      try waitForAnswer(in: outputFile, of: process)
      usleep(UInt32(milliseconds) * 1_000)
      process.kill()
    }
    let exit = try #require(process.waitForEnd(timeoutSeconds: 300), "it does not end")
    #expect(exit == (fileLimit == nil ? .signal(SIGKILL) : .code(3)), "\(process.errorTail)")
    if fileLimit != nil { #expect(process.errorTail.contains("failed: ")) }
    return try told(in: outputFile)
  }

  /// Waits until the file has more than the line that says the server is ready.
  private func waitForAnswer(in file: String, of process: ChildProcess) throws {
    let deadline = Date(timeIntervalSinceNow: 120)
    while process.exit == nil, Date() < deadline {
      let told = try Data(contentsOf: URL(fileURLWithPath: file))
      if told.count(where: { $0 == UInt8(ascii: "\n") }) > 1 { return }
      usleep(2_000)
    }
    Issue.record("nothing was acknowledged in 120 s: \(process.errorTail)")
  }

  private func told(in file: String) throws -> [(UInt64, Told)] {
    let output = try Data(contentsOf: URL(fileURLWithPath: file))
    var result: [(UInt64, Told)] = []
    // The last line may be cut off: then it was not told.
    for line in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast()
    {
      let fields = String(decoding: line, as: UTF8.self).split(separator: " ").map { UInt64($0) }
      guard fields.count == 3, let sequence = fields[0], let key = fields[1], let hold = fields[2]
      else { continue }
      result.append((sequence, Told(key: key, hold: hold)))
    }
    return result
  }

  /// Opens what is left and compares; returns where the log ends.
  private func compare(
    _ told: [UInt64: Told], path: String, seed: UInt64, from previous: UInt64
  ) throws -> UInt64 {
    guard FileManager.default.fileExists(atPath: path + "/log/CURRENT") else {
      #expect(told.isEmpty)
      return 0
    }
    let store = try RocksStore(directory: path)
    defer { store.close() }
    let recovered = try Recovery.recover(
      Engine(hashKey: HashKey(1, 2)), from: store, limits: SequencerLimits())
    var missing = told
    var engine = Engine(hashKey: HashKey(1, 2))
    let summary = try JournalReader.replay(store: store, into: &engine) { entry, _ in
      guard let answer = missing.removeValue(forKey: entry.sequence) else { return }
      guard case .reserved(let reserved) = entry.outcome.result else {
        Issue.record("entry \(entry.sequence) is not what was told (seed \(seed))")
        return
      }
      #expect(reserved.hold.rawValue == answer.hold, "seed \(seed)")
      #expect(entry.command.identity.key.low == answer.key, "seed \(seed)")
    }
    #expect(missing.isEmpty, "\(missing.count) acknowledgements are lost (seed \(seed))")
    #expect(summary.lastSequence >= previous, "seed \(seed)")
    #expect(summary.digest == recovered.machine.digest(), "seed \(seed)")
    #expect(recovered.lastSequence == summary.lastSequence, "seed \(seed)")
    return summary.lastSequence
  }

  /// Beside the test bundle.
  private static func executable() throws -> String {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [
      bundle.path + "/sequencer-crash-child",
      FileManager.default.currentDirectoryPath + "/.build/debug/sequencer-crash-child",
    ]
    return try #require(
      candidates.first { FileManager.default.isExecutableFile(atPath: $0) },
      "sequencer-crash-child is not built")
  }
}
