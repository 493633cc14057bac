import Basics
import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import LogServices
import RPC
import RocksStorage
import Sequencer
import Testing
import WireCodec

@testable import counter

/// The real process on a real disk, killed while steps are under way: what its callers were told is compared
/// with what is there after the restart.
@Suite("The counters' process", .serialized) struct CounterProcessTests {
  /// A process and a channel to it.
  private final class Running {
    let process: ChildProcess
    let counters: Counters.Client
    let entries: UInt64
    private let channel: HTTP2Channel

    init(_ folder: String, loop: Loop) throws {
      let binary = Bundle.main.bundleURL.appending(path: "counter").path
      process = try ChildProcess(executable: binary, arguments: ["0", folder])
      let line = try process.waitForLine(containing: "listening", timeoutSeconds: 60)
      let words = line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ":" })
      let numbers = words.compactMap { Int($0) }
      let port = try #require(numbers.first)
      entries = UInt64(try #require(numbers.last))
      channel = HTTP2Channel(host: "127.0.0.1", port: port, loop: loop)
      counters = Counters.Client(channel)
    }

    func close() async { await channel.close() }
  }

  /// What a caller knows: the steps it has sent, and those it was told of.
  private actor Ledger {
    var sent: [UInt64: Step] = [:]
    var told: [UInt64: StepResult] = [:]

    func send(_ key: UInt64, _ step: Step) { sent[key] = step }
    func tell(_ key: UInt64, _ result: StepResult) { told[key] = result }
    /// Steps whose fate is not known.
    var open: [UInt64: Step] { sent.filter { told[$0.key] == nil } }
    var answers: [UInt64: StepResult] { told }
    var steps: [UInt64: Step] { sent }
  }

  private static let counters = 4 as UInt64

  /// Sends steps until the process is gone.
  private func call(_ counters: Counters.Client, _ ledger: Ledger, from first: UInt64) async {
    await withTaskGroup(of: Void.self) { group in
      for caller in 0..<8 as Range<UInt64> {
        group.addTask {
          var key = first + caller
          while true {
            let step = Step(
              key, CounterID(rawValue: key % Self.counters + 1), by: UInt32(key % 5) + 1)
            await ledger.send(key, step)
            do throws(RPCError) {
              let result =
                key % 3 == 0
                ? try await counters.decrement(step) : try await counters.increment(step)
              await ledger.tell(key, result)
            } catch { return }
            key += 8
          }
        }
      }
    }
  }

  private func send(
    _ key: UInt64, _ step: Step, to counters: Counters.Client
  ) async throws -> StepResult {
    key % 3 == 0 ? try await counters.decrement(step) : try await counters.increment(step)
  }

  /// All that was ever told is so, and each counter is the sum of its steps.
  private func compare(_ counters: Counters.Client, _ ledger: Ledger) async throws {
    // What was under way is sent again: it was logged or it was not, and from now on everybody knows.
    for (key, step) in await ledger.open {
      await ledger.tell(key, try await send(key, step, to: counters))
    }
    let steps = await ledger.steps
    var counted: [CounterID: [UInt64: (by: Int64, value: Int64)]] = [:]
    for (key, answer) in await ledger.answers {
      let step = try #require(steps[key])
      #expect(try await send(key, step, to: counters) == answer, "step \(key)")
      guard case .counted(let count) = answer else { continue }
      #expect(count.counter == step.counter)
      let by = key % 3 == 0 ? -Int64(step.by) : Int64(step.by)
      let known = counted[step.counter, default: [:]].updateValue(
        (by, count.value), forKey: count.step)
      #expect(known == nil, "two steps are number \(count.step)")
    }
    for (counter, own) in counted {
      var value: Int64 = 0
      for number in 1...UInt64(own.count) {
        let step = try #require(own[number], "step \(number) of \(counter) is missing")
        value += step.by
        #expect(step.value == value)
      }
      let now = try await counters.read(Which(counter: counter))
      #expect(now == Count(counter: counter, value: value, step: UInt64(own.count)))
      try await follow(counters, counter, own.mapValues(\.value))
    }
  }

  /// The feed has every step once, from wherever one begins.
  private func follow(
    _ counters: Counters.Client, _ counter: CounterID, _ values: [UInt64: Int64]
  ) async throws {
    let first = UInt64(values.count / 2)
    let watching = try await counters.watch(Watch(counter: counter, after: first))
    var next = first
    for try await count in watching.responses {
      next += 1
      #expect(count.step == next && count.value == values[next])
      if next == UInt64(values.count) { break }
    }
    watching.cancel()
  }

  @Test("killed and started again, it has everything it told", .timeLimit(.minutes(5)))
  func killed() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/dropwire-counter-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let ledger = Ledger()
    var entries: UInt64 = 0
    for life in 0..<4 as Range<UInt64> {
      let running = try Running(folder, loop: group.loops[0])
      defer { running.process.kill() }
      #expect(running.entries >= entries)
      if life > 0 { try await compare(running.counters, ledger) }
      let counters = running.counters
      let calling = Task { await call(counters, ledger, from: life << 32) }
      // A life has steps to answer for, however slow the machine is.
      let wanted = await ledger.answers.count + 100
      while await ledger.answers.count < wanted, running.process.exit == nil {
        try await Task.sleep(for: .milliseconds(5))
      }
      running.process.kill()
      await calling.value
      #expect(running.process.waitForExit(timeoutSeconds: 30) == .signal(SIGKILL))
      await running.close()
      entries = UInt64(await ledger.answers.count)
    }
    let last = try Running(folder, loop: group.loops[0])
    defer { last.process.kill() }
    try await compare(last.counters, ledger)
    await last.close()
    #expect(last.process.stop(graceSeconds: 60) == .code(0), "\(last.process.errorTail)")
    try await replay(folder, ledger)
  }

  /// The log by itself, replayed by another process, gives the same state.
  private func replay(_ folder: String, _ ledger: Ledger) async throws {
    let store = try RocksStore(directory: folder)
    defer { store.close() }
    let log = try DurableLog(store: store, rules: CounterRules()) { Issue.record("\($0)") }
    for (key, step) in await ledger.steps {
      let command: LogCommand = key % 3 == 0 ? .decrement(step) : .increment(step)
      let outcome = try await log.submit(command, caller: "")
      let told = try #require(await ledger.answers[key])
      switch outcome {
      case .increment(let result), .decrement(let result): #expect(result == told)
      }
    }
    log.stop()
  }
}
