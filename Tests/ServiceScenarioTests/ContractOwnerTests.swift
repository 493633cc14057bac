import Basics
import DropEngine
import RPC
import Testing

@testable import DropServices

/// Whose a call of the log's contract is, by the fields of its request and the roles of its method.
@Suite("Owners of calls of the contract")
struct ContractOwnerTests {
  private func owner(_ fields: [String: UInt64], _ roles: [String]) -> RecordOwner {
    RecordOwner({ fields[$0] }, roles: roles)
  }

  @Test func aFieldSaysWhose() {
    #expect(owner(["buyer": 7, "drop": 9], ["edge", "operator"]) == .buyer(BuyerID(rawValue: 7)))
    #expect(owner(["partner": 3], ["partner"]) == .partner(PartnerID(rawValue: 3)))
    // A request that leaves its buyer out is nobody's whom a scope includes.
    #expect(owner(["buyer": 0], ["edge"]) == .buyer(.none))
  }

  /// Who acts for some only may not do what is about anybody's record.
  @Test func withoutOneItIsEverybodysWhereScopedCallersMayCall() {
    #expect(owner(["drop": 9], ["operator"]) == .nobody)
    #expect(owner(["drop": 9], ["operator", "creator"]) == .nobody)
    #expect(owner(["drop": 9], ["edge", "operator"]) == .everybody)
    #expect(owner([:], ["partner"]) == .everybody)
    #expect(owner([:], []) == .everybody)
    var scope = CallerScope()
    scope.limit("buyer", to: [7...7])
    let caller = Caller(name: "app", roles: ["edge"], scope: scope)
    #expect(caller.refusal(of: owner(["buyer": 7], ["edge"])) == nil)
    for fields in [["buyer": 8], ["buyer": 0], ["drop": 9]] as [[String: UInt64]] {
      #expect(caller.refusal(of: owner(fields, ["edge"]))?.code == .permissionDenied)
    }
  }
}
