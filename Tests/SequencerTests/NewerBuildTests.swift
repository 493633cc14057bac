import Basics
import DropEngine
import LogContract
import Messages
import Storage
import Testing
import WireCodec

@testable import Sequencer

/// What a newer program has written is refused by name, with both versions: it is not damaged.
@Suite("Of a newer build")
struct NewerBuildTests {
  /// A log of three entries, the last of which is changed, and whole again by its hash and checksum.
  private func disk(
    last: Command? = nil, _ change: (inout [UInt8]) -> Void
  ) async throws -> InMemoryDisk {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let sequencer = try LogSequencer(store: store, machine: Engine(hashKey: HashKey(1, 2)))
    for name in ["a", "b", "c"] {
      let command = Command(.registerPartner(RegisterPartner(name: name)))
      _ = try await sequencer.perform(name == "c" ? last ?? command : command)
    }
    disk.crash()
    sequencer.stop()
    var bytes = disk.record(at: 2)
    change(&bytes)
    disk.replaceRecord(at: 2, with: bytes.resealed())
    return disk
  }

  private func start(_ disk: InMemoryDisk) throws {
    let store = try disk.open()
    defer { store.close() }
    try LogSequencer(store: store, machine: Engine(hashKey: HashKey(1, 2))).stop()
  }

  @Test("an entry that was decided by rules which are not known here")
  func rules() async throws {
    let disk = try await disk { $0[JournalRecord.headerLength] = 5 }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(
      error
        == .journal(
          JournalFault(
            sequence: 3,
            kind: .newer(NewerVersion(of: "the rules of its command", found: 5, newest: 4)))))
    #expect(error.isOfNewerBuild)
    #expect(
      error.description
        == "the journal record at entry 3 was written by a newer build: version 5 of the rules of its"
        + " command, and this build knows versions up to 4")
    let store = try disk.open()
    let preview = StartPreview(of: store) { Engine(hashKey: HashKey(1, 2)) }
    #expect(preview.refusals == [error])
    #expect(preview.recovery == nil)
  }

  private static let remark = Command(
    .logged(.remark(RemarkRequest(key: UUIDBytes(high: 1, low: 2), text: "why"))))

  @Test("a call of a method which is not known here")
  func method() async throws {
    // Rules, tag, no key, length: then the number of the method.
    let disk = try await disk(last: Self.remark) { bytes in
      #expect(bytes[JournalRecord.headerLength + 4] == 1)
      bytes[JournalRecord.headerLength + 4] = 99
    }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(error == .journal(JournalFault(sequence: 3, kind: .newer(.method(99)))))
    #expect(error.isOfNewerBuild)
    #expect(
      error.description
        == "the journal record at entry 3 was written by a newer build: the contract's method 99,"
        + " which this build does not know")
    let store = try disk.open()
    #expect(StartPreview(of: store) { Engine(hashKey: HashKey(1, 2)) }.refusals == [error])
  }

  @Test("a call with fields that are not known here is not decided without them")
  func fields() throws {
    let policy = SetPolicyRequest(
      key: UUIDBytes(high: 1, low: 2), drop: Identifier(rawValue: 1 << 20), bypass: true)
    let remark = RemarkRequest(key: policy.key, text: "why")
    for call in [LogCommand.setPolicy(policy), .remark(remark)] {
      var bytes = call.encodedBytes()
      #expect(try LogCommand(stored: bytes, at: 0) == call)
      // Behind the number the block, whose length is in front of it in two bytes: one byte more of it.
      let length = Int(bytes[1]) | Int(bytes[2]) << 8
      bytes[1] += 1
      bytes.insert(1, at: 3 + length)
      let error = #expect(throws: ByteError.self) { try LogCommand(stored: bytes, at: 7) }
      #expect(error == ByteError(.unknownFields(call.number), at: 7))
      // On the wire it is passed over.
      #expect(try LogCommand(bytes: bytes) == call)
    }
  }

  @Test(
    "an entry without a call of the contract, a header or limits is one that earlier builds read, any other is refused by them"
  )
  func earlierBuilds() async throws {
    var signed = Command(.registerPartner(RegisterPartner(name: "c")))
    signed.header = EntryHeader(caller: "ops", role: "operator")
    let adoption = Command(.adoptRules(AdoptRules([LimitSetting(.holds, 9)])))
    for (last, rules) in [(nil, 2), (Self.remark, 3), (adoption, 4), (signed, 129)]
      as [(Command?, UInt8)]
    {
      // What an earlier build looks at first.
      _ = try await disk(last: last) { #expect($0[JournalRecord.headerLength] == rules) }
    }
  }

  @Test("an entry with a header in a form which is not known here")
  func header() async throws {
    let disk = try await disk { $0[JournalRecord.headerLength] = 131 }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(error.isOfNewerBuild)
    #expect(
      error.description
        == "the journal record at entry 3 was written by a newer build: version 131 of the header of its"
        + " command, and this build knows versions up to 130")
  }

  @Test("a record in a form which is not known here")
  func record() async throws {
    let disk = try await disk { $0[4] = 3 }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(error == .journal(JournalFault(sequence: 3, kind: .unknownVersion(3))))
    #expect(error.isOfNewerBuild)
    #expect(error.description.contains("has format version 3, and this build knows 2"))
  }

  @Test("damage is not taken for it")
  func damage() async throws {
    let disk = try await disk { $0[JournalRecord.headerLength] = 0 }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(!error.isOfNewerBuild)
  }

  @Test("a checkpoint whose mark is not known here")
  func mark() {
    var bytes = CheckpointNote(logTimeMicroseconds: 5, chainHash: .zero, digest: nil).bytes
    bytes[0] = 3
    #expect(throws: ByteError(.newerVersion(3, newest: 2), at: 0)) { try CheckpointNote(bytes) }
  }

  @Test("a preview says what a start would decide again, and which limits it would record")
  func preview() throws {
    let disk = InMemoryDisk()
    try start(disk)
    let store = try disk.open()
    try store.setMetadata(DecidingLimits.name, to: Array("holds=7\nwishes=3\n".utf8))
    let preview = StartPreview(of: store) { Engine(hashKey: HashKey(1, 2)) }
    #expect(
      Array(preview.limits.prefix(2)) == [
        .init(name: "holds", recorded: "7", own: 67_108_864),
        .init(name: "wishes", recorded: "3", own: nil),
      ])
    #expect(preview.limits.dropFirst(2).allSatisfy { $0.recorded == nil && $0.own != nil })
    #expect(preview.limits.count > 10)
    #expect(
      preview.refusals == [
        .limitsNotTaken(["wishes was 3 and is not known to this version"])
      ])
    #expect(preview.recovery == nil)
  }
}
