import Basics
import DropEngine
import Messages
import WireCodec

// Commands of the engine's journal, with and without headers, against libFuzzer: `Tests/Fuzz/run journal`.

private func written(_ command: Command) -> [UInt8] {
  var sink = ByteSink()
  command.encode(into: &sink)
  return sink.bytes
}

/// Refused, or a command that is written back as one that is read as the same, that an engine applies, and that has
/// with its outcome no more bytes than it says beforehand.
private func check(_ bytes: [UInt8]) {
  var source = ByteSource(bytes)
  let header = try? EntryHeader.inFront(of: ByteSource(bytes))
  guard let command = try? Command(from: &source), source.isAtEnd else { return }
  precondition(command.header == header, "a header is read as two")
  if let header {
    precondition(
      ((header.attested == nil ? 1 : 0)...EntryHeader.callerBytes)
        .contains(header.caller.utf8.count)
        && header.role.utf8.count <= EntryHeader.roleBytes, "a header beyond its bounds")
  }
  let own = written(command)
  var again = ByteSource(own)
  guard let same = try? Command(from: &again), again.isAtEnd, written(same) == own else {
    preconditionFailure("a command cannot be read back")
  }
  precondition(same.header == command.header, "a header is read back as another")
  var bare = command
  bare.header = nil
  precondition(own.suffix(written(bare).count).elementsEqual(written(bare)), "a header is inside")
  bare.header = command.header?.withoutCaller
  let (said, unsaid) = (applied(command), applied(bare))
  precondition(said == unsaid, "it is decided by who asks")
  var sink = ByteSink()
  said.encode(into: &sink)
  precondition(own.count + sink.count + 6 <= command.entryBytes, "an entry is larger")
}

private func applied(_ command: Command) -> Outcome {
  var engine = Engine(hashKey: HashKey(1, 2))
  var events: [Event] = []
  return engine.apply(command, sequence: 1, at: 1_000, events: &events)
}

@_cdecl("LLVMFuzzerInitialize")
public func makeSeeds(_ count: UnsafeMutableRawPointer, _ words: UnsafeMutableRawPointer) -> CInt {
  let bodies: [Command.Body] = [
    .tick, .registerPartner(RegisterPartner(name: "p")),
    .release(Release(hold: HoldID(rawValue: 7), buyer: BuyerID(rawValue: 8))),
    .reserve(
      Reserve(
        buyer: BuyerID(rawValue: 2), drop: DropID(sequence: 3, index: 0),
        lines: UnitLines(UnitLine(pool: PoolID(sequence: 3, index: 1), quantity: 300)),
        minimumQuantity: 1, joinWaitlist: true)),
    .publishMarker(
      PublishMarker(
        stream: StreamID(rawValue: 1), producer: ProducerID(rawValue: 2), producerSequence: 3,
        kind: .note, title: "now")),
    .logged(.remark(RemarkRequest(key: UUIDBytes(high: 1, low: 2), text: "why"))),
  ]
  let headers = [
    nil, EntryHeader(caller: "ops", role: "operator"),
    EntryHeader(caller: "Büro 7", role: "", trace: Key128(high: 1, low: 2)),
    EntryHeader(
      caller: String(repeating: "n", count: 64), role: String(repeating: "r", count: 32),
      trace: Key128(high: .max, low: .max)),
  ]
  var seeds: [[UInt8]] = []
  for header in headers {
    for body in bodies {
      var command = Command(
        body,
        identity: RequestIdentity(
          principal: PrincipalID(rawValue: 1), key: Key128(high: 3, low: 4), fingerprint: 5))
      command.header = header
      seeds.append(written(command))
    }
  }
  writeSeeds(seeds)
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
