import LoadKit
import Testing

@Suite("A door in a show")
struct DoorShowTests {
  private func show(_ door: String, _ demand: String = "", cue: String = "5 s") throws -> Show {
    let text = """
      show "x"
      offer tee {
        title "Tee"
        price 1.00 EUR
        variants M
      }
      stream {
        creator "A"
        title "B"
      }
      drop d {
        offer tee
        pool M 5 units
        hold-time 5 s
        \(door)
      }
      marker at \(cue) buy-cue drop d "Go"
      audience { viewers 2 }
      demand d {
        buyers 400
        bots 10 %
        \(demand)
      }
      """
    return try Show(parsing: text, file: "x")
  }

  @Test(
    "is read as written",
    arguments: [
      ("door 60 tickets in 2 s", Show.Door(tickets: 60, everyMicroseconds: 2_000_000)),
      (
        "door 1 ticket in 10 ms draw",
        Show.Door(tickets: 1, everyMicroseconds: 10_000, isDrawn: true)
      ),
      (
        "door 256 tickets in 1 min for 1 s draw",
        Show.Door(
          tickets: 256, everyMicroseconds: 60_000_000, lastsMicroseconds: 1_000_000, isDrawn: true)
      ),
      (
        "door 8 tickets in 1 s for 2 min",
        Show.Door(tickets: 8, lastsMicroseconds: 120_000_000)
      ),
    ])
  func read(line: String, door: Show.Door) throws {
    #expect(try show(line).drops[0].door == door)
    #expect(try show("").drops[0].door == nil)
  }

  @Test("who is early comes before the list is closed, and nothing else of anybody changes")
  func early() throws {
    let plain = DemandPlan(try show(""))
    let turn = DemandPlan(try show("door 8 tickets in 1 s"))
    let drawn = try show("door 8 tickets in 1 s draw", "early 60 % within 4 s")
    let plan = DemandPlan(drawn)
    #expect(plan.digest == DemandPlan(drawn).digest)
    #expect(Set([plain.digest, turn.digest, plan.digest].map(\.description)).count == 3)
    #expect(plan.digest != DemandPlan(drawn, seed: 2).digest)
    #expect(plain.buyers.allSatisfy { $0.patienceMicroseconds == nil })
    #expect(
      turn.buyers.allSatisfy { $0.patienceMicroseconds ?? 0 > 0 && $0.clickMicroseconds >= 0 })
    let early = plan.buyers.filter { $0.clickMicroseconds < 0 }
    #expect((190...250).contains(early.count))
    #expect(
      early.allSatisfy { !$0.isBot && (-4_500_000 ..< -500_000).contains($0.clickMicroseconds) })
    let before = Dictionary(uniqueKeysWithValues: plain.buyers.map { ($0.buyer, $0) })
    for buyer in plan.buyers {
      var same = buyer
      let other = try #require(before[buyer.buyer])
      same.patienceMicroseconds = nil
      if buyer.clickMicroseconds < 0 { same.clickMicroseconds = other.clickMicroseconds }
      #expect(same == other)
    }
  }

  @Test("a demand without these lines has both")
  func defaults() throws {
    let demand = try show("door 8 tickets in 1 s draw").demands[0]
    #expect(demand.early == 500_000 && demand.earlyWithinMicroseconds == 3_000_000)
    #expect(demand.patience.medianMicroseconds == 3_000_000)
    // And as late as it has to be: three seconds, and half a one in which the list is closed.
    #expect(try show("door 8 tickets in 1 s draw", cue: "3.5 s").markers.count == 1)
    #expect(throws: ShowErrors.self) { try show("door 8 tickets in 1 s draw", cue: "3.4 s") }
    #expect(try show("door 8 tickets in 1 s draw", "early 0 %", cue: "1 s").markers.count == 1)
  }

  @Test("people at the door are on the screen, in the log and in the report")
  func reported() {
    var people = DoorCounts()
    (people.came, people.placed, people.waiting, people.letIn) = (1_240, 1_240, 1_100, 30)
    people.withoutChance = 1_080
    var state = ShowState()
    state.learn(.counts(drop: "signed", DropCounts(capacity: 30)))
    state.learn(.door(drop: "signed", DoorCounts()))
    let screen = ShowScreen(style: ScreenStyle(hasColour: false, isUnicode: false), columns: 100)
    #expect(!screen.lines(state, atMicroseconds: 0).contains { $0.hasPrefix("  door") })
    state.learn(.door(drop: "signed", people))
    let words = "1,100 wait, 30 let in, 1,080 know that they have no chance"
    #expect(
      screen.lines(state, atMicroseconds: 0).contains("  door     signed: \(words)"))
    let json = state.json.text
    #expect(json.contains("\"doors\":[{\"drop\":\"signed\",\"came\":1240"), "\(json)")
    #expect(json.contains("\"let_in\":30") && json.contains("\"without_chance\":1080"))
  }
}
