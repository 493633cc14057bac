import CounterContract
import LogContract
import LogFixtures
import WireCodec

// What logs hold of calls against libFuzzer: `Tests/Fuzz/run contract`.

/// Refused, or read as a value that is written back in as many bytes as it promises, and read as the same.
private func read<M: LoggedMessage>(_ type: M.Type, _ bytes: [UInt8]) -> M? {
  guard let value = try? M(bytes: bytes) else { return nil }
  let written = value.encodedBytes()
  precondition(written.count == value.encodedSize, "the size is another")
  precondition(value.method.number == value.number, "the method is another")
  guard let again = try? M(bytes: written) else { preconditionFailure("cannot be read back") }
  precondition(again.encodedBytes() == written, "is read back as another value")
  return value
}

/// A request's key is its own, and nothing of its fingerprint.
private func check<C: LoggedCommand>(_ type: C.Type, _ bytes: [UInt8]) {
  guard let command = read(C.self, bytes) else { return }
  precondition(command.isUrgent == command.method.isUrgent, "urgent or not")
  precondition(command.maximumResultSize >= 0, "a result of less than nothing")
  if command.method.key == nil { precondition(command.idempotencyKey == nil, "a key of no field") }
  let bare = command.withoutKey
  precondition(bare.idempotencyKey == nil, "a key is left")
  precondition(bare.fingerprint == command.fingerprint, "the key is in the fingerprint")
}

private func check<O: LoggedOutcome>(_ type: O.Type, _ bytes: [UInt8]) {
  _ = read(O.self, bytes)?.isRejected
}

@_cdecl("LLVMFuzzerInitialize")
public func makeSeeds(_ count: UnsafeMutableRawPointer, _ words: UnsafeMutableRawPointer) -> CInt {
  let commands: [LogFixtures.LogCommand] = [
    .put(Put()), .merge(Put()), .touch(EmptyMessage()), .parcelsPut(Parcel()), .stamp(Stamp()),
    .seal(Seal()), .parcelsNumber(Hand()), .close(Close()),
    .put(
      Put(
        key: UUIDBytes(high: 1, low: 2), balance: -4, account: AccountID(rawValue: 3), name: "name")
    ),
    .close(Close(name: "name", account: AccountID(rawValue: 3))),
  ]
  let outcomes: [LogFixtures.LogOutcome] = [
    .put(.done(Receipt())), .put(.rejected(Refusal(reason: "no"))), .touch(EmptyMessage()),
    .close(Receipt(account: AccountID(rawValue: 3), sequence: 9)),
  ]
  let steps: [CounterContract.LogCommand] = [.increment(Step()), .decrement(Step())]
  let counted: [CounterContract.LogOutcome] = [
    .increment(.counted(Count())), .decrement(.rejected(CounterContract.Refusal())),
  ]
  writeSeeds(
    commands.map { [0] + $0.encodedBytes() } + outcomes.map { [1] + $0.encodedBytes() }
      + steps.map { [2] + $0.encodedBytes() } + counted.map { [3] + $0.encodedBytes() })
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data, count: size).dropFirst())
  switch data[0] % 4 {
  case 0: check(LogFixtures.LogCommand.self, bytes)
  case 1: check(LogFixtures.LogOutcome.self, bytes)
  case 2: check(CounterContract.LogCommand.self, bytes)
  default: check(CounterContract.LogOutcome.self, bytes)
  }
  return 0
}
