import ArgumentParser
import Testing

@testable import dropwire

@Suite("dropwire bench: the command line")
struct BenchCommandTests {
  private func refusal(_ arguments: [String]) -> String? {
    do {
      _ = try Dropwire.parseAsRoot(["bench"] + arguments)
      return nil
    } catch {
      return Dropwire.fullMessage(for: error)
    }
  }

  private static let target = ["--target", "127.0.0.1:1"]

  @Test("one way to write a length of time; a number alone is seconds of patience, as ever")
  func durations() throws {
    for (text, seconds) in [("5s", 5), ("1500ms", 2), ("2m", 120), ("30", 30), ("0", 0)] {
      let command = try #require(
        try Dropwire.parseAsRoot(["bench", "echo", "--patience", text] + Self.target)
          as? EchoCommand)
      #expect(command.arguments.patience == seconds)
      #expect(command.arguments.durationNanoseconds == 10_000_000_000)
    }
    #expect(refusal(["echo", "--patience", "soon"] + Self.target) != nil)
  }

  static let refused: [([String], String)] = [
    (["reserve", "--duplicates", "150"], "--duplicates: 150 is outside 0…100"),
    (["reserve", "--duplicates", "nan"], "--duplicates: nan is outside 0…100"),
    (["reserve", "--rate=-5"], "--rate: -5 is outside 0…100000000"),
    (["echo", "--rate", "inf"], "--rate: inf is outside 0…100000000"),
    (["echo", "--payload=-1"], "--payload: -1 is outside 0…1000000"),
    (["fanout", "--rate", "0"], "--rate: 0 is outside 0.001…100000000"),
    (["fanout", "--cut", "101"], "--cut: 101 is outside 0…100"),
    (["drop", "--duration", "3s"], "--duration: a show lasts as long as its file says"),
  ]

  @Test("what cannot be measured is refused with its range", arguments: refused.indices)
  func ranges(index: Int) {
    let (arguments, expected) = Self.refused[index]
    let said = refusal(arguments + Self.target)
    #expect(said?.contains(expected) == true, "\(said ?? "accepted")")
  }

  @Test("a target that is none is refused in the words of call; a socket of this machine by name")
  func targets() throws {
    let refused = [
      ("nowhere", "--target: target 'nowhere', at byte"),
      ("unix:/run/drops.sock", "--target: unix:/run/drops.sock is not HOST:PORT"),
      ("ipv4:127.0.0.1:1,127.0.0.1:2", "--target: ipv4:127.0.0.1:1,127.0.0.1:2 is not HOST:PORT"),
    ]
    for (target, words) in refused {
      let command = try #require(
        try Dropwire.parseAsRoot(["bench", "echo", "--target", target]) as? EchoCommand)
      let failure = #expect(throws: CommandFailure.self) { try command.arguments.endpoint() }
      #expect(failure?.message.hasPrefix(words) == true, "\(failure?.message ?? "")")
      #expect(failure?.exitCode == 2)
    }
  }

  @Test("the help says how a run ends, and what is assumed")
  func help() {
    let bench = BenchCommand.helpMessage(columns: 200)
    for words in ["INVALID", "3  everything claimed holds", "valid"] {
      #expect(bench.contains(words), "\(words)")
    }
    let echo = Dropwire.helpMessage(for: EchoCommand.self, columns: 200)
    for words in ["(default: 10s)", "(default: 60s)"] { #expect(echo.contains(words), "\(echo)") }
  }
}
