import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  @Suite("demo")
  struct DemoTests {}
}

extension ExecutableTests.DemoTests {
  private static let shows = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Shows")

  private func play(
    _ show: String, seed: Int? = nil, _ workspace: Workspace
  ) async throws -> Ended {
    let name = "demo-\(UUID().uuidString)"
    var arguments = [
      "demo", "--plain", "--json", "--scenario", Self.shows.appending(path: show).path, "--data",
      workspace.path(name),
    ]
    if let seed { arguments += ["--seed", "\(seed)"] }
    let run = try await Program.run(arguments, timeoutSeconds: 90)
    #expect(workspace.processes().isEmpty, "the demo left a server behind")
    return run
  }

  private func expectAllClaims(_ run: Ended) throws -> Report {
    #expect(run.exit == .code(0), "\(run)")
    let report = try run.json()
    #expect(report.isOK && report.violations.isEmpty, "\(report.violations)")
    for claim in ["lost", "oversold", "duplicates", "viewer_gaps", "viewer_duplicates"] {
      #expect(report.numbers[claim] == 0, "\(claim): \(run)")
    }
    #expect(report.numbers["kills"] == 1, "\(run)")
    #expect(report.numbers["confirmed"] ?? 0 > 0, "\(run)")
    #expect(report.numbers["order_updates"] ?? 0 > 0, "\(run)")
    let text = run.lines.joined(separator: "\n")
    #expect(text.contains("was killed with SIGKILL"))
    #expect(text.contains("oversold: 0"))
    #expect(!text.contains("DOES NOT HOLD"))
    return report
  }

  @Test("a show with a crash: everything claimed holds; the demand follows from the seed alone")
  func market() async throws {
    try await Workspace.with { workspace in
      let first = try expectAllClaims(try await play("market.show", workspace))
      let again = try expectAllClaims(try await play("market.show", workspace))
      let other = try expectAllClaims(try await play("market.show", seed: 12, workspace))
      let digest = try #require(first.texts["demand_digest"])
      #expect(digest.count >= 16)
      #expect(again.texts["demand_digest"] == digest)
      #expect(other.texts["demand_digest"] != digest)
      #expect(first.numbers["seed"] == 11 && other.numbers["seed"] == 12)
      #expect(first.numbers["clicked"] == again.numbers["clicked"])
    }
  }

  @Test("a hub with too much to do turns to reservation, and back, and is seen to")
  func turns() async throws {
    try await Workspace.with { workspace in
      let run = try await play("market.show", workspace)
      _ = try expectAllClaims(run)
      let text = run.lines.joined(separator: "\n")
      #expect(text.contains("jobs wait, so it sells by reservation before it drowns"), "\(run)")
      #expect(text.contains("jobs wait, so it sells at once again"), "\(run)")
      #expect(text.contains("holds: a hub with too much to do sold by reservation"), "\(run)")
    }
  }

  @Test("two doors and a crash: the draw, tickets in turn, and nobody loses a place")
  func doors() async throws {
    try await Workspace.with { workspace in
      let run = try await play("door.show", workspace)
      _ = try expectAllClaims(run)
      let text = run.lines.joined(separator: "\n")
      for seen in [
        "people come to the door of by-lot: it is drawn who is first",
        "people were on the list of by-lot: drawn by a seed that was committed to",
        "by-lot is gone: ", " people at the door know that they have no chance",
        "people come to the door of by-turn: one place each",
        "holds: nobody was let in out of turn, and who had no ticket got nothing",
        "holds: everybody at the door was answered, and kept their place",
      ] {
        #expect(text.contains(seen), "\(seen): \(run)")
      }
      #expect(
        text.contains(/140 came, .* [1-9][0-9]* came back to their place, 0 lost it/), "\(run)")
      #expect(text.contains(/[1-9][0-9]* tickets told, [1-9][0-9]* used/), "\(run)")
    }
  }

  @Test("payments in steps and in one call, and both killed: the provider's books are the log's")
  func payments() async throws {
    try await Workspace.with { workspace in
      let run = try await play("till.show", workspace)
      let report = try expectAllClaims(run)
      #expect(report.numbers["oversold"] == 0)
      let text = run.lines.joined(separator: "\n")
      for seen in [
        "server and payment adapter are killed with SIGKILL", "— bought in one call: ",
        "holds: who bought in one call did it with a token of their own",
        "holds: the payment provider's books are the log's to the cent, and all is settled",
      ] {
        #expect(text.contains(seen), "\(seen): \(run)")
      }
      #expect(
        text.contains(/[1-9][0-9]* declined; in one call [1-9][0-9]*, [1-9][0-9]* of them ordered/),
        "\(run)")
      let kept = try FileManager.default.contentsOfDirectory(atPath: workspace.directory)
      let books = try #require(kept.first { $0.hasSuffix("-books.jsonl") })
      try await expectPlantedFaults(
        in: workspace.path(books), of: workspace.path(books.replacing("-books.jsonl", with: "")),
        workspace)
    }
  }

  /// A provider that forgets a deed, does one twice, or takes a cent more, is found by the comparison.
  private func expectPlantedFaults(
    in books: String, of data: String, _ workspace: Workspace
  ) async throws {
    let lines = try String(contentsOfFile: books, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    let at = try #require(lines.lastIndex { $0.contains("\"captured\"") })
    let deed = lines[at]
    func changed(_ name: String, by step: Int64) throws -> String {
      let value = try #require(try Regex("\"\(name)\":([0-9]+)").firstMatch(in: deed)?[1].substring)
      let number = try #require(Int64(value))
      return deed.replacing("\"\(name)\":\(value)", with: "\"\(name)\":\(number + step)")
    }
    var faults: [(name: String, instead: [String])] = [("as they are", [deed]), ("forgets", [])]
    faults.append(("charges twice", [deed, deed]))
    faults.append(
      ("charges twice, by another number", [deed, try changed("number", by: 1_000_000)]))
    faults.append(("takes a cent more", [try changed("amount", by: 1)]))
    for (index, fault) in faults.enumerated() {
      var planted = lines
      planted.replaceSubrange(at...at, with: fault.instead)
      let file = try workspace.write("planted.jsonl", planted.map { $0 + "\n" }.joined())
      let run = try await Program.run(["audit", "--data", data, "--books", file, "--json"])
      #expect(run.exit == .code(index == 0 ? 0 : 1), "\(fault.name): \(run)")
      let found = try run.json().violations
      #expect(found.allSatisfy { $0.hasPrefix("books-differ") }, "\(fault.name): \(found)")
      #expect(found.isEmpty == (index == 0), "\(fault.name)")
    }
  }

  @Test("another show: two drops, two partners, a longer line")
  func vinyl() async throws {
    try await Workspace.with { workspace in
      let report = try expectAllClaims(try await play("vinyl.show", workspace))
      #expect(report.texts["show"] == "Pressing night")
      // The log of the show, kept because it was asked for, stands up on its own.
      let kept = try FileManager.default.contentsOfDirectory(atPath: workspace.directory)
      let data = try #require(kept.first { $0.hasPrefix("demo-") })
      let audit = try await Program.run(["audit", "--data", workspace.path(data), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
      #expect(try audit.json().texts["chain_head"]?.count == 64)
    }
  }

  static let broken: [(text: String, place: String, told: String)] = [
    ("show \"x\"\nseed twelve\n", ":2:6:", "whole number"),
    ("show \"x\"\nduration 8\n", ":2:11:", "unit"),
    ("show \"x\"\ndrop d {\n  pool M 5 units\n", ":2:8:", "never closed"),
  ]

  @Test("a show that cannot be read: 2, and where", arguments: broken.indices)
  func brokenShow(index: Int) async throws {
    let (text, place, told) = Self.broken[index]
    try await Workspace.with { workspace in
      let file = try workspace.write("broken.show", text)
      let run = try await Program.run(["demo", "--plain", "--json", "--scenario", file])
      #expect(run.exit == .code(2), "\(run)")
      #expect(run.errors.contains(file + place), "\(run)")
      #expect(run.errors.contains(told), "\(run)")
    }
  }

  @Test("a show that is not there: 2")
  func missingShow() async throws {
    let run = try await Program.run(["demo", "--plain", "--scenario", "nowhere.show"])
    #expect(run.exit == .code(2), "\(run)")
    #expect(run.errors.contains("nowhere.show"), "\(run)")
  }
}
