import Basics
import EventLoop
import InMemoryTransport
import LogContract
import LogMachine
import LogServices
import RPC
import Sequencer
import Storage
import Testing
import WireCodec

@testable import counter

/// The service over a disk in memory, called without a socket.
final class Served: Sendable {
  let log: DurableLog<CounterRules>
  let counters: Counters.Client
  private let store: InMemoryStore
  private let server: InMemoryServer
  private let group: LoopGroup

  init(
    _ disk: InMemoryDisk, retention: KeyRetentionLimits = KeyRetentionLimits(),
    limits: SequencerLimits = SequencerLimits(),
    failed: @escaping @Sendable (SequencerError) -> Void = {
      Issue.record("the log has stopped: \($0)")
    }
  ) throws {
    store = try disk.open()
    log = try DurableLog(
      store: store, rules: CounterRules(), retention: retention, limits: limits, failed: failed)
    var router = Router()
    CounterService(log: log).register(with: &router)
    group = try LoopGroup(count: 1)
    server = InMemoryServer(router: router, group: group)
    counters = Counters.Client(server.channel())
  }

  func digest() async throws -> StateDigest {
    try await log.sequencer.read(needsDigest: true) { $0.digest() }
  }

  func end() async {
    log.stop()
    await server.stop()
    store.close()
    group.shutDown()
  }
}

extension Step {
  init(_ key: UInt64, _ counter: CounterID, by amount: UInt32) {
    self.init(key: UUIDBytes(high: 1, low: key), counter: counter, by: amount)
  }
}

@Suite("The counters in a log") struct CounterLogTests {
  /// The call is refused with that status.
  private func refuses(
    _ code: StatusCode, _ call: () async throws -> StepResult
  ) async {
    let error = await #expect(throws: RPCError.self) { _ = try await call() }
    #expect(error?.code == code, "\(error.map { "\($0)" } ?? "no error")")
  }

  @Test func stepsAreCountedOnce() async throws {
    let served = try Served(InMemoryDisk())
    let counters = served.counters
    let first = try await counters.increment(Step(1, 7, by: 5))
    #expect(first == .counted(Count(counter: 7, value: 5, step: 1)))
    #expect(
      try await counters.increment(Step(2, 7, by: 3))
        == .counted(Count(counter: 7, value: 8, step: 2)))
    // Sent again: the same answer, and nothing happened.
    #expect(try await counters.increment(Step(1, 7, by: 5)) == first)
    #expect(try await counters.read(Which(counter: 7)) == Count(counter: 7, value: 8, step: 2))
    // Another body, or another method, under the key.
    await refuses(.alreadyExists) { try await counters.increment(Step(1, 7, by: 6)) }
    await refuses(.alreadyExists) { try await counters.decrement(Step(1, 7, by: 5)) }
    #expect(
      try await counters.decrement(Step(3, 7, by: 9))
        == .rejected(Refusal(value: 8, reason: "there is not so much")))
    #expect(
      try await counters.decrement(Step(4, 7, by: 8))
        == .counted(Count(counter: 7, value: 0, step: 3)))
    #expect(try await counters.read(Which(counter: 8)) == Count(counter: 8))
    // What the schema says is checked before anything is logged.
    await refuses(.invalidArgument) { try await counters.increment(Step(5, 7, by: 0)) }
    #expect(served.log.sequencer.metrics.entries == 7)
    await served.end()
  }

  @Test func aValueDoesNotOverflow() {
    var rules = CounterRules()
    let start = LogPosition(sequence: 1, logTimeMicroseconds: 0)
    var last = StepResult.unspecified
    for _ in 0..<3 { last = rules.increment(Step(0, 1, by: .max), at: start) }
    #expect(last == .counted(Count(counter: 1, value: 3 * Int64(UInt32.max), step: 3)))
  }

  /// A restart, in good order or after a crash, changes nothing of what anybody was told.
  @Test(arguments: [true, false])
  func keysOutliveTheProcess(inGoodOrder: Bool) async throws {
    let disk = InMemoryDisk()
    var limits = SequencerLimits()
    limits.entriesPerCheckpoint = 3
    var answers: [StepResult] = []
    var digest: StateDigest?
    for life in 0..<4 as Range<UInt64> {
      // A disk that is gone stops the log: nobody is told anything from then on.
      let served = try Served(disk, limits: limits) { _ in }
      if let digest { #expect(try await served.digest() == digest) }
      for (key, answer) in answers.enumerated() {
        #expect(try await served.counters.increment(Step(UInt64(key), 7, by: 2)) == answer)
      }
      for key in life * 10..<life * 10 + 10 {
        answers.append(try await served.counters.increment(Step(key, 7, by: 2)))
      }
      digest = try await served.digest()
      if !inGoodOrder { disk.crash() }
      await served.end()
    }
    #expect(
      answers
        == (1...40).map { .counted(Count(counter: 7, value: 2 * Int64($0), step: UInt64($0))) })
  }

  @Test func theFeedBeginsWhereItIsAskedTo() async throws {
    let served = try Served(InMemoryDisk())
    let counters = served.counters
    for key: UInt64 in 1...200 { _ = try await counters.increment(Step(key, 7, by: 1)) }
    let watching = try await counters.watch(Watch(counter: 7, after: 150))
    var steps: [UInt64] = []
    for try await count in watching.responses {
      #expect(count.counter == 7 && count.value == Int64(count.step))
      steps.append(count.step)
      // Those that are stored have come: the others come as they happen, and none of another counter.
      if count.step == 200 {
        _ = try await counters.increment(Step(300, 8, by: 1))
        _ = try await counters.increment(Step(301, 7, by: 1))
        _ = try await counters.increment(Step(302, 7, by: 1))
      }
      if count.step == 202 { break }
    }
    #expect(steps == Array(151...202))
    watching.cancel()
    await served.end()
  }

  @Test func manyFollowEveryStep() async throws {
    let served = try Served(InMemoryDisk())
    let counters = served.counters
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for follower in 0..<20 as Range<UInt64> {
        group.addTask {
          var steps: [UInt64] = []
          let watching = try await counters.watch(Watch(counter: 7, after: follower))
          for try await count in watching.responses {
            steps.append(count.step)
            if count.step == 300 { break }
          }
          #expect(steps == Array(follower + 1...300))
          return steps
        }
      }
      for key: UInt64 in 1...300 { _ = try await counters.increment(Step(key, 7, by: 1)) }
      try await group.waitForAll()
    }
    await served.end()
  }

  @Test func aLogThatStopsEndsItsFeeds() async throws {
    let served = try Served(InMemoryDisk())
    let watching = try await served.counters.watch(Watch(counter: 7, after: 0))
    _ = try await served.counters.increment(Step(1, 7, by: 1))
    var steps: [UInt64] = []
    do throws(RPCError) {
      for try await count in watching.responses {
        steps.append(count.step)
        served.log.stop()
      }
      Issue.record("the feed ended without a reason")
    } catch {
      #expect(error.code == .unavailable)
    }
    #expect(steps == [1])
    await refuses(.unavailable) { try await served.counters.increment(Step(2, 7, by: 1)) }
    await served.end()
  }
}
