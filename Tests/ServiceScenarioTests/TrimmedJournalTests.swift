import DropwireClient
import MessageServices
import Messages
import RPC
import Storage
import Testing

@testable import Sequencer

@Suite("A journal whose beginning was removed")
struct TrimmedJournalTests {
  @Test("tells whoever asks for what is gone where it begins")
  func behind() async throws {
    let server = try await LiveServer()
    do {
      var shop = try await Shop(server)
      try await shop.publish(9)
      let head = try await server.client.audit.head(HeadRequest()).sequence
      var limits = SequencerLimits()
      limits.journalEntriesKept = 4
      let trimming = JournalTrimming(store: server.store, limits: limits)
      let mark = try #require(try trimming.mark(behind: head))
      try server.store.trimJournal(to: mark)
      for from in [0, 1, mark.firstSequence - 1] {
        var refusal: RPCError?
        do throws(RPCError) {
          let call = try await server.client.audit.readJournal(
            ReadJournalRequest(from: from, through: head))
          for try await _ in call.responses {}
        } catch {
          refusal = error
        }
        #expect(refusal?.code == .outOfRange, "\(from)")
        #expect(refusal?.metadata["dropwire-resume-at"] == "\(mark.firstSequence)")
      }
      let call = try await server.client.audit.readJournal(
        ReadJournalRequest(from: mark.firstSequence, through: head))
      var next = mark.firstSequence
      for try await record in call.responses {
        #expect(record.first == next)
        next += UInt64(record.count)
      }
      #expect(next == head + 1)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }
}
