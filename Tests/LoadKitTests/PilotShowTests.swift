import LoadKit
import Testing

@Suite("The pilot")
struct PilotShowTests {
  private func pilot() throws -> Show {
    try Show(parsing: try #require(ShippedShows.named("pilot")), file: "pilot.show")
  }

  @Test("is read as written")
  func read() throws {
    let show = try pilot()
    let drop = show.drops[0]
    #expect(drop.near == [1] && drop.zone == 1)
    #expect(drop.reservesAtOnce && drop.reservesForMicroseconds == 40_000_000)
    #expect(drop.units == 260 && drop.reserved.map(\.units) == [140])
    #expect(show.demands[0].places.map(\.zone) == [1, 2])
    #expect(show.demands[0].places.map(\.share) == [600_000, 400_000])
    #expect(show.partners.map(\.windows.count) == [0, 0, 2])
  }

  @Test("who is where changes nothing of what anybody does")
  func places() throws {
    let show = try pilot()
    var elsewhere = show
    elsewhere.demands[0].places = []
    let (here, there) = (DemandPlan(show), DemandPlan(elsewhere))
    #expect(here.digest != there.digest)
    #expect(there.buyers.allSatisfy { $0.zone == nil })
    let outside = here.buyers.count { $0.zone == 2 }
    #expect(outside > 300 && outside < 420)
    for (left, right) in zip(here.buyers, there.buyers) {
      var same = left
      same.zone = nil
      #expect(same == right)
    }
  }

  @Test(
    "what is wrong with a reservation is said",
    arguments: [
      ("  reservation at-once\n", "has \"reservation\" and no units for it"),
      ("  near zone 1\n", "has \"near\" and no units for it"),
      ("  reserved M 5 units\n  reservation\n", "at-once"),
      ("  reserved M 5 units\n  near 1\n", "zone"),
    ])
  func wrong(lines: String, part: String) {
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
      \(lines)}
      marker at 1 s buy-cue drop d "Go"
      audience { viewers 2 }
      demand d { buyers 2 }
      """
    let error = #expect(throws: ShowErrors.self) { try Show(parsing: text, file: "x") }
    let said = error.map { "\($0)" } ?? ""
    #expect(said.contains(part), "\(said)")
  }

  @Test("every shipped show is found by its name")
  func names() throws {
    for name in ShippedShows.names {
      let text = try #require(ShippedShows.named(name))
      _ = try Show(parsing: text, file: name)
    }
    #expect(ShippedShows.named("pilots") == nil)
  }
}
