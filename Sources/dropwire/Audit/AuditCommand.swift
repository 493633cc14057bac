import ArgumentParser
import LoadClient
import LoadKit

/// `dropwire audit`: checks a data directory's log.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check a data directory's log: hashes, chain, replay, and the rules of a drop.",
    discussion: """
      Reads the journal from its first entry, without a server. The engine replays every command, and every
      outcome must be the recorded one; an independent model of the rules recomputes every counter. A server may be
      using it: the log is read as it was at one moment. What clients were told is not compared; `dropwire bench`
      and `dropwire demo` do that with their own.

      With --books, what a simulated provider of payments has written down is held against the log, to the cent:
      no money for what was not bought, nothing bought without its money. What is asked and not answered yet is counted. \
      Server and adapter have to be stopped, and the log has to have all of its entries.

      EXIT CODES
        0   everything holds
        1   the first broken record, or what does not hold, is named
        2   the command line was wrong, or there is no data directory
        70  it could not be checked: a file cannot be read

      EXAMPLES
        dropwire audit --data ./data
        dropwire audit --data ./data --json
        dropwire audit --data ./data --books books.jsonl
      """)

  @Option(help: "The data directory, or a copy of one.")
  var data: String

  @Option(help: "The books of `dropwire payments simulate`, to compare with.")
  var books: String?

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func run() throws {
    let deeds = try books.map { try ProviderBooks.read($0).map { try $0.audited } }
    let verdict = try OfflineAudit.run(directory: data, told: nil, books: deeds)
    if json {
      var object: JSONValue = [
        "ok": .bool(verdict.isClean), "violations": .array(verdict.violations.map { .string($0) }),
        "state_digest": .string(verdict.stateDigest), "chain_head": .string(verdict.chainHead),
        "last_sequence": .unsigned(verdict.report.lastSequence),
        "first_sequence": .unsigned(verdict.firstSequence),
        "oversold": .unsigned(verdict.report.oversold),
        "duplicates": .unsigned(verdict.report.duplicates),
      ]
      object.append("audit", verdict.report.json)
      standardOutput(object.text)
    } else {
      standardOutput(verdict.report.text(isCompared: false))
      standardOutput("state digest \(verdict.stateDigest)")
      standardOutput("chain head   \(verdict.chainHead)")
      for violation in verdict.violations { standardOutput("VIOLATION \(violation)") }
      if verdict.firstSequence > 1 {
        standardOutput(
          "entries before \(verdict.firstSequence) were trimmed: of the rest form, hashes, chain and"
            + " times were checked, and nothing was replayed")
      }
      standardOutput(verdict.isClean ? "ok: everything holds" : "NOT OK")
    }
    if !verdict.isClean { throw ExitCode(1) }
    if deeds != nil, verdict.firstSequence > 1 {
      throw CommandFailure(
        "the books were not compared: entries before \(verdict.firstSequence) were trimmed",
        exitCode: 70)
    }
  }
}
