import DropwireClient
import LoadKit
import MessageServices
import Messages
import RPC

/// Reads a server's whole journal over the wire and audits it.
public enum JournalFetch {
  /// Reads up to what is durable now, resuming after a lost connection.
  ///
  /// - Parameters:
  ///   - told: what clients were told.
  ///   - stream: the stream that the ledger's viewers followed.
  ///   - progress: called now and then with the entries read and the entries there are.
  /// - Returns: the verdict; a journal that cannot be read to its end is a fault of its own.
  public static func audit(
    _ client: LiveClient, told: ToldLedger?, viewersOf stream: UInt64? = nil,
    progress: (_ read: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) async -> JournalVerdict {
    var audit = JournalAudit()
    do {
      let head = try await client.untilAnswered { try await client.audit.head(HeadRequest()) }
      var failures = 0
      while audit.isSound, audit.nextSequence <= head.sequence {
        do throws(RPCError) {
          let call = try await client.audit.readJournal(
            ReadJournalRequest(from: audit.nextSequence, through: head.sequence))
          for try await record in call.responses {
            audit.read(record.record)
            progress(audit.nextSequence - 1, head.sequence)
            if !audit.isSound { break }
          }
          if audit.isSound, audit.nextSequence <= head.sequence {
            audit.fail(
              "it ends before entry \(audit.nextSequence), and \(head.sequence) was durable")
          }
        } catch {
          if error.code == .outOfRange, audit.nextSequence == 1,
            let first = error.metadata["dropwire-resume-at"].flatMap({ UInt64($0) }), first > 1
          {
            audit = JournalAudit(from: first)
            continue
          }
          failures += 1
          guard RetryPolicy.isWorthRepeating(error.code), failures < client.retry.attempts
          else { throw error }
          try await Task.sleep(for: client.retry.delay(before: failures))
        }
      }
      var verdict = audit.finish(told, viewersOf: stream)
      let digest = head.digest.map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
      if verdict.journalFault == nil, verdict.firstSequence == 1,
        !isSame(digest, verdict.stateDigest)
      {
        verdict.journalFault =
          "the server's state has digest \(digest), a replay of its log \(verdict.stateDigest)"
      }
      return verdict
    } catch {
      audit.fail("the journal could not be read: \(error)")
      return audit.finish(told, viewersOf: stream)
    }
  }

  /// The wire carries both words little-endian, the text has them most significant first.
  private static func isSame(_ wire: String, _ text: String) -> Bool {
    func swapped(_ word: Substring) -> String {
      var bytes: [Substring] = []
      var rest = word
      while !rest.isEmpty {
        bytes.insert(rest.prefix(2), at: 0)
        rest = rest.dropFirst(2)
      }
      return bytes.joined()
    }
    let digits = text.filter(\.isHexDigit)
    return swapped(wire.prefix(16)) + swapped(wire.dropFirst(16)) == digits
  }
}
