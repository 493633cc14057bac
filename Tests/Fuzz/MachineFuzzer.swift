import Basics
import LogContract
import LogFixtures
import LogMachine
import Sequencer
import Storage
import WireCodec

// Entries, results, events and rows of a machine of rules against libFuzzer: `Tests/Fuzz/run machine`.

private typealias Machine = RuledMachine<Ledger>

private func written(_ body: (inout ByteSink) -> Void) -> [UInt8] {
  var sink = ByteSink()
  body(&sink)
  return sink.bytes
}

/// Entries and results are compared by these: no number that is none is equal to itself.
private func written(_ entry: LogEntry<LogCommand>) -> [UInt8] {
  written { Machine.encode(command: entry, into: &$0) }
}

private func written(_ result: LogResult<LogOutcome>) -> [UInt8] {
  written { Machine.encode(outcome: result, into: &$0) }
}

/// Refused, or an entry that is written back as it was read, that a machine applies, and that has with its result no
/// more bytes than it says beforehand.
private func checkEntry(_ bytes: [UInt8]) {
  var source = ByteSource(bytes)
  guard let entry = try? Machine.decodeCommand(&source), source.remaining == 0 else { return }
  let own = written(entry)
  var again = ByteSource(own)
  guard let same = try? Machine.decodeCommand(&again), again.remaining == 0 else {
    preconditionFailure("an entry cannot be read back")
  }
  precondition(written(same) == own, "an entry is read back as another")
  var machine = Machine(Ledger())
  var events: [FeedEvent] = []
  let outcome = machine.apply(entry, sequence: 1, logTimeMicroseconds: 1_000, events: &events)
  let result = written(outcome)
  precondition(own.count + result.count <= Machine.entryBytes(of: entry), "an entry is larger")
  checkResult(result, isOurs: true)
  for event in events {
    let bytes = written { Machine.encode(event: event, into: &$0) }
    let stored = StoredEvent(offset: event.offset, bytes: bytes)
    guard let read = try? FeedEvent(stored, of: event.topic), read == event else {
      preconditionFailure("an event cannot be read back")
    }
  }
  // Under its key it comes to the same again, and changes nothing.
  let digest = machine.digest()
  var none: [FeedEvent] = []
  switch machine.apply(entry, sequence: 2, logTimeMicroseconds: 1_001, events: &none) {
  case .repeated(let repeated, let first):
    precondition(written(.decided(repeated)) == result && first == 1, "another is repeated")
    precondition(none.isEmpty && machine.digest() == digest, "a repetition changes something")
  case .decided: precondition(!hasKey(entry), "a key is not known")
  case .ticked: precondition(own == written(.tick), "a tick is told of a call")
  case .keyReused: preconditionFailure("an entry's key is another's")
  }
}

private func put(_ key: UInt64, balance: Int64) -> LogCommand {
  .put(
    Put(
      key: UUIDBytes(high: 1, low: key), balance: balance, account: AccountID(rawValue: 3),
      name: "name"))
}

private func hasKey(_ entry: LogEntry<LogCommand>) -> Bool {
  guard case .call(let command, _) = entry else { return false }
  return command.idempotencyKey != nil
}

private func checkResult(_ bytes: [UInt8], isOurs: Bool = false) {
  var source = ByteSource(bytes)
  guard let result = try? Machine.decodeOutcome(&source), source.remaining == 0 else {
    precondition(!isOurs, "a result cannot be read back")
    return
  }
  let own = written(result)
  var again = ByteSource(own)
  guard let same = try? Machine.decodeOutcome(&again), written(same) == own else {
    preconditionFailure("a result is read back as another")
  }
}

/// An event of a store, whatever its bytes.
private func checkEvent(_ bytes: [UInt8]) {
  let stored = StoredEvent(offset: 7, bytes: bytes)
  guard let event = try? FeedEvent(stored, of: TopicKey(kind: 1, identifier: 2)) else { return }
  let own = written { Machine.encode(event: event, into: &$0) }
  precondition(own == bytes, "an event is written as another")
  precondition(Machine.logTimeMicroseconds(of: stored) == event.position.logTimeMicroseconds)
}

/// Whatever rows a store has, they are refused, or make a machine that goes on: that is asked for by hand, as a log
/// compares the digest of its rows first.
private func checkRows(_ bytes: [UInt8]) {
  var machine = Machine(Ledger(), retention: KeyRetentionLimits(keys: 3, microseconds: 100))
  do {
    for row in StoredRows(bytes).ordered {
      try machine.restore(table: row.table, key: row.key, value: row.value)
    }
    try machine.finishRestore()
  } catch {
    return
  }
  var events: [FeedEvent] = []
  let commands: [LogCommand] = [
    put(2, balance: 4),
    put(3, balance: 4),
    .close(Close(name: "name", account: AccountID(rawValue: 3))), .touch(EmptyMessage()),
  ]
  for (index, command) in commands.enumerated() {
    _ = machine.apply(
      .call(command, caller: ""), sequence: .max - 9 + UInt64(index),
      logTimeMicroseconds: Int64(index) * 60, events: &events)
  }
  _ = machine.apply(.tick, sequence: .max, logTimeMicroseconds: .max, events: &events)
  var rows = Rows()
  machine.drainChanges(into: &rows)
}

@_cdecl("LLVMFuzzerInitialize")
public func makeSeeds(_ count: UnsafeMutableRawPointer, _ words: UnsafeMutableRawPointer) -> CInt {
  var machine = Machine(Ledger())
  var seeds: [[UInt8]] = []
  let commands: [LogCommand] = [
    put(2, balance: 4),
    put(3, balance: -4),
    .stamp(Stamp()), .touch(EmptyMessage()), .parcelsPut(Parcel()),
    .close(Close(name: "last", account: AccountID(rawValue: 5))),
  ]
  let entries: [LogEntry<LogCommand>] =
    commands.map { .call($0, caller: "somebody") } + [
      .tick, .call(commands[0], caller: "somebody"),
    ]
  for (index, entry) in entries.enumerated() {
    seeds.append([0] + written(entry))
    var events: [FeedEvent] = []
    let outcome = machine.apply(
      entry, sequence: UInt64(index + 1), logTimeMicroseconds: Int64(index), events: &events)
    seeds.append([1] + written(outcome))
    for event in events { seeds.append([2] + written { Machine.encode(event: event, into: &$0) }) }
  }
  var rows = Rows()
  machine.drainChanges(into: &rows)
  var all: [UInt8] = [3]
  for (place, value) in rows.content.sorted(by: { $0.key < $1.key }) {
    guard let row = StoredRows.input(table: place.table, key: place.key, value: value) else {
      continue
    }
    seeds.append([3] + row)
    all += row
  }
  writeSeeds(seeds + [all])
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data, count: size).dropFirst())
  switch data[0] % 4 {
  case 0: checkEntry(bytes)
  case 1: checkResult(bytes)
  case 2: checkEvent(bytes)
  default: checkRows(bytes)
  }
  return 0
}
