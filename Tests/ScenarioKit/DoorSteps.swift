import Basics
import JSONText
import LogContract
import Messages
import WireCodec

// Rows about doors: the same requests whoever runs the story.
//
//     door launch rate=2 every=1s lasts=10s grace=5s draw=5s seed=luck   puts a door before a drop; draw: until when who
//                                                                         joins is drawn, by a seed that the word makes
//     join launch / quit launch                                           a place at it, and none
//     reveal launch seed=luck                                             says the seed
//     stands launch -> place state=waiting position=2                     what the actor is told of their place
//     draw launch -> draw phase=drawn joiners=3                           what anybody is told of the draw
//     reserve a pool=M ticket=1                                           with a ticket

extension Scenario.Step {
  /// The call that a row about a door stands for.
  public func doorCall(key: UUIDBytes, buyer: UInt64, drop: UInt64) throws -> LogCommand {
    let (buyer, drop) = (Identifier(rawValue: buyer), Identifier(rawValue: drop))
    switch verb {
    case "join": return .join(JoinAdmissionRequest(buyer: buyer, drop: drop))
    case "quit": return .leave(LeaveAdmissionRequest(key: key, buyer: buyer, drop: drop))
    case "reveal": return .reveal(RevealAdmissionRequest(key: key, drop: drop, seed: seed))
    default:
      func span(_ name: String, _ otherwise: Int64) -> TimeSpan {
        TimeSpan(microseconds: self[name].flatMap { ScenarioTime.parse($0) } ?? otherwise)
      }
      var request = OpenAdmissionRequest(
        key: key, drop: drop, rate: UInt32(self["rate"] ?? "1") ?? 0,
        every: span("every", 1_000_000), ticketLasts: span("lasts", 10_000_000),
        grace: span("grace", 0))
      if self["draw"] != nil {
        request.drawAfter = Timestamp(microseconds: span("draw", 0).microseconds)
      }
      if self["seed"] != nil { request.commitment = SHA256.digest(of: seed) }
      return .open(request)
    }
  }

  /// 32 bytes that a word makes.
  private var seed: [UInt8] { SHA256.digest(of: Array((self["seed"] ?? "luck").utf8)) }
}

extension Observation {
  /// What a call at a door came to, in the words of the rows that ask; nil for any other call, and for refusals.
  public init?(ofDoor outcome: LogOutcome, isDelivered: Bool) {
    let isReplay: Bool
    switch outcome {
    case .join(.joined(let joined)):
      self.init(.place(joined.place))
      code = "joined"
      fields.append(Scenario.Argument(name: "isNew", value: joined.isNew ? "yes" : "no"))
      isReplay = joined.replayed
    case .reveal(.revealed(let revealed)):
      self.init(.draw(Draw(status: revealed.draw)))
      code = "revealed"
      isReplay = revealed.replayed
    default: return nil
    }
    if isDelivered {
      fields.append(Scenario.Argument(name: "replay", value: isReplay ? "yes" : "no"))
    }
  }

  /// What somebody is told of their place.
  public init(_ update: AdmissionUpdate) {
    switch update {
    case .place(let place):
      self.init(
        "place",
        [
          ("state", "\(place.state)"), ("position", "\(place.position)"),
          ("ahead", "\(place.ahead)"), ("waiting", "\(place.waiting)"),
          ("chance", "\(place.chance)"), ("ticket", "\(place.ticket)"),
          ("number", "\(place.number)"),
          ("estimate", place.estimate.map { ScenarioTime.text($0.microseconds) } ?? "none"),
          ("expires", place.expires.map { ScenarioTime.text($0.microseconds) } ?? "none"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)", [])
    default: self.init("unknown", [])
    }
  }

  /// What anybody is told of a draw.
  public init(_ result: DrawResult) {
    switch result {
    case .draw(let draw):
      self.init(
        "draw",
        [
          ("phase", "\(draw.status.phase)"), ("joiners", "\(draw.status.joiners)"),
          ("listed", "\(draw.buyers.count)"), ("seed", draw.status.seed.isEmpty ? "no" : "yes"),
          ("order", draw.status.order.isEmpty ? "no" : "yes"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)", [])
    default: self.init("unknown", [])
    }
  }
}
