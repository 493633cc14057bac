import Basics
import DropEngine
import LogContract
import Messages
import Testing
import WireCodec

/// What scenarios cannot say of doors: rows, restores, and many people.
@Suite("Doors in rows, and many people at them")
struct DoorTests {
  private static let second: Int64 = 1_000_000

  /// A drop with a door.
  private struct Crowd: ~Copyable {
    var engine: Engine
    var sequence: UInt64 = 0
    var drop: Identifier = 0
    private var keys: UInt64 = 0

    init(
      draw: Bool = false, grace: Int64 = 0, rate: UInt32 = 5, closesAt: Int64 = 0,
      commitment: [UInt8] = SHA256.digest(of: [UInt8](repeating: 3, count: 32))
    ) {
      engine = Engine(hashKey: HashKey(1, 2))
      _ = apply(
        .retain(
          Retention(
            keysMicroseconds: EngineLimits().idempotencyRetentionMicroseconds,
            finishedMicroseconds: 10 * DoorTests.second, dropsMicroseconds: 60 * DoorTests.second)),
        at: 1)
      let offer = PutOffer(
        creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 1, currency: Currency("EUR")!,
        variants: ["M"])
      guard case .offerPut(let put) = apply(.putOffer(offer), at: 1),
        case .dropScheduled(let scheduled) = apply(
          .scheduleDrop(
            ScheduleDrop(
              offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 1_000)],
              holdTTLMicroseconds: 60 * DoorTests.second, closesAtMicroseconds: closesAt)), at: 1)
      else { return }
      drop = Identifier(rawValue: scheduled.drop.rawValue)
      _ = open(draw: draw ? 10 : nil, grace: grace, rate: rate, commitment: commitment)
    }

    mutating func apply(_ body: Command.Body, at time: Int64) -> Outcome.Result {
      sequence += 1
      var events: [Event] = []
      return engine.apply(Command(body), sequence: sequence, at: time, events: &events).result
    }

    private mutating func key() -> UUIDBytes {
      keys += 1
      return UUIDBytes(high: 1, low: keys)
    }

    mutating func open(
      draw: Int64?, grace: Int64 = 0, rate: UInt32 = 5, commitment: [UInt8]
    ) -> OpenAdmissionResult? {
      var request = OpenAdmissionRequest(
        key: key(), drop: drop, rate: rate, every: TimeSpan(microseconds: DoorTests.second),
        ticketLasts: TimeSpan(microseconds: 60 * DoorTests.second),
        grace: TimeSpan(microseconds: grace))
      if let draw {
        request.drawAfter = Timestamp(microseconds: draw)
        request.commitment = commitment
      }
      guard case .logged(.open(let result)) = apply(.logged(.open(request)), at: 2) else {
        return nil
      }
      return result
    }

    mutating func join(_ buyer: UInt64, at time: Int64) -> AdmissionPlace? {
      let request = JoinAdmissionRequest(buyer: Identifier(rawValue: buyer), drop: drop)
      guard case .logged(.join(.joined(let joined))) = apply(.logged(.join(request)), at: time)
      else { return nil }
      return joined.place
    }

    mutating func reveal(_ seed: [UInt8], at time: Int64) -> RevealAdmissionResult? {
      let request = RevealAdmissionRequest(key: key(), drop: drop, seed: seed)
      guard case .logged(.reveal(let result)) = apply(.logged(.reveal(request)), at: time) else {
        return nil
      }
      return result
    }

    mutating func control(_ action: DropEngine.DropAction, at time: Int64) {
      _ = apply(
        .controlDrop(ControlDrop(drop: DropID(rawValue: drop.rawValue), action: action)), at: time)
    }

    func state(_ buyer: UInt64) -> AdmissionState? {
      let request = WatchAdmissionRequest(buyer: Identifier(rawValue: buyer), drop: drop)
      guard case .place(let place)? = engine.places([request]).first else { return nil }
      return place.state
    }

    /// The same, from rows.
    mutating func restored() throws -> Crowd {
      var rows = MemoryRows()
      engine.drainChanges(into: &rows)
      var twin = Crowd()
      twin.engine = try rows.restore(limits: EngineLimits())
      (twin.sequence, twin.drop, twin.keys) = (sequence, drop, keys)
      return twin
    }
  }

  @Test("a seed of any length but 32 is refused, whatever was committed to", arguments: [0, 1, 31])
  func shortSeeds(length: Int) throws {
    let seed = [UInt8](repeating: 3, count: length)
    var crowd = Crowd(draw: true, commitment: SHA256.digest(of: seed))
    _ = crowd.join(1, at: 3)
    guard case .rejected(let rejected)? = crowd.reveal(seed, at: 11) else {
      Issue.record("\(length) bytes are no seed")
      return
    }
    #expect(rejected.reason == .invalid)
    let restored = try crowd.restored()
    #expect(restored.engine.digest() == crowd.engine.digest())
  }

  @Test(
    "people at a door are forgotten alike by an engine that was restored in between",
    arguments: [false, true], [1, 2, 3])
  func forgotten(isDrawn: Bool, ticks: Int) throws {
    var crowd = Crowd(draw: isDrawn)
    for buyer in 1...3_000 as ClosedRange<UInt64> { _ = crowd.join(buyer, at: 3) }
    // Some come and go, and leave empty places.
    for buyer in 2_000...2_200 as ClosedRange<UInt64> {
      _ = crowd.apply(
        .logged(
          .leave(
            LeaveAdmissionRequest(
              key: UUIDBytes(high: 2, low: buyer), buyer: Identifier(rawValue: buyer),
              drop: crowd.drop))), at: 3)
      _ = crowd.join(buyer, at: 3)
    }
    // The draw is not over when the drop is forgotten.
    if isDrawn { _ = crowd.reveal([UInt8](repeating: 3, count: 32), at: 11) }
    crowd.control(.cancel, at: 12)
    let later = 100 * Self.second
    for _ in 0..<ticks { _ = crowd.apply(.tick, at: later) }
    var twin = try crowd.restored()
    for _ in 0..<12 {
      #expect(twin.engine.digest() == crowd.engine.digest())
      #expect(crowd.apply(.tick, at: later) == twin.apply(.tick, at: later))
    }
    #expect(twin.engine.digest() == crowd.engine.digest())
    #expect(crowd.engine.digest() == crowd.engine.digestFromScratch())
    #expect(crowd.state(1) == nil)
  }

  @Test("a row of a door is written once for each change")
  func writtenOnce() {
    var crowd = Crowd()
    for buyer in 1...100 as ClosedRange<UInt64> { _ = crowd.join(buyer, at: 3) }
    var rows = MemoryRows()
    crowd.engine.drainChanges(into: &rows)
    rows.changes = 0
    _ = crowd.join(101, at: 3)
    crowd.engine.drainChanges(into: &rows)
    // The engine's own row, the door, and who has joined.
    #expect(rows.changes == 3)
  }

  @Test("before the draw everybody has a chance, however many there are")
  func chances() {
    var crowd = Crowd(draw: true)
    for buyer in 1...1_500 as ClosedRange<UInt64> {
      #expect(crowd.join(buyer, at: 3)?.chance == .open)
    }
    // Who comes behind the list is behind all of them.
    #expect(crowd.join(1_501, at: 11)?.chance == Chance.none)
  }

  @Test("who joined long before people are let in has the grace from then on")
  func graceBegins() {
    let grace = 120 * Self.second
    var crowd = Crowd(draw: true, grace: grace)
    for buyer in 1...500 as ClosedRange<UInt64> { _ = crowd.join(buyer, at: 3) }
    let start = 600 * Self.second
    crowd.control(.open, at: start - 1)
    _ = crowd.reveal([UInt8](repeating: 3, count: 32), at: start)
    for wave in 0..<20 as Range<Int64> { _ = crowd.apply(.tick, at: start + wave * Self.second) }
    let states = (1...500 as ClosedRange<UInt64>).map { crowd.state($0) }
    #expect(states.filter { $0 == .admitted }.count == 100)
    #expect(!states.contains(.passed))
  }

  @Test("people who have gone hold those behind them up no longer than if they had come")
  func passedInWaves() {
    let grace = 2 * Self.second
    var crowd = Crowd(grace: grace)
    crowd.control(.open, at: 3)
    // All of the first wave have a ticket, and nobody else is there any more.
    for buyer in 1...1_000 as ClosedRange<UInt64> { _ = crowd.join(buyer, at: 4) }
    for wave in 0..<10 as Range<Int64> {
      let result = crowd.apply(.tick, at: 5 + wave * Self.second)
      guard case .ticked(let ticked) = result else { return }
      #expect(!ticked.isMoreDue)
    }
    let states = (1...1_000 as ClosedRange<UInt64>).map { crowd.state($0) }
    // Three waves within the grace, and seven of people who had gone.
    #expect(states.filter { $0 == .admitted }.count == 10)
    #expect(states.filter { $0 == .passed }.count == 40)
  }

  @Test(
    "nobody is passed over for the time that the log stood still, or that its clock was set over",
    arguments: [false, true])
  func outage(isClock: Bool) {
    var crowd = Crowd(grace: 10 * Self.second)
    crowd.control(.open, at: 3)
    for buyer in 1...100 as ClosedRange<UInt64> { _ = crowd.join(buyer, at: 4) }
    _ = crowd.apply(.tick, at: 5)
    let later = 300 * Self.second
    if isClock { _ = crowd.apply(.setClock(SetClock(timeMicroseconds: later)), at: 6) }
    for wave in 0..<5 as Range<Int64> { _ = crowd.apply(.tick, at: later + wave * Self.second) }
    let states = (6...100 as ClosedRange<UInt64>).map { crowd.state($0) }
    #expect(states.filter { $0 == .admitted }.count == 25)
    #expect(!states.contains(.passed))
  }

  @Test("a list closes while there is something to be drawn for, and a grace can be kept")
  func times() {
    var crowd = Crowd(draw: true, closesAt: 1_000 * Self.second)
    let commitment = SHA256.digest(of: [UInt8](repeating: 4, count: 32))
    func isInvalid(_ result: OpenAdmissionResult?) -> Bool {
      if case .rejected(let rejected)? = result { return rejected.reason == .invalid }
      return false
    }
    #expect(isInvalid(crowd.open(draw: 1_000 * Self.second, commitment: commitment)))
    #expect(isInvalid(crowd.open(draw: 20, grace: 999_999, commitment: commitment)))
    var other = Crowd()
    #expect(isInvalid(other.open(draw: 400 * 86_400 * Self.second, commitment: commitment)))
    // Nobody has come yet: what was said first can be said anew.
    guard case .opened? = crowd.open(draw: 20, commitment: commitment) else {
      Issue.record("another door was refused")
      return
    }
    #expect(crowd.join(1, at: 11)?.state == .gathering)
    guard case .rejected(let rejected)? = crowd.open(draw: 30, commitment: commitment) else {
      Issue.record("a door with people was replaced")
      return
    }
    #expect(rejected.reason == .invalidTransition)
  }
}
