import LoadKit
import Synchronization
import Testing

private let fanOutLatency = LatencySummary(
  count: 2000, p50: 2_100_000, p90: 5_200_000, p99: 9_800_000, p999: 11_900_000,
  maximum: 12_100_000)

/// A show, fact by fact, as a demo tells it.
private let story: [(at: Int64, fact: ShowFact)] = {
  var viewers = ViewerCounts()
  (viewers.connected, viewers.sockets, viewers.markers) = (2000, 500, 8000)
  var buyers = BuyerCounts()
  (buyers.clicked, buyers.granted, buyers.waiting) = (812, 455, 301)
  (buyers.refused, buyers.confirmed, buyers.retried) = (56, 97, 12)
  let before = DropCounts(capacity: 500, held: 358, sold: 97, waiting: 301)
  var partner = PartnerCounts()
  (partner.offered, partner.accepted, partner.rejected, partner.delivered) = (97, 91, 3, 40)
  return [
    (0, .began(name: "Launch night", seed: 42, digest: "00ff", durationMicroseconds: 60_000_000)),
    (1, .note("only 1,024 descriptors are allowed here, so 2,000 viewers share 500 sockets")),
    (40_000, .serverReady(pid: 4242, address: "127.0.0.1:9900", milliseconds: 38)),
    (500_000, .viewers(viewers)),
    (5_900_000, .seeing("2,000 people watch; in a moment the creator opens the drop")),
    (6_000_000, .marker(text: "Go! The first print is yours")),
    (
      6_020_000,
      .fanOut(
        FanOut(
          text: "Go! The first print is yours", viewers: 2000, latency: fanOutLatency,
          histogram: [0, 12, 90, 400, 700, 420, 200, 90, 60, 20, 6, 2]))
    ),
    (7_500_000, .buyers(buyers)),
    (7_500_001, .reserveLatency(fanOutLatency)),
    (7_600_000, .counts(drop: "first-print", before)),
    (8_000_000, .seeing("kill -9: the server is gone in the middle of the burst")),
    (8_000_001, .killed(pid: 4242)),
    (8_412_000, .serverReady(pid: 4250, address: "127.0.0.1:9900", milliseconds: 410)),
    (
      8_450_000,
      .cameBack(
        Comeback(
          before: [("first-print", before)], after: [("first-print", before)], milliseconds: 412,
          replayed: 812, acknowledged: 455, lost: 0))
    ),
    (20_000_000, .partner(name: "Riverside Couriers", partner)),
    (20_000_001, .orderUpdates(230)),
    (
      50_000_000, .claim("every acknowledged hold is in the log", holds: true, detail: "455 of 455")
    ),
    (50_000_001, .claim("viewers resumed without a gap", holds: true, detail: "")),
  ]
}()

private func state(until time: Int64) -> ShowState {
  var state = ShowState()
  for (at, fact) in story where at <= time { state.learn(fact) }
  return state
}

private final class Output: Sendable {
  private let contents = Mutex("")
  var text: String { contents.withLock { $0 } }
  var write: @Sendable (String) -> Void {
    { text in self.contents.withLock { $0 += text } }
  }
}

@Suite struct ScreenTests {
  @Test("the drop that is on has its bars, the others a line; a hub that turned says how it sells")
  func severalDrops() {
    var state = state(until: 60_000_000)
    let tees = DropCounts(capacity: 500, held: 0, sold: 480, waiting: 0)
    state.learn(.counts(drop: "first-print", tees))
    state.learn(.counts(drop: "posters", DropCounts(capacity: 150)))
    var stand = PartnerCounts()
    (stand.offered, stand.accepted, stand.delivered) = (61, 60, 33)
    (stand.backlog, stand.sellsByReservation, stand.turns) = (27, true, 1)
    state.learn(.partner(name: "Stand", stand))
    func lines() -> [String] {
      ShowScreen(style: ScreenStyle(hasColour: false, isUnicode: false), columns: 100)
        .lines(state, atMicroseconds: 60_000_000)
    }
    let none = "sold 0, held 0, free 150, in line 0"
    #expect(lines().contains { $0.hasPrefix("  posters  \(none) ") && $0.hasSuffix("oversold: 0") })
    #expect(lines().contains { $0.hasPrefix("  first-print  500 units") })
    #expect(
      lines().contains(
        "  partner  Stand, by reservation, 27 wait: 61 jobs, 60 taken, 0 declined, 33 delivered"))
    state.learn(.counts(drop: "posters", DropCounts(capacity: 150, held: 3, sold: 1)))
    (stand.backlog, stand.sellsByReservation, stand.turns) = (5, false, 2)
    state.learn(.partner(name: "Stand", stand))
    let tail = "sold 480, held 0, free 20, in line 0"
    #expect(lines().contains { $0.hasPrefix("  first-print  \(tail) ") })
    #expect(lines().contains { $0.hasPrefix("  posters  150 units") })
    #expect(lines().contains { $0.hasPrefix("  partner  Stand, at once, 5 wait: ") })
    #expect(lines().allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    ("opening", Int64(1_000_000), 80, true), ("burst", 7_700_000, 100, true),
    ("killed", 8_100_000, 80, true), ("back", 9_000_000, 80, true), ("end", 60_000_000, 80, true),
    ("end-ascii", 60_000_000, 70, false),
  ])
  func theScreenIsAsDrawn(name: String, time: Int64, columns: Int, isUnicode: Bool) {
    let screen = ShowScreen(
      style: ScreenStyle(hasColour: false, isUnicode: isUnicode), columns: columns)
    let lines = screen.lines(state(until: time), atMicroseconds: time)
    #expect(lines.allSatisfy { $0.count <= columns }, "nothing runs over the edge")
    #expect(lines.count <= 24, "it fits on the smallest usual terminal")
    if !isUnicode { #expect(lines.allSatisfy { $0.utf8.count == $0.count }) }
    GoldenFile("Screens/\(name).txt").expect(lines.joined(separator: "\n") + "\n")
  }

  @Test(arguments: [60, 61, 79, 80, 133])
  func noWidthBreaksIt(columns: Int) {
    let screen = ShowScreen(style: ScreenStyle(hasColour: false, isUnicode: true), columns: columns)
    for time in stride(from: 0, through: 60_000_000, by: 500_000) as StrideThrough<Int64> {
      let lines = screen.lines(state(until: time), atMicroseconds: time)
      #expect(lines.allSatisfy { $0.count <= columns })
    }
  }

  @Test func coloursAreOnlyThereWhenWanted() {
    let state = state(until: 60_000_000)
    let plain = ShowScreen(style: ScreenStyle(hasColour: false, isUnicode: true), columns: 80)
    let painted = ShowScreen(style: ScreenStyle(hasColour: true, isUnicode: true), columns: 80)
    let plainText = plain.lines(state, atMicroseconds: 0).joined()
    let paintedText = painted.lines(state, atMicroseconds: 0).joined()
    #expect(!plainText.contains("\u{1B}"))
    #expect(paintedText.contains("\u{1B}[1;32moversold: 0\u{1B}[0m"))
    #expect(paintedText.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plainText)
  }

  @Test func plainModeIsALogOfTheSameFacts() {
    let output = Output()
    var reporter = PlainReporter(write: output.write)
    var state = ShowState()
    for (at, fact) in story {
      state.learn(fact)
      reporter.report(fact, state, atMicroseconds: at)
    }
    reporter.finish(state, atMicroseconds: 60_000_000)
    GoldenFile("Screens/plain.txt").expect(output.text)
  }

  @Test func jsonIsOneLineAtTheEnd() {
    let output = Output()
    let desk = ShowDesk([JSONReporter(write: output.write)])
    for (_, fact) in story { desk.tell(fact) }
    #expect(output.text.isEmpty)
    #expect(desk.finish() == 0)
    #expect(desk.finish() == 0, "finishing twice says it once")
    #expect(
      output.text.hasPrefix("{\"ok\":true,\"violations\":[],\"show\":\"Launch night\",\"seed\":42"))
    #expect(output.text.split(separator: "\n").count == 1)
  }

  @Test func anythingThatDoesNotHoldIsTheExitCode() {
    let claims: [ShowFact] = [
      .claim("viewers resumed without a gap", holds: false, detail: "3 gaps"),
      .counts(drop: "a", DropCounts(capacity: 5, held: 4, sold: 2)),
    ]
    for fact in claims {
      let output = Output()
      let desk = ShowDesk([JSONReporter(write: output.write)])
      desk.tell(fact)
      // Later facts do not make it good again.
      desk.tell(.counts(drop: "a", DropCounts(capacity: 5, held: 4, sold: 1)))
      #expect(desk.finish() == 1)
      #expect(output.text.hasPrefix("{\"ok\":false,\"violations\":[\""))
    }
  }

  @Test func theLiveScreenRedrawsWhatChangedAndLeavesTheTerminalAsItWas() {
    let output = Output()
    let lines = Mutex(30)
    var reporter = LiveReporter(
      style: ScreenStyle(hasColour: false, isUnicode: true),
      size: { (80, lines.withLock { $0 }) }, write: output.write)
    let before = state(until: 7_000_000)
    reporter.tick(before, atMicroseconds: 7_000_000)
    #expect(output.text.hasPrefix("\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J"))
    let first = output.text.count
    reporter.tick(before, atMicroseconds: 7_400_000)
    #expect(output.text.count == first, "nothing changed, nothing is written")
    reporter.tick(before, atMicroseconds: 8_000_000)
    #expect(output.text.count - first < 120, "only the line with the clock")
    lines.withLock { $0 = 5 }
    reporter.tick(before, atMicroseconds: 8_000_000)
    #expect(output.text.hasSuffix("\u{1B}[K"))
    #expect(!output.text.suffix(500).contains("\u{1B}[6;1H"), "not below the last line")
    reporter.finish(state(until: 60_000_000), atMicroseconds: 60_000_000)
    #expect(output.text.contains("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"))
    #expect(output.text.hasSuffix("ok: all 2 claims hold\n"))
  }
}
