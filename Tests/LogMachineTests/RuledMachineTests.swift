import Basics
import LogContract
import LogFixtures
import LogMachine
import Sequencer
import Storage
import Testing
import WireCodec

typealias Machine = RuledMachine<Ledger>
typealias Entry = LogEntry<LogCommand>
typealias Result = LogResult<LogOutcome>

/// Applies commands with a time and a sequence that go on.
struct Driven: ~Copyable {
  var machine: Machine
  var sequence: UInt64 = 0
  var time: Int64 = 1_000_000
  var events: [FeedEvent] = []

  init(_ retention: KeyRetentionLimits = KeyRetentionLimits()) {
    machine = RuledMachine(Ledger(), retention: retention)
  }

  mutating func call(_ command: LogCommand, by caller: String = "", after: Int64 = 1) -> Result {
    apply(.call(command, caller: caller), after: after)
  }

  mutating func apply(_ entry: Entry, after: Int64 = 1) -> Result {
    sequence += 1
    time += after
    return machine.apply(entry, sequence: sequence, logTimeMicroseconds: time, events: &events)
  }
}

private func put(
  _ key: UInt64, account: AccountID = 1, name: String = "", balance: Int64 = 0
) -> LogCommand {
  .put(Put(key: UUIDBytes(high: 0, low: key), balance: balance, account: account, name: name))
}

extension Put {
  /// The fields that these tests set.
  fileprivate init(key: UUIDBytes, balance: Int64, account: AccountID, name: String) {
    self.init()
    self.key = key
    self.balance = balance
    self.account = account
    self.name = name
  }
}

@Suite struct RuledMachineTests {
  // MARK: Keys

  @Test func aRepeatedRequestComesToWhatItCameTo() {
    var log = Driven()
    let first = log.call(put(5))
    #expect(first == .decided(.put(.done(Receipt(account: 1, sequence: 1)))))
    let digest = log.machine.digest()
    #expect(log.call(put(5)) == .repeated(.put(.done(Receipt(account: 1, sequence: 1))), of: 1))
    #expect(log.machine.digest() == digest)
    #expect(log.events.count == 1)
    #expect(log.machine.rules.receipt(of: 1) == Receipt(account: 1, sequence: 1))
  }

  @Test func aRefusalIsRememberedToo() {
    var log = Driven()
    let refused = LogOutcome.put(.rejected(Refusal(reason: "below zero")))
    #expect(log.call(put(5, balance: -1)) == .decided(refused))
    #expect(log.call(put(5, balance: -1)) == .repeated(refused, of: 1))
  }

  @Test func anotherRequestUnderTheKeyIsRefused() {
    var log = Driven()
    _ = log.call(put(5))
    let digest = log.machine.digest()
    #expect(log.call(put(5, name: "other")) == .keyReused(of: 1))
    // Another method is another request, whatever its fields.
    var merge = Put()
    merge.key = UUIDBytes(high: 0, low: 5)
    merge.account = 1
    #expect(log.call(.merge(merge)) == .keyReused(of: 1))
    #expect(log.machine.digest() == digest)
    #expect(log.call(put(5)) == .repeated(.put(.done(Receipt(account: 1, sequence: 1))), of: 1))
  }

  @Test func keysBelongToCallers() {
    var log = Driven()
    _ = log.call(put(5), by: "ada")
    #expect(
      log.call(put(5, name: "other"), by: "eve")
        == .decided(.put(.done(Receipt(account: 1, sequence: 2)))))
    #expect(log.call(put(5, name: "other"), by: "ada") == .keyReused(of: 1))
  }

  @Test func withoutAKeyEveryRequestIsANewOne() {
    var log = Driven()
    for sequence: UInt64 in 1...3 {
      #expect(log.call(put(0)) == .decided(.put(.done(Receipt(account: 1, sequence: sequence)))))
    }
    #expect(log.machine.rememberedKeys == 0)
  }

  @Test func keysAreForgottenByNumber() {
    var log = Driven(KeyRetentionLimits(keys: 3, microseconds: .max))
    for key: UInt64 in 1...4 { _ = log.call(put(key)) }
    #expect(log.machine.rememberedKeys == 3)
    #expect(log.call(put(2)) == .repeated(.put(.done(Receipt(account: 1, sequence: 2))), of: 2))
    #expect(log.call(put(1)) == .decided(.put(.done(Receipt(account: 1, sequence: 6)))))
  }

  @Test func keysAreForgottenByTime() {
    var log = Driven(KeyRetentionLimits(keys: 100, microseconds: 50))
    for key: UInt64 in 1...20 { _ = log.call(put(key)) }
    #expect(log.machine.rememberedKeys == 20)
    // The last one is remembered to the end of its time, and not a microsecond longer.
    #expect(
      log.call(put(20), after: 50)
        == .repeated(.put(.done(Receipt(account: 1, sequence: 20))), of: 20))
    #expect(log.machine.rememberedKeys == 16)
    #expect(log.call(put(20)) == .decided(.put(.done(Receipt(account: 1, sequence: 22)))))
    for _ in 0..<4 { _ = log.apply(.tick) }
    #expect(log.machine.rememberedKeys == 1)
    #expect(log.call(put(20)) == .repeated(.put(.done(Receipt(account: 1, sequence: 22))), of: 22))
  }

  // MARK: Feeds

  @Test func eventsHaveOffsetsWithoutAGap() {
    var log = Driven()
    for key: UInt64 in 1...6 { _ = log.call(put(key, account: key % 2 == 0 ? 2 : 3)) }
    for account: AccountID in [2, 3] {
      let own = log.events.filter { $0.topic == Ledger.topic(account) }
      #expect(own.map(\.offset) == [1, 2, 3])
      for event in own {
        #expect(
          event.message
            == Receipt(account: account, sequence: event.position.sequence).encodedBytes())
      }
    }
  }

  @Test func storedEventsComeBack() throws {
    var log = Driven()
    _ = log.call(put(1))
    let event = try #require(log.events.first)
    var sink = ByteSink()
    Machine.encode(event: event, into: &sink)
    let stored = StoredEvent(offset: 1, bytes: sink.bytes)
    #expect(try FeedEvent(stored, of: event.topic) == event)
    #expect(Machine.logTimeMicroseconds(of: stored) == log.time)
    #expect(Machine.place(of: event).map { $0.offset } == 1)
    for length in 0..<17 {
      let short = StoredEvent(offset: 1, bytes: Array(sink.bytes.prefix(length)))
      #expect(throws: ByteError.self) { try FeedEvent(short, of: event.topic) }
    }
  }

  // MARK: Deadlines

  @Test func aTickReachesTheRules() {
    var log = Driven()
    _ = log.call(.touch(EmptyMessage()))
    #expect(log.machine.nextDeadlineMicroseconds == log.time + 1_000)
    #expect(log.apply(.tick, after: 999) == .ticked)
    #expect(log.machine.nextDeadlineMicroseconds != nil)
    #expect(log.apply(.tick) == .ticked)
    #expect(log.machine.nextDeadlineMicroseconds == nil)
  }

  @Test func urgencyIsTheSchemas() {
    #expect(Machine.commandClass(of: .call(put(1), caller: "")) == .urgent)
    #expect(!Machine.isNewWork(.call(put(1), caller: "")))
    #expect(Machine.commandClass(of: .call(.close(Close()), caller: "")) == .common)
    #expect(Machine.isNewWork(.call(.close(Close()), caller: "")))
    #expect(Machine.commandClass(of: .tick) == .other)
  }

  // MARK: Rows

  private func random(_ random: inout SplitMix64) -> LogCommand {
    let account = AccountID(rawValue: random.below(6))
    switch random.below(8) {
    case 0..<4:
      let name = random.below(3) == 0 ? "n" : ""
      return put(
        random.below(12), account: account, name: name, balance: random.below(5) == 0 ? -1 : 1)
    case 4, 5: return .close(Close(name: "\(random.below(9))", account: account))
    case 6: return .stamp(Stamp(number: Int64(random.below(5)), parcel: account.rawValue))
    default: return .parcelsPut(Parcel(tracking: nil, weight: UInt32(random.below(5)) + 1))
    }
  }

  /// Whenever a state goes down to rows and comes back, it goes on as the one that stayed, whichever keys
  /// were forgotten or used again in between.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aRestoredStateGoesOnAlike(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let retention = KeyRetentionLimits(
      keys: Int(random.below(12)) + 1, microseconds: Int64(random.below(40)))
    var log = Driven(retention)
    var rows = Rows()
    for round in 0..<60 {
      var other = try rows.restored(retention)
      #expect(other.digest() == log.machine.digest(), "seed \(seed), round \(round)")
      for _ in 0..<random.below(20) {
        let entry: Entry =
          random.below(10) == 0
          ? .tick : .call(self.random(&random), caller: ["", "ada"][Int(random.below(2))])
        let result = log.apply(entry, after: Int64(random.below(6)))
        var events: [FeedEvent] = []
        let alike = other.apply(
          entry, sequence: log.sequence, logTimeMicroseconds: log.time, events: &events)
        #expect(alike == result, "seed \(seed), round \(round)")
        #expect(events == log.events.suffix(events.count), "seed \(seed), round \(round)")
      }
      #expect(other.digest() == log.machine.digest(), "seed \(seed), round \(round)")
      log.machine.drainChanges(into: &rows)
    }
  }

  @Test func rowsOfNobodyAreRefused() throws {
    var machine = Machine(Ledger())
    #expect(throws: RowFault.unknownTable(9)) {
      try machine.restore(table: 9, key: [1], value: [])
    }
    for table: UInt8 in [224, 225] {
      #expect(throws: RowFault.self) { try machine.restore(table: table, key: [], value: []) }
      #expect(throws: RowFault.self) {
        try machine.restore(table: table, key: Array(repeating: 0, count: 13), value: [7, 7])
      }
    }
    #expect(throws: WireError.self) { try machine.restore(table: 1, key: [1], value: [9]) }
  }

  // MARK: Journal forms

  private static let results: [Result] = [
    .ticked, .keyReused(of: 7), .decided(.touch(EmptyMessage())),
    .repeated(.put(.rejected(Refusal(reason: "no"))), of: .max),
  ]

  @Test func formsComeBack() throws {
    for entry: Entry in [
      .tick, .call(put(4, name: "n"), caller: "ada"), .call(.touch(EmptyMessage()), caller: ""),
    ] {
      var sink = ByteSink()
      Machine.encode(command: entry, into: &sink)
      #expect(sink.count <= Machine.entryBytes(of: entry))
      var source = ByteSource(sink.bytes)
      #expect(try Machine.decodeCommand(&source) == entry)
      #expect(source.isAtEnd)
    }
    for result in Self.results {
      var sink = ByteSink()
      Machine.encode(outcome: result, into: &sink)
      var source = ByteSource(sink.bytes)
      #expect(try Machine.decodeOutcome(&source) == result)
      #expect(source.isAtEnd)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func damagedFormsNeverTrap(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<1_000 {
      var sink = ByteSink()
      if random.below(2) == 0 {
        Machine.encode(command: .call(self.random(&random), caller: "ada"), into: &sink)
      } else {
        Machine.encode(outcome: Self.results[Int(random.below(4))], into: &sink)
      }
      var bytes = sink.bytes
      let index = Int(random.below(UInt64(bytes.count)))
      switch random.below(3) {
      case 0: bytes[index] ^= UInt8(random.below(255)) + 1
      case 1: bytes.removeSubrange(index...)
      default: bytes.insert(UInt8(random.below(256)), at: index)
      }
      var commands = ByteSource(bytes)
      _ = try? Machine.decodeCommand(&commands)
      var outcomes = ByteSource(bytes)
      _ = try? Machine.decodeOutcome(&outcomes)
    }
  }
}
