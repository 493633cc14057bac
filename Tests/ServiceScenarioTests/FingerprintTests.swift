import DropEngine
import Messages
import RPC
import Testing
import WireCodec

@testable import DropServices

/// What a key is remembered with, of every request that is logged as the command of before the contract: the same
/// request sent again after an upgrade is the same. A new field must say nothing here where it is not given: in a
/// message's tail, behind a `?`, never in its block.
@Suite("Fingerprints of requests")
struct FingerprintTests {
  private static let key = UUIDBytes(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)
  private static let drop = Identifier(rawValue: 5 << 20)
  private static let hold = Identifier(rawValue: 9 << 20)
  private static let buyer = Identifier(rawValue: 77)

  private static func setup() throws -> [(String, Command)] {
    [
      (
        "openStream",
        Command(
          OpenStreamRequest(
            key: key, stream: Identifier(rawValue: 0), creator: Identifier(rawValue: 4),
            title: "live"))
      ),
      ("closeStream", Command(CloseStreamRequest(key: key, stream: Identifier(rawValue: 3 << 20)))),
      (
        "putOffer",
        try Command(
          PutOfferRequest(
            key: key, creator: Identifier(rawValue: 4), title: "tee",
            price: Money(minor: 2_500, currency: FixedText<3>("EUR")),
            variants: ["M", "L"]))
      ),
      (
        "schedule",
        try Command(
          ScheduleDropRequest(
            key: key, offer: Identifier(rawValue: 2 << 20), stream: Identifier(rawValue: 3 << 20),
            pools: [PoolSpec(hub: Identifier(rawValue: 0), variant: 1, capacity: 40)],
            buyerLimit: 2, holdTime: TimeSpan(microseconds: 9_000_000), waitlistLimit: 5,
            opensByCue: true, closesAt: Timestamp(microseconds: 1_700_000_000_000_000), zone: 1))
      ),
      ("control", try Command(ControlDropRequest(key: key, drop: drop, action: .open))),
      ("adjust", Command(AdjustInventoryRequest(key: key, pool: drop, change: -3))),
      ("registerPartner", Command(RegisterPartnerRequest(key: key, name: "crew"))),
      (
        "putHub",
        try Command(
          PutHubRequest(
            key: key, hub: Identifier(rawValue: 0), partner: Identifier(rawValue: 1 << 20),
            zone: 2, capabilities: 5, openJobs: 30))
      ),
    ]
  }

  private static func ofBuyers() -> [(String, Command)] {
    let payment = UUIDBytes(high: 1, low: 2)
    return [
      (
        "reserve",
        Command(
          ReserveRequest(
            key: key, buyer: buyer, drop: drop, pool: Identifier(rawValue: 5 << 20 | 1),
            quantity: 3, minimum: 1, waitlist: true))
      ),
      ("release", Command(ReleaseRequest(key: key, buyer: buyer, hold: hold))),
      ("extend", Command(ExtendRequest(key: key, buyer: buyer, hold: hold))),
      (
        "leaveWaitlist",
        Command(LeaveWaitlistRequest(key: key, buyer: buyer, waiter: hold))
      ),
      ("confirm", Command(ConfirmRequest(key: key, buyer: buyer, hold: hold, payment: payment))),
      (
        "beginConfirm",
        Command(BeginConfirmRequest(key: key, buyer: buyer, hold: hold, payment: payment))
      ),
      (
        "paymentResult",
        Command(PaymentResultRequest(key: key, hold: hold, payment: payment, authorised: true))
      ),
    ]
  }

  @Test("are what earlier builds have remembered")
  func pinned() throws {
    let pinned: [String: UInt64] = [
      "adjust": 0xCDC6_7EE5_81FC_E3C2,
      "beginConfirm": 0xF017_AA02_D410_CC2F,
      "closeStream": 0x57C5_13A6_CB6E_9D94,
      "confirm": 0x53E8_2A2D_5D70_1D51,
      "control": 0x7E57_573A_A39F_751F,
      "extend": 0x23AD_35AA_7DD3_E875,
      "leaveWaitlist": 0xD5CD_C6FB_5F7C_41FF,
      "openStream": 0xCEE9_6BE8_1FAF_EB01,
      "paymentResult": 0x9F1B_2175_E8AB_E6A2,
      "putHub": 0x096C_3F50_BEF1_C675,
      "putOffer": 0x2BDC_C264_5DC1_5B53,
      "registerPartner": 0x2E13_20BD_9CDC_F4BD,
      "release": 0x4662_36A9_5BF0_082C,
      "reserve": 0xBEC9_3EC7_B98B_D699,
      "schedule": 0xBC74_4F4D_29BC_EAD4,
    ]
    for (name, command) in try Self.setup() + Self.ofBuyers() {
      let fingerprint = command.identity.fingerprint
      #expect(
        pinned[name] == fingerprint, "\(name): 0x\(String(fingerprint, radix: 16))")
    }
  }
}
