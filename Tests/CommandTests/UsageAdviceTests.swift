import ArgumentParser
import SchemaCommands
import Testing

@testable import dropwire

@Suite("what a refused command line is told")
struct UsageAdviceTests {
  private func told(_ arguments: [String]) throws -> [String] {
    do {
      var command = try Dropwire.parseAsRoot(arguments)
      try command.run()
      return []
    } catch {
      return UsageAdvice.text(for: error, in: Dropwire.self, arguments: arguments)
        .split(separator: "\n").map(String.init)
    }
  }

  static let lines: [([String], String)] = [
    (["serv"], "Did you mean 'dropwire serve'?"),
    (["schema", "chek", "Schemas"], "Did you mean 'dropwire schema check'?"),
    (["payments", "strip"], "Did you mean 'dropwire payments stripe'?"),
    (["payments", "nothing"], "'dropwire payments' has the commands simulate, stripe."),
    (["rela"], "Did you mean 'dropwire relay'?"),
    (["webhook", "sent"], "Did you mean 'dropwire webhook send'?"),
    (["bench", "serve-ecko"], "Did you mean 'dropwire bench serve-echo'?"),
    (
      ["bench", "nothing"],
      "'dropwire bench' has the commands echo, reserve, overload, fanout, drop, admission, express, serve-echo."
    ),
    (
      ["serve", "--drain-seconds", "-1"],
      "A value that begins with '-' is written with '=': --drain-seconds=-1"
    ),
    (
      ["bench", "reserve", "--target", "a:1", "--rate", "-5"],
      "A value that begins with '-' is written with '=': --rate=-5"
    ),
    (
      ["schema", "check", "/nonexistent"],
      "  See 'dropwire schema check --help' for more information."
    ),
  ]

  @Test("names what may have been meant", arguments: lines.indices)
  func advice(index: Int) throws {
    let (arguments, line) = Self.lines[index]
    let told = try told(arguments)
    #expect(told.contains(line), "\(told)")
  }

  @Test("says the usage of the command that was running")
  func usage() throws {
    let told = try told(["schema", "check", "/nonexistent"])
    #expect(told.contains { $0.hasPrefix("Usage: dropwire schema check ") }, "\(told)")
    #expect(!told.contains { $0.contains("dropwire <subcommand>") })
  }

  @Test("a method that a newer server may have is asked for with --reflect")
  func newerMethods() async throws {
    let command = try #require(
      try Dropwire.parseAsRoot(["call", "127.0.0.1:1", "Admin/Hello"]) as? CallCommand)
    let failure = await #expect(throws: CommandFailure.self) { try await command.run() }
    #expect(failure?.message.contains("has no method `Hello`") == true)
    #expect(failure?.message.hasSuffix("; --reflect asks the server, which may have more") == true)
  }
}
