import EventLoop
import HTTP2Transport
import RPC
import Testing

@Suite("Who calls, what it may do, and for whom")
struct CallerTests {
  private static let cat = PeerIdentity(
    subject: "CN=cat", uris: ["spiffe://test/cat"], fingerprint: [], notAfter: 0)
  private static let dog = PeerIdentity(subject: "CN=dog", fingerprint: [], notAfter: 0)

  private static func authentication(tokens: Bool = true) -> BearerAuthentication {
    let lookup: BearerAuthentication.Lookup = { token in
      token == "t-bob" ? Caller(name: "bob", roles: ["read"]) : nil
    }
    return BearerAuthentication(
      isOpen: { $0.name == "Fast" },
      certificates: { identity in
        identity.uris == ["spiffe://test/cat"] ? Caller(name: "cat", roles: ["write"]) : nil
      }, lookup: tokens ? lookup : nil)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var token: String?
    var identity: PeerIdentity?
    var method = Methods.guarded
    var tokens = true
    var caller: String?
    var refused: RPCError?
    var testDescription: String {
      "\(token ?? "-") \(identity?.subject ?? "-") \(method.name) \(tokens)"
    }
  }

  private static func unauthenticated(_ message: String) -> RPCError {
    RPCError(code: .unauthenticated, message: message, metadata: ["www-authenticate": "Bearer"])
  }

  private static let bobIsDenied = RPCError(
    .permissionDenied,
    "bob may not call test.Words/Guarded: it takes one of the roles write, admin, and bob has read")

  @Test(
    "a token, or a certificate, and the roles of the method",
    arguments: [
      Row(identity: cat, caller: "cat"),
      Row(token: "t-bob", caller: "bob", refused: bobIsDenied),
      Row(token: "t-bob", method: Methods.echo, caller: "bob"),
      // What is said with the call counts, not what all calls of the connection have.
      Row(token: "t-bob", identity: cat, caller: "bob", refused: bobIsDenied),
      Row(
        token: "t-eve", identity: cat,
        refused: unauthenticated(
          "the token is not known, or is no longer good")),
      Row(refused: unauthenticated("the call has no 'authorization: Bearer' with a token")),
      Row(
        identity: dog,
        refused: RPCError(
          .unauthenticated, "the certificate of 'CN=dog' is nobody's who is known here")),
      Row(identity: dog, method: Methods.fast),
      Row(token: "t-bob", identity: cat, tokens: false, caller: "cat"),
      Row(
        token: "t-bob", tokens: false,
        refused: RPCError(.unauthenticated, "the client shows no certificate")),
    ])
  func callers(row: Row) throws {
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let arrival = Arrival(
      row.method, row.token.map { [("authorization", "Bearer \($0)")] } ?? [], on: group.loops[0],
      identity: row.identity, interceptors: [Self.authentication(tokens: row.tokens)])
    #expect(arrival.admit() == row.refused)
    #expect(arrival.context.caller?.name == row.caller)
  }

  @Test("whom a caller acts for")
  func scope() {
    var scope = CallerScope()
    #expect(scope.isEverything && scope.includes(7, of: "buyer") && scope.description == "")
    scope.limit("partner", to: [7...7])
    scope.limit("buyer", to: [20...20, 1...5, 4...9, 10...10, .max - 1 ... .max, .max ... .max])
    let merged: [ClosedRange<UInt64>] = [1...10, 20...20, .max - 1 ... .max]
    #expect(scope.ids(of: "buyer") == merged)
    #expect(
      scope.description == "buyer=1..10,20,18446744073709551614..18446744073709551615 partner=7")
    #expect(scope.kinds == ["buyer", "partner"])
    let inside: [UInt64] = [1, 5, 10, 20, .max - 1, .max]
    let outside: [UInt64] = [0, 11, 19, 21, .max - 2]
    #expect(inside.allSatisfy { scope.includes($0, of: "buyer") })
    #expect(outside.allSatisfy { !scope.includes($0, of: "buyer") })
    #expect(scope.includes(7, of: "partner") && !scope.includes(8, of: "partner"))
    #expect(scope.ids(of: "creator") == nil && scope.includes(3, of: "creator"))
    scope.limit("buyer", to: [])
    #expect(!scope.includes(1, of: "buyer") && !scope.isEverything)
    scope.limit("buyer", to: [0 ... .max])
    #expect(scope.includes(0, of: "buyer") && scope.includes(.max, of: "buyer"))
  }
}
