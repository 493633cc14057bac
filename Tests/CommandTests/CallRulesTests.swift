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
        "BeginConfirm", "Confirm", "Connect", "Extend", "ForceSwap", "LeaveWaitlist",
        "PaymentResult", "Release", "Report", "RevokeToken", "Settle", "Telemetry",
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

  @Test("whom no file names is called as the certificate does, within what the log has room for")
  func names() {
    func name(_ subject: String, uris: [String] = []) -> String {
      CallRules.name(
        of: PeerIdentity(
          subject: subject, uris: uris, fingerprint: [1, 0xAB] + [UInt8](repeating: 7, count: 30),
          notAfter: 0))
    }
    #expect(name("CN=agent 7") == "CN=agent 7")
    #expect(name("", uris: ["spiffe://acme/7"]) == "spiffe://acme/7")
    #expect(name("") == "a client with a certificate")
    let exact = String(repeating: "x", count: 64)
    #expect(name(exact) == exact)
    #expect(name(exact + "y") == String(repeating: "x", count: 47) + "~01ab070707070707")
    let wide = name(String(repeating: "é", count: 40))
    #expect(wide == String(repeating: "é", count: 23) + "~01ab070707070707")
  }
}
