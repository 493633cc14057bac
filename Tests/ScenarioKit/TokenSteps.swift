import DeviceKeys
import Basics
import LogContract
import Messages
import WireCodec

// Rows about payment tokens and purchases in one call: the same requests whoever runs the story. Devices are named by
// words that make their keys: `phone` has one of P-256, and one whose name begins with `ed` one of Ed25519.
//
//     token card device=phone cap=5000EUR total=0 lasts=1h        leave to charge the actor, named card
//     revoke card                                                  takes it back
//     express a token=card pool=S:1+M:2 amount=7500EUR payment=p1 device=phone nonce=n1
//             drop=launch ticket=1 window=noon any=sameDay zone=1 wait=2s
//             age=3m ahead=1m at=5s                                what the device's clock said: now, before, after, then
//             signed=no                                            not by the key that it comes with
//             says=2500EUR                                         what the device has signed instead of the amount
//     check card as=token -> token state=active spent=2500

extension Scenario.Step {
  /// Registers a token, named by the subject.
  public func registerToken(key: UUIDBytes, buyer: UInt64) throws -> LogCommand {
    let lasts = ScenarioTime.parse(self["lasts"] ?? "1h") ?? 0
    return .registerToken(
      RegisterTokenRequest(
        key: key, buyer: Identifier(rawValue: buyer),
        reference: Array((self["reference"] ?? "vault of \(subject)").utf8),
        cap: try amount("cap", "10000EUR"), total: Int64(self["total"] ?? "0") ?? -1,
        expires: Timestamp(microseconds: timeMicroseconds + lasts),
        device: try device().key.bytes))
  }

  /// A purchase, signed as the row says.
  ///
  /// - Parameters:
  ///   - pool: the id of a pool by its name.
  ///   - window: the id of a window by its name.
  public func express(
    key: UUIDBytes, buyer: UInt64, token: UInt64, drop: UInt64, payment: UInt64,
    pool: (String) -> UInt64, window: (String) -> UInt64
  ) throws -> LogCommand {
    let dropName = self["drop"] ?? "launch"
    let quantity = self["quantity"] ?? "1"
    let lines = try (self["pool"] ?? "M").split(separator: "+").map { part in
      let sides = part.split(separator: ":")
      let name = sides[0].contains("/") ? String(sides[0]) : "\(dropName)/\(sides[0])"
      guard let units = UInt32(sides.count > 1 ? String(sides[1]) : quantity) else {
        throw ScenarioError(line: line, "'\(part)' is no number of units")
      }
      return ReserveLine(pool: Identifier(rawValue: pool(name)), quantity: units)
    }
    // What it can say of windows it says as a reserve does.
    var wish = ReserveRequest()
    try addWindowWish(to: &wish, window: window)
    var request = ExpressRequest(
      key: key, buyer: Identifier(rawValue: buyer), token: Identifier(rawValue: token),
      drop: Identifier(rawValue: drop), lines: lines, amount: try amount("says", self["amount"]),
      payment: UUIDBytes(high: 9, low: payment),
      attestation: Attestation(
        nonce: nonce(self["nonce"] ?? "line \(line)"), at: Timestamp(microseconds: deviceTime)),
      ticket: wish.ticket, window: wish.window, anyWindow: wish.anyWindow, zone: wish.zone,
      preference: wish.preference,
      wait: TimeSpan(microseconds: ScenarioTime.parse(self["wait"] ?? "0s") ?? 0))
    request.sign(with: try device())
    if self["signed"] == "no" { request.attestation.signature[9] ^= 1 }
    request.amount = try amount("amount", "2500EUR")
    return .express(request)
  }

  private var deviceTime: Int64 {
    if let at = self["at"].flatMap({ ScenarioTime.parse($0) }) { return at }
    let age = self["age"].flatMap { ScenarioTime.parse($0) } ?? 0
    return timeMicroseconds - age + (self["ahead"].flatMap { ScenarioTime.parse($0) } ?? 0)
  }

  private func nonce(_ word: String) -> UUIDBytes {
    let digest = Digest256(SHA256.digest(of: Array(word.utf8))) ?? .zero
    return UUIDBytes(high: digest.words[0], low: digest.words[1] | 1)
  }

  private func device() throws -> DeviceSigner {
    let name = self["device"] ?? "phone"
    let secret = SHA256.digest(of: Array(name.utf8))
    guard let signer = DeviceSigner(name.hasPrefix("ed") ? .ed25519 : .p256, secret: secret) else {
      throw ScenarioError(line: line, "'\(name)' makes no key")
    }
    return signer
  }

  private func amount(_ name: String, _ otherwise: String?) throws -> Money {
    let text = self[name] ?? otherwise ?? "2500EUR"
    guard let minor = Int64(text.dropLast(3)), let currency = FixedText<3>(String(text.suffix(3)))
    else { throw ScenarioError(line: line, "'\(text)' is no amount of money") }
    return Money(minor: minor, currency: currency)
  }
}

extension Observation {
  /// Where a payment token is. What the provider knows it by is told as whether there is something.
  public init(_ result: GetTokenResult) {
    switch result {
    case .token(let found):
      self.init(
        "token",
        [
          ("state", "\(found.state)"), ("cap", "\(found.cap.minor)"),
          ("currency", "\(found.cap.currency)"), ("total", "\(found.total)"),
          ("spent", "\(found.spent)"), ("expires", ScenarioTime.text(found.expires.microseconds)),
          ("reference", found.reference.count == SHA256.byteCount ? "digest" : "none"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)")
    case .unspecified, .unknown: self.init("unknown")
    }
  }

  /// What a purchase came to, in words of the rows that ask; nil for any other call, and for refusals.
  ///
  /// - Parameter window: the name of a window.
  public init?(ofPurchase outcome: LogOutcome, isDelivered: Bool, window: (UInt64) -> String) {
    let isReplay: Bool
    guard case .express(let result) = outcome else { return nil }
    switch result {
    case .pending(let pending):
      self.init(
        "pending",
        [
          ("amount", "\(pending.amount.minor)"), ("currency", "\(pending.amount.currency)"),
          ("until", ScenarioTime.text(pending.deadline.microseconds)),
          ("window", pending.window.map { window($0.window.rawValue) } ?? "none"),
        ])
      isReplay = pending.replayed
    case .confirmed(let confirmed):
      self.init("confirmed", [("amount", "\(confirmed.amountMinor)")])
      isReplay = confirmed.replayed
    case .declined(let declined):
      self.init("declined", [("held", declined.stillHeld ? "yes" : "no")])
      isReplay = declined.replayed
    case .voided(let voided):
      self.init("voided", [("reason", "\(voided.reason.reason)")])
      isReplay = voided.replayed
    case .rejected, .unspecified, .unknown: return nil
    }
    if isDelivered {
      fields.append(Scenario.Argument(name: "replay", value: isReplay ? "yes" : "no"))
    }
  }
}
