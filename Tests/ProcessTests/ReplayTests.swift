import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("replay")
  struct ReplayTests {}
}

extension ExecutableTests.ReplayTests {
  @Test(
    "comes to the digest of the log; under a policy it shows both, twice the same",
    .timeLimit(.minutes(5)))
  func story() async throws {
    try await Workspace.with { workspace in
      let data = workspace.path("data")
      let server = try await workspace.serve()
      let drop = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 20)
        for buyer in 1...15 as ClosedRange<UInt64> {
          let reserved = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
          if buyer.isMultiple(of: 3) {
            guard
              case .confirmed = try await client.checkout.confirm(
                ConfirmRequest(
                  key: UUIDBytes(high: 3, low: buyer), buyer: Identifier(rawValue: buyer),
                  hold: reserved.hold, payment: UUIDBytes(high: 4, low: buyer)))
            else { throw Refused("confirming") }
          }
        }
        return stall.drop
      }
      let beside = try await Program.run(["replay", data])
      #expect(beside.exit == .code(1) && beside.errors.contains("a server is running"), "\(beside)")
      #expect(try await server.stop() == .code(0))
      let verify = try await Program.run(["verify", data, "--json"])
      let plain = try await Program.run(["replay", data, "--json"])
      #expect(plain.exit == .code(0), "\(plain)")
      #expect(try plain.json().texts["state_digest"] == verify.json().texts["state_digest"])

      let policy = try workspace.write("p", "all capacity 8 # fewer\nall hold-time 30s\n")
      let runs = try await (0..<2).asyncMap { _ in
        try await Program.run(["replay", data, "--policy", policy])
      }
      #expect(runs[0].exit == .code(0) && runs[0].lines == runs[1].lines, "\(runs[0])")
      let table = runs[0].lines.joined(separator: "\n")
      for row in [
        #"capacity +20 +8"#, #"reserves +15 +15"#, #"granted at once +15 +8"#,
        #"orders +5 +2"#, #"revenue, minor units +2,250 EUR +900 EUR"#,
        #"without a counterpart +0 +3"#,
      ] {
        #expect(try table.contains(Regex(row)), "\(row): \(runs[0])")
      }
      _ = drop

      let wrong = try workspace.write("w", "all capacity many\ndrop_3w00 hold-time\n")
      let refused = try await Program.run(["replay", data, "--policy", wrong, "--json"])
      #expect(refused.exit == .code(2), "\(refused)")
      #expect(
        refused.errors.contains("\(wrong):1:14:") && refused.errors.contains("\(wrong):2:20:"),
        "\(refused)")
      #expect(try refused.json().isOK == false)
      let stranger = try workspace.write("s", "drop_3w00 hold-time 30s\n")
      let unknown = try await Program.run(["replay", data, "--policy", stranger])
      #expect(
        unknown.exit == .code(2) && unknown.errors.contains("the log has no drop_3w00"),
        "\(unknown)")
      let missing = try await Program.run(["replay", data, "--policy", workspace.path("none")])
      #expect(missing.exit == .code(2), "\(missing)")
      let nothing = try await Program.run(["replay", workspace.path("none")])
      #expect(nothing.exit == .code(2), "\(nothing)")
    }
  }
}

extension Sequence {
  fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
    var results: [T] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
