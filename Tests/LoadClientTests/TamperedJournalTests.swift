import Basics
import DropEngine
import LoadKit
import Testing

@testable import LoadClient

/// A journal that was changed is found out, and the place is named.
@Suite struct TamperedJournalTests {
  private let journal = WrittenJournal()
  private var count: Int { journal.entries.count }

  private func kinds(_ verdict: JournalVerdict) -> Set<AuditViolationKind> {
    Set(verdict.report.violations.map(\.kind))
  }

  @Test func anUntouchedJournalPasses() {
    let verdict = journal.audit(journal.records())
    #expect(verdict.isClean, "\(verdict.violations)")
    #expect(verdict.report.grants == 10 && verdict.report.acknowledged == 10)
    #expect(verdict.report.lastSequence == UInt64(count))
    #expect(verdict.report.replays == 1)
    #expect(verdict.chainHead.count == 64 && verdict.stateDigest.count >= 32)
  }

  /// Every byte of every record counts: whichever is flipped, that record is named, or the next
  /// one, which does not follow it any more.
  @Test func everyFlippedByteIsFound() {
    let records = journal.records()
    for index in [0, 5, count - 1] {
      for at in records[index].indices {
        var changed = records
        changed[index][at] ^= 0x01
        let verdict = journal.audit(changed)
        let fault = verdict.journalFault ?? "nothing"
        #expect(!verdict.isClean)
        #expect(fault.contains("entry \(index + 1) "), "byte \(at) of record \(index): \(fault)")
      }
    }
  }

  @Test func aDroppedRecordIsNamed() {
    for index in 0..<(count - 1) {
      var records = journal.records()
      records.remove(at: index)
      let fault = journal.audit(records).journalFault ?? "nothing"
      #expect(fault.contains("entry \(index + 1) is out of sequence"), "\(fault)")
    }
  }

  @Test func swappedRecordsAreNamed() {
    for index in 0..<(count - 1) {
      var records = journal.records()
      records.swapAt(index, index + 1)
      let fault = journal.audit(records).journalFault ?? "nothing"
      #expect(fault.contains("entry \(index + 1) is out of sequence"), "\(fault)")
    }
  }

  @Test func aRecordFromAnotherJournalIsNamed() {
    var records = journal.records()
    // The same entry with the same sequence, of a journal that began otherwise.
    records[6] = journal.records { $0[0].time -= 1 }[6]
    let fault = journal.audit(records).journalFault ?? "nothing"
    #expect(fault.contains("entry 7 does not follow the record before it"), "\(fault)")
  }

  @Test func timeThatGoesBackIsNamed() {
    let fault = journal.audit(journal.records { $0[6].time = $0[5].time - 1 }).journalFault ?? ""
    #expect(fault.contains("entry 7 goes back in time"), "\(fault)")
  }

  /// The forger rewrites one outcome and everything after it, so that all hashes fit: the replay
  /// decides otherwise.
  @Test func aRewrittenOutcomeIsFoundByTheReplay() {
    for index in WrittenJournal.firstReserve..<(WrittenJournal.firstReserve + 12) {
      let records = journal.records { entries in
        let other = index < WrittenJournal.firstReserve + 10 ? 13 : 4
        entries[index].outcome.result = entries[other].outcome.result
      }
      let verdict = journal.audit(records)
      #expect(
        verdict.journalFault?.hasPrefix("entry \(index + 1) was decided") == true,
        "\(verdict.violations)")
      #expect(kinds(verdict).contains(.toldOtherwise), "\(verdict.violations)")
    }
  }

  /// The forger says that there never were so many units: more are held than there are.
  @Test func aRewrittenCapacityIsOversold() throws {
    let records = journal.records { entries in
      guard case .scheduleDrop(var drop) = entries[1].command.body else { return }
      drop.pools[0].capacity = 6
      entries[1].command.body = .scheduleDrop(drop)
    }
    let verdict = journal.audit(records)
    #expect(kinds(verdict).contains(.oversold), "\(verdict.violations)")
    #expect(verdict.report.oversold > 0)
    // The seventh hold is where it shows.
    let sequence = WrittenJournal.firstReserve + 7
    #expect(verdict.journalFault?.hasPrefix("entry \(sequence) was decided") == true)
    #expect(
      verdict.report.violations.contains { $0.kind == .oversold && $0.sequence == sequence },
      "\(verdict.violations)")
  }

  /// That a journal cannot be read is said once: what nobody could look up is not called lost.
  @Test func aJournalThatCannotBeReadSaysSoOnce() {
    for read in [0, WrittenJournal.firstReserve + 5] {
      var audit = JournalAudit()
      for record in journal.records().prefix(read) { audit.read(record) }
      audit.fail("the journal could not be read: unavailable")
      let verdict = audit.finish(journal.told)
      #expect(!verdict.isClean)
      #expect(verdict.violations.count == 1, "\(verdict.violations)")
      #expect(verdict.violations.first?.hasPrefix("journal: the journal could not be read") == true)
      #expect(verdict.report.lost == 0)
    }
  }

  /// A journal that is sound in itself and lacks what somebody was told.
  @Test func aLostAcknowledgementIsFound() {
    let records = Array(journal.records().prefix(WrittenJournal.firstReserve + 9))
    let verdict = journal.audit(records)
    #expect(verdict.journalFault == nil)
    #expect(!verdict.isClean)
    // One hold, and two who were told that nothing is left.
    #expect(verdict.report.lost == 3)
    let lost = verdict.report.violations.filter { $0.kind == .lostAcknowledgement }
    #expect(lost.count == 1, "\(verdict.violations)")
    let hold = journal.entries[WrittenJournal.firstReserve + 9].outcome.result
    guard case .reserved(let reserved) = hold else {
      Issue.record("the tenth buyer has a hold: \(hold)")
      return
    }
    #expect(lost.first?.detail.contains("hold \(reserved.hold.rawValue)") == true, "\(lost)")
  }

  /// The forger gives one buyer's place to another, and replays everything after it: the journal is
  /// sound, and still not what was told.
  @Test func aHistoryToldOtherwiseIsFound() {
    let at = WrittenJournal.firstReserve + 9
    var forged = journal.entries
    forged.swapAt(at, at + 1)
    var engine = Engine(hashKey: HashKey(1, 2))
    for index in forged.indices {
      forged[index].time = journal.entries[index].time
      var events: [Event] = []
      forged[index].outcome = engine.apply(
        forged[index].command, sequence: UInt64(index) + 1, at: forged[index].time, events: &events)
    }
    let verdict = journal.audit(journal.records { $0 = forged })
    #expect(verdict.journalFault == nil)
    #expect(!verdict.isClean)
    #expect(
      !kinds(verdict).isDisjoint(with: [.toldOtherwise, .lostAcknowledgement]),
      "\(verdict.violations)")
  }

  /// What is left of a journal whose beginning was removed is checked; of the rest nothing is said to be lost.
  @Test func aTrimmedJournalIsCheckedFromItsBeginningOn() {
    var records = Array(journal.records().dropFirst(4))
    var audit = JournalAudit(from: 5)
    for record in records { audit.read(record) }
    let verdict = audit.finish(journal.told)
    #expect(verdict.isClean, "\(verdict.violations)")
    #expect(verdict.firstSequence == 5 && verdict.stateDigest.isEmpty)
    #expect(verdict.report.lost == 0 && verdict.report.unverified > 0)
    records[3][records[3].count - 1] ^= 1
    audit = JournalAudit(from: 5)
    for record in records { audit.read(record) }
    let fault = audit.finish(journal.told).journalFault ?? "nothing"
    #expect(fault.contains("entry 8 "), "\(fault)")
  }

  @Test func nothingAfterABrokenRecordIsBelieved() {
    var records = journal.records()
    records[4][records[4].count - 1] ^= 0xFF
    var audit = JournalAudit()
    for record in records { audit.read(record) }
    let (isSound, next) = (audit.isSound, audit.nextSequence)
    #expect(!isSound)
    #expect(next == 5)
  }
}
