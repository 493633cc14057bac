import Basics
import SequencerSupport
import Testing

@testable import Sequencer

extension PreparedBatch where Machine == ToyMachine {
  /// A batch of commands as the core would prepare it.
  static func sample(first: UInt64, time: Int64, _ commands: [ToyMachine.Command]) -> Self {
    var batch = PreparedBatch(firstSequence: first, logTimeMicroseconds: time)
    batch.commands = commands
    batch.outcomes = commands.map { _ in .soldOut(pool: 7) }
    batch.addresses = commands.map { _ in .init(token: 0, sink: .none) }
    return batch
  }
}

extension [UInt8] {
  /// The record as a build from before version 2 wrote it: with neither term nor digest of events.
  ///
  /// - Parameter previous: hash of the record before, where that is another one.
  func asVersion1(after previous: ChainHash? = nil) -> [UInt8] {
    var bytes = self
    bytes.replaceSubrange(4..<8, with: [1, 0, 0, 0])
    if self[4] > 1 { bytes.removeSubrange(108..<132) }
    return bytes.resealed(after: previous)
  }

  /// The record with a hash and a checksum that are right again.
  func resealed(after previous: ChainHash? = nil) -> [UInt8] {
    var bytes = self
    if let previous { bytes.replaceSubrange(40..<72, with: previous.bytes) }
    _ = JournalRecordWriter.seal(&bytes)
    return bytes
  }
}

@Suite("A journal record")
struct JournalRecordTests {
  private let batch = PreparedBatch<ToyMachine>.sample(
    first: 41, time: 1_000_000,
    [.reserve(key: 5, pool: 1), .tick, .announce(pool: 2, text: "hello")])

  private let events = StateDigest(high: 0x0102_0304_0506_0708, low: 0x1112_1314_1516_1718)

  @Test func hasTheFormThatIsDocumented() throws {
    let (bytes, hash) = JournalRecordWriter.encode(
      batch, previous: .zero, term: 7, events: events)
    #expect(bytes.count == 132 + (13 + 5) + (1 + 5) + (11 + 5) + 6)
    #expect(Array(bytes[0..<8]) == Array("DWJR".utf8) + [2, 0, 1, 0])
    #expect(Array(bytes[8..<16]) == [41, 0, 0, 0, 0, 0, 0, 0])
    #expect(Array(bytes[16..<32]) == [3, 0, 0, 0, 40, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0])
    #expect(Array(bytes[32..<40]) == [0x40, 0x42, 0x0F, 0, 0, 0, 0, 0])
    #expect(Array(bytes[40..<72]) == [UInt8](repeating: 0, count: 32))
    #expect(Array(bytes[72..<104]) == hash.bytes)
    #expect(Array(bytes[108..<116]) == [7, 0, 0, 0, 0, 0, 0, 0])
    #expect(Array(bytes[116..<124]) == [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(Array(bytes[124..<132]) == [0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11])
    #expect(Array(bytes.suffix(6)) == [13, 5, 1, 5, 11, 5])
    // Computed apart from this code; a change here is a change of the format.
    #expect(
      hash.description == "4ad40e204dd4c3c60bc1af7f3300504a6942896bde4b02d92e4a43338f467b4b")
  }

  /// For ever: journals have such records.
  @Test func ofVersion1IsRead() throws {
    let bytes = JournalRecordWriter.encode(batch, previous: .zero, term: 7, events: events).bytes
      .asVersion1()
    #expect(bytes.count == 108 + (13 + 5) + (1 + 5) + (11 + 5) + 6)
    let record = try JournalRecord(bytes, position: 41)
    #expect(
      record.header.hash.description
        == "6d98d3adacf2e520f957015d3516c494b1b2e2894d3c2b4cf8291e8cf55d87a2")
    #expect(record.header.version == 1 && record.header.term == 0 && record.header.events == nil)
    #expect(try JournalReader<ToyMachine>.decode(record).entries.map(\.command) == batch.commands)
    // What is cut from it is of version 1 again.
    let cut = try JournalRecord(record.cut(after: 42, events: events).bytes, position: 41)
    #expect(cut.header.version == 1 && cut.header.lastSequence == 42)
  }

  @Test func tellsItsTermAndWhatItsEventsDigestTo() throws {
    let record = try JournalRecord(
      JournalRecordWriter.encode(batch, previous: .zero, term: 7, events: events).bytes,
      position: 41)
    #expect(record.header.version == 2 && record.header.term == 7)
    #expect(record.header.events == events)
    let silent = try JournalRecord(
      JournalRecordWriter.encode(batch, previous: .zero, term: 7).bytes, position: 41)
    #expect(silent.header.term == 7 && silent.header.events == nil)
    // Of what is left of it others are told, or none.
    let other = StateDigest(high: 3, low: 4)
    for (events, expected) in [(other, other), (nil, nil)] as [(StateDigest?, StateDigest?)] {
      let cut = try JournalRecord(record.cut(after: 42, events: events).bytes, position: 41)
      #expect(cut.header.term == 7 && cut.header.events == expected)
    }
    let cut = try JournalRecord(silent.cut(after: 42, events: other).bytes, position: 41)
    #expect(cut.header.events == nil)
  }

  @Test func isReadAsItWasWritten() throws {
    let (bytes, hash) = JournalRecordWriter.encode(batch, previous: .zero)
    let record = try JournalRecord(bytes, position: 41)
    #expect(record.header.hash == hash)
    #expect(record.header.firstSequence == 41)
    #expect(record.header.lastSequence == 43)
    #expect(record.header.logTimeMicroseconds == 1_000_000)
    var commands: [ToyMachine.Command] = []
    try record.visitEntries { (sequence, command, outcome) throws(JournalFault) in
      commands.append(try JournalReader<ToyMachine>.command(record, sequence, command))
      #expect(sequence == 40 + UInt64(commands.count))
      #expect(outcome.count == 5)
    }
    #expect(commands == batch.commands)
  }

  @Test func noByteCanChangeUnseen() throws {
    let (bytes, _) = JournalRecordWriter.encode(batch, previous: .zero)
    for index in bytes.indices {
      for mask in [UInt8(1), 0x80, 0xFF] {
        var changed = bytes
        changed[index] ^= mask
        #expect(throws: JournalFault.self, "byte \(index)") {
          try JournalRecord(changed, position: 41)
        }
      }
    }
    for length in 0..<bytes.count {
      #expect(throws: JournalFault.self, "length \(length)") {
        try JournalRecord(Array(bytes[..<length]), position: 41)
      }
    }
    #expect(throws: JournalFault.self) { try JournalRecord(bytes + [0], position: 41) }
  }

  @Test func faultsSayWhatIsWrong() throws {
    let (bytes, _) = JournalRecordWriter.encode(batch, previous: .zero)
    let kind = { (change: (inout [UInt8]) -> Void) -> JournalFault.Kind? in
      var changed = bytes
      change(&changed)
      do throws(JournalFault) {
        _ = try JournalRecord(changed, position: 41)
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(kind { $0[0] = 0 } == .notARecord)
    #expect(kind { $0[9] = 1 } == .headerDamaged)
    #expect(kind { $0[110] ^= 1 } == .contentChanged)
    #expect(kind { $0[140] ^= 1 } == .contentChanged)
    #expect(kind { $0.removeLast() } == .truncated)
    #expect(
      kind { bytes in
        bytes[4] = 9
        let checksum = Checksum.crc32c(bytes[..<104])
        for index in 0..<4 { bytes[104 + index] = UInt8(checksum >> (8 * UInt32(index)) & 0xFF) }
      } == .unknownVersion(9))
  }

  @Test func checksumsAreTheKnownOnes() {
    #expect(Checksum.crc32c(Array("123456789".utf8)) == 0xE306_9283)
    let hash = Array("ab".utf8).withUnsafeBytes { head in
      Array("c".utf8).withUnsafeBytes { ChainHash(of: head, $0) }
    }
    #expect(
      hash.description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func aCheckpointNoteIsReadAsItWasWritten() throws {
    for (digest, term) in [(nil, 0), (StateDigest(high: 1, low: 2), 0), (nil, 1), (.empty, .max)]
      as [(StateDigest?, UInt64)]
    {
      let note = CheckpointNote(
        logTimeMicroseconds: -5, chainHash: .zero, digest: digest, term: term)
      // Without a term, as an earlier build writes and reads it.
      #expect(note.bytes[0] == (term == 0 ? 1 : 2))
      #expect(try CheckpointNote(note.bytes) == note)
      #expect(throws: ByteError.self) { try CheckpointNote(note.bytes + [0]) }
      #expect(throws: ByteError.self) { try CheckpointNote(Array(note.bytes.dropLast())) }
    }
  }
}
