import Messages
import RPC
import Testing

@testable import dropwire

@Suite("dropwire serve: rules for calls")
struct CallRulesTests {
  @Test("tokens are found by the whole of them")
  func tokens() throws {
    let file = try TokenFile(
      text: """
        # who      what
        edge-1     0123456789abcdef   # the first
        edge-2 \t  0123456789abcdeg\r

        """, path: "tokens.txt")
    #expect(file.caller(of: "0123456789abcdef")?.name == "edge-1")
    #expect(file.caller(of: "0123456789abcdeg")?.name == "edge-2")
    for wrong in ["", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeF"] {
      #expect(file.caller(of: wrong) == nil)
    }
  }

  @Test(
    "a file that is no list of tokens says where",
    arguments: [
      ("edge-1 short", ":1:"), ("# nothing", "no token"),
      ("a 0123456789abcdef\nb", ":2:"), ("a 0123456789abcdef more", ":1:"),
    ])
  func badTokens(text: String, expected: String) {
    do {
      _ = try TokenFile(text: text, path: "t")
      Issue.record("was taken")
    } catch {
      #expect("\(error)".contains(expected))
    }
  }

  @Test("what was promised goes before what is wanted")
  func priority() {
    let methods = [
      Checkout.Methods.all, Messages.Dispatch.Methods.all, Reservations.Methods.all,
      Offers.Methods.all,
    ].joined().filter { CallRules.hasPriority($0) }
    #expect(
      methods.map(\.name).sorted() == [
        "BeginConfirm", "Confirm", "Connect", "Extend", "LeaveWaitlist", "PaymentResult",
        "Release",
      ])
  }

  @Test(
    "the command line",
    arguments: [
      (["--log-calls", "some"], "logCalls"), (["--max-waiting-calls", "3"], "maxWaitingCalls"),
      (["--max-deadline-seconds", "-1"], "maxDeadlineSeconds"),
    ])
  func settings(flags: [String], problem: String) async {
    var given: [String: String] = ["data": "x"]
    given[problem] = flags[1]
    do {
      _ = try await ServerConfiguration.read(flags: given, environment: [:], file: nil)
      Issue.record("was taken")
    } catch {
      #expect("\(error)".hasPrefix(problem))
    }
  }
}
