import Basics
import DropEngine
import Storage
import Testing

@testable import Sequencer

/// What a newer program has written is refused by name, with both versions: it is not damaged.
@Suite("Of a newer build")
struct NewerBuildTests {
  /// A log of three entries, the last of which is changed, and whole again by its hash and checksum.
  private func disk(_ change: (inout [UInt8]) -> Void) async throws -> InMemoryDisk {
    let disk = InMemoryDisk()
    let store = try disk.open()
    let sequencer = try Sequencer(store: store, machine: Engine(hashKey: HashKey(1, 2)))
    for name in ["a", "b", "c"] {
      _ = try await sequencer.perform(Command(.registerPartner(RegisterPartner(name: name))))
    }
    disk.crash()
    sequencer.stop()
    var bytes = disk.record(at: 2)
    change(&bytes)
    let hash = bytes.withUnsafeBytes { all in
      ChainHash(
        of: UnsafeRawBufferPointer(rebasing: all[..<JournalRecord.hashedHeaderLength]),
        UnsafeRawBufferPointer(rebasing: all[JournalRecord.headerLength...]))
    }
    bytes.replaceSubrange(JournalRecord.hashOffset..<JournalRecord.checksumOffset, with: hash.bytes)
    let checksum = Checksum.crc32c(bytes[..<JournalRecord.checksumOffset])
    for index in 0..<4 {
      bytes[JournalRecord.checksumOffset + index] = UInt8(
        truncatingIfNeeded: checksum >> UInt32(8 * index))
    }
    disk.replaceRecord(at: 2, with: bytes)
    return disk
  }

  private func start(_ disk: InMemoryDisk) throws {
    let store = try disk.open()
    defer { store.close() }
    try Sequencer(store: store, machine: Engine(hashKey: HashKey(1, 2))).stop()
  }

  @Test("an entry that was decided by rules which are not known here")
  func rules() async throws {
    let disk = try await disk { $0[JournalRecord.headerLength] = 3 }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(
      error
        == .journal(
          JournalFault(
            sequence: 3,
            kind: .newer(NewerVersion(of: "the rules of its command", found: 3, newest: 2)))))
    #expect(error.isOfNewerBuild)
    #expect(
      error.description
        == "the journal record at entry 3 was written by a newer build: version 3 of the rules of its"
        + " command, and this build knows versions up to 2")
    let store = try disk.open()
    let preview = StartPreview(of: store) { Engine(hashKey: HashKey(1, 2)) }
    #expect(preview.refusals == [error])
    #expect(preview.recovery == nil)
  }

  @Test("a record in a form which is not known here")
  func record() async throws {
    let disk = try await disk { $0[4] = 2 }
    let error = try #require(throws: SequencerError.self) { try start(disk) }
    #expect(error == .journal(JournalFault(sequence: 3, kind: .unknownVersion(2))))
    #expect(error.isOfNewerBuild)
    #expect(error.description.contains("has format version 2, and this build knows 1"))
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
    bytes[0] = 2
    #expect(throws: ByteError(.newerVersion(2, newest: 1), at: 0)) { try CheckpointNote(bytes) }
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
        .otherLimits([
          "holds was 7 and is 67108864", "wishes was 3 and is not known to this version",
        ])
      ])
    #expect(preview.recovery?.entries == 0)
  }
}
