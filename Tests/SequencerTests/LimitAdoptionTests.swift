import Basics
import DropEngine
import SequencerSupport
import Storage
import Testing

@testable import Sequencer

/// A log goes over to other limits at a start, and by nothing else.
@Suite("Adopting limits")
struct LimitAdoptionTests {
  private let clock = ManualClock(startMicroseconds: 1_000_000)

  private func engine(_ change: (inout EngineLimits) -> Void = { _ in }) -> Engine {
    var limits = EngineLimits()
    change(&limits)
    return Engine(limits: limits, hashKey: HashKey(1, 2))
  }

  /// A start and a stop in good order, or a crash after it.
  ///
  /// - Returns: the limits in force, and the entry that adopted them at this start.
  @discardableResult
  private func live(
    _ disk: InMemoryDisk, adopting: LimitAdoption? = nil, partners: Int = 0, crashes: Bool = false,
    _ change: (inout EngineLimits) -> Void = { _ in }
  ) async throws -> (limits: EngineLimits, adopted: UInt64?) {
    let store = try disk.open()
    defer { store.close() }
    let sequencer = try LogSequencer(
      store: store, machine: engine(change), clock: clock, adopting: adopting)
    for number in 0..<partners {
      _ = try await sequencer.perform(Command(.registerPartner(RegisterPartner(name: "\(number)"))))
    }
    let limits = try await sequencer.read { $0.limits }
    let adopted = sequencer.adoptedSequence
    if crashes { disk.crash() }
    sequencer.stop()
    return (limits, adopted)
  }

  private func error(_ body: () async throws -> Void) async -> SequencerError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? SequencerError
    }
  }

  private func commands(_ disk: InMemoryDisk) throws -> [CommandTag] {
    var stream = JournalStream<Engine>()
    return try (0..<disk.recordCount).flatMap { index in
      try stream.accept(disk.record(at: index)).entries.map(\.command.tag)
    }
  }

  private static func named(_ settings: KeyValuePairs<String, Int64>) -> LimitAdoption {
    .named(settings.map { LimitAdoption.Setting(name: $0.key, value: $0.value) })
  }

  @Test("the first entry of a start says them; from then on a program's own count no more")
  func adopted() async throws {
    let disk = InMemoryDisk()
    try await live(disk, partners: 3)
    let wanted = Self.named(["partners": 4, "quantityPerLine": 7])
    var (limits, adopted) = try await live(disk, adopting: wanted, partners: 1)
    #expect(adopted == 4 && limits.partners == 4 && limits.quantityPerLine == 7)
    #expect(limits.holds == EngineLimits().holds)
    #expect(
      try commands(disk) == [
        .registerPartner, .registerPartner, .registerPartner, .adoptRules, .registerPartner,
      ])
    // Whoever starts it: they are the log's.
    (limits, adopted) = try await live(disk) {
      $0.partners = 99
      $0.holds = 5
      $0.refusals = 5
    }
    #expect(adopted == nil && limits.partners == 4 && limits.holds == EngineLimits().holds)
    #expect(limits.refusals == EngineLimits().refusals)
    // Asked for once more it says nothing new.
    (limits, adopted) = try await live(disk, adopting: wanted)
    #expect(adopted == nil)
    (limits, adopted) = try await live(disk, adopting: Self.named(["partners": 5]), partners: 1)
    #expect(adopted == 6 && limits.partners == 5 && limits.quantityPerLine == 7)
  }

  @Test("an empty log, whose first entry it is")
  func empty() async throws {
    let disk = InMemoryDisk()
    let (limits, adopted) = try await live(disk, adopting: Self.named(["drops": 7]))
    #expect(adopted == 1 && limits.drops == 7)
    #expect(try await live(disk).limits.drops == 7)
  }

  @Test("those of the program, where the log was made with others")
  func ofProgram() async throws {
    let disk = InMemoryDisk()
    try await live(disk, partners: 2) { $0.holds = 9 }
    #expect(await error { try await live(disk) } == .otherLimits(["holds was 9 and is 67108864"]))
    // Of what is not asked for the log has its own.
    var (limits, adopted) = try await live(disk, adopting: Self.named(["orders": 50]))
    #expect(adopted == 3 && limits.holds == 9 && limits.orders == 50)
    (limits, adopted) = try await live(disk)
    #expect(adopted == nil && limits.holds == 9 && limits.orders == 50)
    (limits, adopted) = try await live(disk, adopting: .ofProgram)
    #expect(adopted == 4 && limits == EngineLimits())
    #expect(try await live(disk) { $0.holds = 9 }.limits == EngineLimits())
  }

  @Test("what cannot be adopted is refused with its reason, and nothing is changed")
  func refused() async throws {
    let disk = InMemoryDisk()
    try await live(disk, partners: 5)
    let store = try disk.open()
    let record = try store.metadata(DecidingLimits.name)
    store.close()
    let cases: [(LimitAdoption, String)] = [
      (Self.named(["partners": 4]), "partners cannot be 4: 5 are in use"),
      (
        Self.named(["quantityPerLine": 9, "wishes": 3]),
        "there is no limit wishes that a log can adopt"
      ),
      (
        Self.named(["idempotencyRetentionMicroseconds": 3]),
        "there is no limit idempotencyRetentionMicroseconds that a log can adopt"
      ),
      (Self.named(["deadlinesPerTick": 0]), "deadlinesPerTick is from 1 to 4096, and not 0"),
      (Self.named(["linesPerHold": 5]), "linesPerHold is from 1 to 4, and not 5"),
      (Self.named(["holds": .max]), "holds is from 1 to 1073741824, and not 9223372036854775807"),
      (
        Self.named(["minimumHoldTTLMicroseconds": 7_200_000_000]),
        "minimumHoldTTLMicroseconds cannot be 7200000000 while maximumHoldTTLMicroseconds is 3600000000"
      ),
    ]
    for (adoption, told) in cases {
      let before = (0..<disk.recordCount).map { disk.record(at: $0) }
      let error = await error { try await live(disk, adopting: adoption) }
      #expect(error == .notAdopted(LimitsNotAdopted(because: told)))
      #expect(error?.description == "the log cannot go over to these limits: " + told)
      #expect((0..<disk.recordCount).map { disk.record(at: $0) } == before)
    }
    let after = try disk.open()
    #expect(try after.metadata(DecidingLimits.name) == record)
    after.close()
    #expect(try await live(disk).limits == EngineLimits())
  }

  @Test(
    "whenever the process dies, the next start goes on: before it is written, after, and behind a checkpoint"
  )
  func crashes() async throws {
    for adopting in [nil, Self.named(["partners": 40])] {
      // The write is cut off: with or without the flag the next start begins.
      let disk = InMemoryDisk()
      try await live(disk, partners: 2) { $0.hubs = 9 }
      disk.setNextFault(.crash)
      _ = await error {
        try await live(disk, adopting: Self.named(["partners": 40])) { $0.hubs = 9 }
      }
      let (limits, _) = try await live(disk, adopting: adopting) { $0.hubs = 9 }
      let isThere = try commands(disk).contains(.adoptRules)
      #expect(limits.partners == (isThere ? 40 : 10_000) && limits.hubs == 9)
      #expect(isThere || adopting == nil)
    }
    // Written, and in no checkpoint: the tail is decided under the first limits up to it.
    let disk = InMemoryDisk()
    try await live(disk, partners: 3, crashes: true) { $0.partners = 3 }
    try await live(disk, adopting: Self.named(["partners": 5]), partners: 2, crashes: true)
    let (limits, _) = try await live(disk, partners: 1)
    #expect(limits.partners == 5)
    let found = StoreVerification(of: try disk.open()) { engine() }
    #expect(found.violations == [])
    #expect(found.findings.contains("limits: those that the log has adopted"))
  }

  @Test(
    "a log is decided under its own limits by whoever replays it, and taken back to before it had others"
  )
  func replays() async throws {
    let disk = InMemoryDisk()
    try await live(disk, partners: 3, crashes: true) { $0.partners = 2 }
    try await live(disk, adopting: Self.named(["partners": 4]), partners: 3, crashes: true)
    let store = try disk.open()
    var replayed = engine()
    try replayed.begin(of: store)
    let summary = try JournalReader<Engine>.replay(store: store, into: &replayed)
    #expect(replayed.hasAdoptedLimits && replayed.limits.partners == 4)
    // As a program with limits of its own would have it, it is another log.
    var other = engine()
    #expect(throws: SequencerError.self) {
      try JournalReader<Engine>.replay(store: store, into: &other)
    }
    let preview = StartPreview(of: store) { engine() }
    #expect(preview.hasAdoptedLimits && preview.refusals == [])
    #expect(preview.limits == [.init(name: "partners", recorded: "4", own: 10_000)])
    for target in 3...summary.lastSequence {
      let copy = try InMemoryDisk.copy(of: store)
      let report = try JournalRewind.rewind(copy, to: target) { engine() }
      var start = LogStart<Engine>()
      let recovered = try start.recover(engine(), from: copy, limits: SequencerLimits())
      let (partners, digest) = (recovered.machine.limits.partners, recovered.machine.digest())
      #expect(partners == (target < 4 ? 2 : 4))
      #expect(digest == report.digest)
      #expect((start.refusal == nil) == (target >= 4))
    }
  }

  @Test("a preview says what would be adopted, and what not")
  func preview() async throws {
    let disk = InMemoryDisk()
    try await live(disk, partners: 3) { $0.holds = 9 }
    let store = try disk.open()
    var preview = StartPreview(of: store) { engine() }
    #expect(preview.refusals == [.otherLimits(["holds was 9 and is 67108864"])] && !preview.adopts)
    preview = StartPreview(of: store, adopting: .ofProgram) { engine() }
    #expect(preview.refusals == [] && preview.adopts)
    #expect(preview.adopted == [.init(name: "holds", recorded: "9", own: 67_108_864)])
    preview = StartPreview(of: store, adopting: Self.named(["partners": 1])) { engine() }
    #expect(
      preview.refusals
        == [.notAdopted(LimitsNotAdopted(because: "partners cannot be 1: 3 are in use"))])
    #expect(!preview.adopts && preview.recovery?.lastSequence == 3)
  }

  @Test("a machine that adopts none goes on under what it was made with")
  func otherMachine() async throws {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let error = #expect(throws: SequencerError.self) {
      _ = try LogSequencer(store: store, machine: ToyMachine(), clock: clock, adopting: .ofProgram)
    }
    #expect(error == .notAdopted(LimitsNotAdopted(because: "this log adopts none")))
    #expect(disk.recordCount == 0)
  }
}

extension InMemoryDisk {
  /// A store with the journal and the metadata of another, and without rows.
  fileprivate static func copy(of store: any Store) throws -> any Store {
    let copy = try InMemoryDisk().open()
    for entry in try store.journal(from: 1, maximumBytes: 8 << 20) {
      let first = try copy.state().lastSequence
      try copy.append(
        LogBatch(
          firstSequence: first + 1, lastSequence: entry.lastSequence, record: entry.record),
        expecting: first)
    }
    if let record = try store.metadata(DecidingLimits.name) {
      try copy.setMetadata(DecidingLimits.name, to: record)
    }
    return copy
  }
}
