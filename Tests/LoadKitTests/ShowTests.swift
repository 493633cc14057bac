import LoadKit
import Testing

@Suite struct ShowTests {
  @Test func launchIsReadAsWritten() throws {
    let (text, file) = shippedShow("launch.show")
    let show = try Show(parsing: text, file: file)
    #expect(show.name == "Launch night")
    #expect(show.durationMicroseconds == 60_000_000)
    #expect(show.offers.map(\.priceMinor) == [3900, 1200, 2500])
    #expect(show.offers[0].variants == ["S", "M", "L", "XL"])
    #expect(show.drops[0].units == 500)
    #expect(show.drops[0].buyerLimit == 3)
    #expect(show.markers.count == 12)
    #expect(show.drops[0].pools.allSatisfy { $0.partner == nil })
    #expect(show.drops.map { $0.door?.isDrawn } == [nil, nil, true])
    #expect(show.drops[1].pools.map(\.partner) == [1])
    #expect(
      show.partners.map(\.throttle) == [
        nil,
        Show.Throttle(
          enterBacklog: 25, exitBacklog: 6, dwellMicroseconds: 1_000_000,
          reportsEveryMicroseconds: 500_000),
      ])
    #expect(show.markers[2].atMicroseconds == 4_500_000)
    #expect(show.audience.viewers == 2000)
    #expect(show.demands[0].buyers == 1500)
    #expect(
      show.demands[0].click == Show.Delay(medianMicroseconds: 1_800_000, sigmaMillionths: 700_000))
    #expect(show.demands[0].choices.map(\.share) == [180_000, 340_000, 320_000, 160_000])
    #expect(show.partners[0].accept == 970_000)
    #expect(
      show.partners[0].hubs.map(\.capabilities) == [
        ["home-delivery", "same-day"], ["locker", "same-day"],
      ])
    #expect(show.kills == [8_000_000, 39_000_000])
  }

  @Test func theShippedShowsDiffer() throws {
    let launch = try Show(parsing: shippedShow("launch.show").text, file: "launch.show")
    let bakery = try Show(parsing: shippedShow("bakery.show").text, file: "bakery.show")
    #expect(bakery.drops.map(\.id) == ["oven", "boxes"])
    #expect(bakery.audience.sockets == 150)
    #expect(DemandPlan(launch).digest != DemandPlan(bakery).digest)
  }

  @Test(arguments: GoldenFile.names(in: "ShowErrors", extension: ".show"))
  func whatIsWrongIsNamedWithItsPlaceAndWhatToDo(name: String) throws {
    let source = try #require(GoldenFile("ShowErrors/\(name)").text)
    let error = #expect(throws: ShowErrors.self) { try Show(parsing: source, file: name) }
    GoldenFile("ShowErrors/\(name.replacing(".show", with: ".errors"))")
      .expect((error?.description ?? "no error") + "\n")
  }

  @Test func anEndlessFileIsRefusedUnread() {
    var limits = ShowLimits()
    limits.fileBytes = 10
    let error = #expect(throws: ShowErrors.self) {
      try Show(parsing: "show \"Too long\"", file: "x", limits: limits)
    }
    #expect(error?.diagnostics.first?.message == "the file has 15 bytes")
  }

  /// No text makes the parser trap or hang: pieces of a good file, cut and shuffled.
  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func garbageIsRefusedNotFatal(seed: UInt64) {
    var random = DemandRandom(seed: seed)
    var characters = Array(shippedShow("bakery.show").text)
    for _ in 0..<Int(random.below(12)) + 1 {
      let at = Int(random.below(UInt64(characters.count)))
      let length = min(Int(random.below(40)), characters.count - at)
      switch random.below(3) {
      case 0: characters.removeSubrange(at..<at + length)
      case 1:
        characters.insert(
          contentsOf: characters[at..<at + length], at: Int(random.below(UInt64(characters.count))))
      default: characters[at] = Array("{}%,\"#9.é\n")[Int(random.below(10))]
      }
    }
    do {
      _ = try Show(parsing: String(characters), file: "garbage")
    } catch {
      #expect(!error.diagnostics.isEmpty)
      #expect(error.diagnostics.allSatisfy { $0.line >= 1 && !$0.help.isEmpty })
    }
  }
}
