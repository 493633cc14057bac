import LoadClient
import LoadKit

// What the demo claims at its end of doors, of money and of the log on the disk.
extension Demo {
  func doorClaims(_ result: ShowResult, _ report: AuditReport) {
    guard show.drops.contains(where: { $0.door != nil }) else { return }
    claim(
      "nobody was let in out of turn, and who had no ticket got nothing",
      report.count(of: .doorBroken) == 0 && report.ticketsTold > 0
        && report.ticketsUsed <= report.ticketsTold
    ) {
      "\(report.ticketsTold) tickets told, \(report.ticketsUsed) used"
    }
    let doors = result.moment.doors.values
    let sum = { (count: KeyPath<DoorCounts, UInt64>) in
      doors.reduce(0) { $0 + $1[keyPath: count] }
    }
    let (unanswered, lost) = (sum(\.unanswered), sum(\.lost))
    claim("everybody at the door was answered, and kept their place", unanswered + lost == 0) {
      "\(sum(\.came)) came, \(sum(\.letIn)) let in, \(sum(\.withoutChance)) knew that they had no"
        + " chance, \(sum(\.kept)) came back to their place, \(lost) lost it"
    }
  }

  func claim(_ text: String, _ holds: Bool, _ detail: () -> String) {
    desk.tell(.claim(text, holds: holds, detail: detail()))
  }

  /// Replays the stopped server's log from its files: the same decisions and the same digest.
  func offlineReplay(_ server: DemoServer, _ verdict: JournalVerdict) async throws {
    let deeds = try adapter.map { try ProviderBooks.read($0.books).map { try $0.audited } }
    let offline = try OfflineAudit.run(directory: server.directory, told: nil, books: deeds)
    let moneyFaults = offline.report.count(of: .booksDiffer)
    claim(
      "replaying the log from disk gives the same decisions and the same digest",
      offline.journalFault == nil && offline.report.violationCount == UInt64(moneyFaults)
        && offline.report.lastSequence >= verdict.report.lastSequence
    ) {
      offline.journalFault ?? "\(offline.report.entries) entries, digest \(offline.stateDigest)"
    }
    if let books = offline.report.books {
      claim(
        "the payment provider's books are the log's to the cent, and all is settled",
        moneyFaults == 0 && books.unsettled == 0
      ) {
        let wrong = offline.report.violations.first { $0.kind == .booksDiffer }
        return wrong.map { "\($0)" } ?? books.words
      }
    }
  }

  /// Purchases in one call.
  func expressClaim(_ result: ShowResult, _ report: AuditReport) {
    guard show.demands.contains(where: { $0.express > 0 }) else { return }
    let buyers = result.moment.buyers
    claim(
      "who bought in one call did it with a token of their own, by a signature of their device",
      report.count(of: .tokenMisused) == 0 && report.purchases > 0
    ) {
      "\(buyers.express) tried, \(report.purchases) got units, \(buyers.bought) have an order"
    }
  }
}
