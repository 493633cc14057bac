/// Everything a screen or a report needs to know of a show: the sum of its facts.
public struct ShowState: Sendable {
  /// A claim that was checked.
  public struct Claim: Sendable, Equatable {
    public var text: String
    public var holds: Bool
    public var detail: String
  }

  public private(set) var name = ""
  public private(set) var seed: UInt64 = 0
  public private(set) var digest = ""
  public private(set) var durationMicroseconds: Int64 = 0
  public private(set) var notes: [String] = []
  public private(set) var seeing = ""
  public private(set) var serverPID: Int32 = 0
  public private(set) var address = ""
  public private(set) var isServerUp = false
  public private(set) var startMilliseconds: Int64 = 0
  public private(set) var kills = 0
  public private(set) var markers = 0
  public private(set) var fanOuts: [FanOut] = []
  /// By drop, in the order in which they were first counted.
  public private(set) var drops: [(name: String, counts: DropCounts)] = []
  public private(set) var mostOversold: UInt64 = 0
  public private(set) var buyers = BuyerCounts()
  /// By drop, in the order in which they were first counted.
  public private(set) var doors: [(drop: String, counts: DoorCounts)] = []
  /// Nil while nobody has paid.
  public private(set) var payments: PaymentCounts?
  public private(set) var reserveLatency: LatencySummary?
  public private(set) var viewers = ViewerCounts()
  public private(set) var comebacks: [Comeback] = []
  public private(set) var partners: [(name: String, counts: PartnerCounts)] = []
  public private(set) var orderUpdates: UInt64 = 0
  public private(set) var claims: [Claim] = []
  public private(set) var audit: AuditReport?
  public private(set) var hasEnded = false

  /// Notes, markers and claims kept, each. More are counted by nobody and shown nowhere.
  public static let kept = 200

  /// A show of which nothing is known.
  public init() {}

  /// Everything claimed so far holds.
  public var isOK: Bool {
    claims.allSatisfy(\.holds) && audit?.isClean ?? true && mostOversold == 0
  }

  /// What does not hold.
  public var violations: [String] {
    var result = claims.filter { !$0.holds }.map { "\($0.text): \($0.detail)" }
    if mostOversold > 0 { result.append("oversold: \(mostOversold) units") }
    return result + (audit?.violations ?? []).map(\.description)
  }

  /// Takes in a fact.
  public mutating func learn(_ fact: ShowFact) {
    switch fact {
    case .began(let name, let seed, let digest, let duration):
      (self.name, self.seed, self.digest) = (name, seed, digest)
      durationMicroseconds = duration
    case .note(let text): if notes.count < Self.kept { notes.append(text) }
    case .seeing(let text): seeing = text
    case .serverReady(let pid, let address, let milliseconds):
      (serverPID, self.address, startMilliseconds) = (pid, address, milliseconds)
      isServerUp = true
    case .marker: markers += 1
    case .fanOut(let fanOut): if fanOuts.count < Self.kept { fanOuts.append(fanOut) }
    case .counts(let drop, let counts):
      mostOversold = max(mostOversold, counts.oversold)
      if let at = drops.firstIndex(where: { $0.name == drop }) {
        drops[at].counts = counts
      } else {
        drops.append((drop, counts))
      }
    case .buyers(let counts): buyers = counts
    case .door(let drop, let counts):
      if let at = doors.firstIndex(where: { $0.drop == drop }) {
        doors[at].counts = counts
      } else {
        doors.append((drop, counts))
      }
    case .payments(let counts): payments = counts
    case .reserveLatency(let summary): reserveLatency = summary
    case .viewers(let counts): viewers = counts
    case .killed:
      kills += 1
      isServerUp = false
    case .cameBack(let comeback): comebacks.append(comeback)
    case .partner(let name, let counts):
      if let at = partners.firstIndex(where: { $0.name == name }) {
        partners[at].counts = counts
      } else {
        partners.append((name, counts))
      }
    case .orderUpdates(let count): orderUpdates = count
    case .claim(let text, let holds, let detail):
      if claims.count < Self.kept || !holds {
        claims.append(Claim(text: text, holds: holds, detail: detail))
      }
    case .audit(let report): audit = report
    case .ended: hasEnded = true
    }
  }

  /// The report for machines: one object, one line.
  public var json: JSONValue {
    var object: JSONValue = [
      "ok": .bool(isOK), "violations": .array(violations.map { .string($0) }),
      "show": .string(name), "seed": .unsigned(seed), "demand_digest": .string(digest),
      "viewers": .integer(Int64(viewers.connected)), "sockets": .integer(Int64(viewers.sockets)),
      "markers": .integer(Int64(markers)), "kills": .integer(Int64(kills)),
      "viewer_gaps": .unsigned(viewers.gaps), "viewer_duplicates": .unsigned(viewers.duplicates),
      "viewer_resets": .unsigned(viewers.resets), "viewers_resumed": .unsigned(viewers.resumed),
      "clicked": .unsigned(buyers.clicked), "granted": .unsigned(buyers.granted),
      "waiting": .unsigned(buyers.waiting), "slots": .unsigned(buyers.slots),
      "slots_same_day": .unsigned(buyers.slotsSameDay),
      "refused": .unsigned(buyers.refused),
      "confirmed": .unsigned(buyers.confirmed), "order_updates": .unsigned(orderUpdates),
      "oversold": .unsigned(max(mostOversold, audit?.oversold ?? 0)),
    ]
    if let reserveLatency { object.append("reserve_latency", reserveLatency.json) }
    object.append("fan_out", .array(fanOuts.map { $0.latency.json }))
    object.append(
      "drops",
      .array(
        drops.map { drop in
          [
            "name": .string(drop.name), "capacity": .unsigned(drop.counts.capacity),
            "held": .unsigned(drop.counts.held), "sold": .unsigned(drop.counts.sold),
            "free": .unsigned(drop.counts.free), "waiting": .unsigned(drop.counts.waiting),
          ]
        }))
    if let payments { object.append("payments", payments.json) }
    object.append("doors", .array(doors.map { $0.counts.json(of: $0.drop) }))
    object.append(
      "partners",
      .array(
        partners.map { partner in
          [
            "name": .string(partner.name), "offered": .unsigned(partner.counts.offered),
            "accepted": .unsigned(partner.counts.accepted),
            "rejected": .unsigned(partner.counts.rejected),
            "delivered": .unsigned(partner.counts.delivered),
            "turns": .unsigned(partner.counts.turns),
          ]
        }))
    object.append(
      "comebacks",
      .array(
        comebacks.map {
          [
            "ms": .integer($0.milliseconds), "replayed": .unsigned($0.replayed),
            "acknowledged": .unsigned($0.acknowledged), "lost": .unsigned($0.lost),
          ]
        }))
    object.append(
      "claims",
      .array(
        claims.map {
          ["claim": .string($0.text), "holds": .bool($0.holds), "detail": .string($0.detail)]
        }))
    if let audit {
      object.append("acknowledged", .unsigned(audit.acknowledged))
      object.append("lost", .unsigned(audit.lost))
      object.append("duplicates", .unsigned(audit.duplicates))
      object.append("log_digest", .string(audit.digest.description))
      object.append("audit", audit.json)
    }
    object.append("notes", .array(notes.map { .string($0) }))
    return object
  }
}
