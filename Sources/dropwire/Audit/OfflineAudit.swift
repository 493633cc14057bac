import DropEngine
import LoadClient
import LoadKit
import RocksStorage
import Sequencer
import Storage

/// The audit of a data directory, without a server.
enum OfflineAudit {
  /// Bytes of journal read at a time.
  static let pageBytes = 4 << 20

  /// Reads the directory's whole journal and checks it.
  ///
  /// - Parameter books: what a provider of payments has written down, to compare with.
  /// - Throws: ``CommandFailure`` when the directory cannot be opened: with 2 when there is none, with 70 when it
  ///   cannot be read.
  static func run(
    directory: String, told: ToldLedger?, books: [AuditDeed]? = nil
  ) throws -> JournalVerdict {
    guard DataDirectory.holdsData(directory) else {
      throw CommandFailure.noDirectory(directory)
    }
    let store = try RocksStore.reading(directory)
    defer { store.close() }
    var audit = JournalAudit()
    do {
      let state = try store.state()
      let durable = state.lastSequence
      // Under the limits that it began with; others it says itself.
      var engine = Engine(hashKey: .random())
      try engine.begin(of: store)
      audit = JournalAudit(limits: engine.limits, from: state.trimmed?.firstSequence ?? 1)
      while audit.isSound, audit.nextSequence <= durable {
        let entries = try store.journal(from: audit.nextSequence, maximumBytes: pageBytes)
        guard !entries.isEmpty else {
          audit.fail("it ends before entry \(audit.nextSequence), and \(durable) was durable")
          break
        }
        for entry in entries { audit.read(entry.record) }
      }
    } catch {
      audit.fail("the journal cannot be read: \(error)")
    }
    return audit.finish(told, books: books)
  }
}
