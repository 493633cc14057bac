import Basics
import LogContract
import Messages
import Stories
import Testing
import WireCodec

@testable import DropEngine

/// Calls of the log's contract as commands of the engine.
@Suite("Calls of the contract")
struct ContractTests {
  private static func remark(_ key: UInt64, _ text: String = "why") -> Command {
    let call = LogCommand.remark(RemarkRequest(key: UUIDBytes(high: 1, low: key), text: text))
    return Command(
      .logged(call),
      identity: RequestIdentity(
        principal: PrincipalID(rawValue: 7), key: Key128(high: 1, low: key),
        fingerprint: call.fingerprint))
  }

  @Test("commands and outcomes are no larger for them")
  func sizes() {
    // As large as the largest of the others, which has bits left that say which it is.
    let largest = [
      MemoryLayout<Reserve>.size, MemoryLayout<ScheduleDrop>.size, MemoryLayout<PutOffer>.size,
      MemoryLayout<DropEngine.PublishMarker>.size,
    ].max()
    #expect(MemoryLayout<Command.Body>.size == largest)
    #expect(MemoryLayout<Outcome.Result>.size == MemoryLayout<DropEngine.Reserved>.size + 1)
    #expect(MemoryLayout<Outcome>.stride == 64)
  }

  @Test("they survive the journal, under the rules that say what they are")
  func forms() throws {
    let command = Self.remark(5)
    #expect(command.rules == .third && command.tag == .logged)
    var sink = ByteSink()
    command.encode(into: &sink)
    var source = ByteSource(sink.bytes)
    #expect(try Command(from: &source) == command)
    try source.finish()
    let outcome = Outcome(
      .logged(.remark(.remarked(Remarked()))), sequence: 4, logTimeMicroseconds: 9, isReplay: true)
    sink.removeAll()
    outcome.encode(into: &sink)
    source = ByteSource(sink.bytes)
    #expect(try Outcome(from: &source) == outcome)
    try source.finish()
    // The contract's own bytes: the number, and the message.
    guard case .logged(let call) = command.body else { return }
    sink.removeAll()
    Command(command.body).encode(into: &sink)
    #expect(Array(sink.bytes.dropFirst(4)) == call.encodedBytes())
  }

  @Test("no entry of a call is longer than it counts")
  func entrySize() {
    var random = SplitMix64(seed: 3)
    for number in 0..<200 {
      let call = ContractCalls.next(key: UInt64(number), .init(drop: 1)) { random.below($0) }
      let command = Command(
        .logged(call),
        identity: RequestIdentity(
          principal: PrincipalID(rawValue: .max), key: Key128(high: .max, low: .max),
          fingerprint: .max))
      let rejected = Rejected(
        reason: .capacityReached, detail: String(repeating: "x", count: 200), available: .max,
        retryAfter: TimeSpan(microseconds: .max), sequence: .max, replayed: true)
      guard let result = LogOutcome(rejecting: call.number, with: rejected) else { continue }
      var sink = ByteSink()
      command.encode(into: &sink)
      Outcome(.logged(result), sequence: .max, logTimeMicroseconds: .min).encode(into: &sink)
      #expect(sink.count + 6 <= command.entryBytes)
    }
  }

  @Test("stories draw every method")
  func stories() {
    var random = SplitMix64(seed: 8)
    var drawn: Set<Int> = []
    for _ in 0..<2_000 {
      drawn.insert(ContractCalls.next(key: 1, .init(drop: 1)) { random.below($0) }.number)
    }
    #expect(drawn == Set(LogCommand.methods.filter { !$0.isRetired }.map(\.number)))
  }

  @Test("a key is decided once; under another body it is refused; what is urgent says its method")
  func keys() {
    var driver = EngineDriver()
    let first = driver.apply(Self.remark(1), at: 5)
    #expect(first.result == .logged(.remark(.remarked(Remarked()))) && !first.isReplay)
    let again = driver.apply(Self.remark(1), at: 6)
    #expect(again.result == first.result && again.isReplay && again.sequence == first.sequence)
    let other = driver.apply(Self.remark(1, "another"), at: 7)
    #expect(other.refusal?.code == .keyMismatch)
    #expect(Self.remark(1).role == .addition && Self.remark(1).role.isNewWork)
    #expect(driver.violations.isEmpty && driver.divergences.isEmpty)
    #expect(driver.engine.rules == .third)
  }

  @Test("a log of the second rules goes over to the third, and decides as before")
  func adoption() {
    var driver = EngineDriver()
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "a"))), at: 5)
    #expect(driver.engine.rules == .second)
    _ = driver.apply(Self.remark(1), at: 6)
    #expect(driver.engine.rules == .third)
    // An id of before is unknown, and not forgotten: nothing has been.
    let unknown = driver.apply(
      Command(
        .release(Release(hold: HoldID(sequence: 1, index: 9), buyer: BuyerID(rawValue: 3)))),
      at: 7)
    #expect(unknown.refusal?.code == .unknownHold)
    _ = driver.apply(Command(.registerPartner(RegisterPartner(name: "b"))), at: 8)
    #expect(driver.engine.rules == .third)
    #expect(driver.divergences.isEmpty)
  }

  @Test("an outcome of a method that is not known here is a newer build's, in a row as well")
  func rows() throws {
    var driver = EngineDriver()
    _ = driver.apply(Self.remark(1), at: 5)
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    #expect(try rows.restore(limits: EngineLimits()).digest() == driver.engine.digest())
    let number = LogOutcome.remark(.remarked(Remarked())).encodedBytes()
    var engine = Engine(hashKey: HashKey(1, 2))
    let error = #expect(throws: RestoreError.self) {
      for row in rows.sorted {
        var value = row.value
        if row.table == StateTable.idempotency.rawValue {
          #expect(Array(value.suffix(number.count)) == number)
          value[value.count - number.count] = 99
        }
        try engine.restore(table: row.table, key: row.key, value: value)
      }
    }
    #expect(error?.newerVersion == .method(99))
  }
}
