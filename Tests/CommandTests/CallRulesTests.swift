import MessageServices
import Messages
import RPC
import Testing

@testable import dropwire

@Suite("dropwire serve: rules for calls")
struct CallRulesTests {
  @Test("what was promised goes before what is wanted")
  func priority() {
    let methods = [
      Checkout.Methods.all, Dispatch.Methods.all, Reservations.Methods.all,
      Offers.Methods.all,
    ].joined().filter { CallRules.hasPriority($0) }
    #expect(
      methods.map(\.name).sorted() == [
        "BeginConfirm", "Confirm", "Connect", "Extend", "LeaveWaitlist", "PaymentResult",
        "Release", "Telemetry",
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
