import LoadKit
import Testing

@Suite struct DemandTests {
  private func launch() throws -> Show {
    var show = try Show(parsing: shippedShow("launch.show").text, file: "launch.show")
    // Of its first drop alone.
    show.demands.removeLast(2)
    return show
  }

  @Test func theSameSeedIsTheSameDemandAndAnotherIsNot() throws {
    let show = try launch()
    let plan = DemandPlan(show)
    #expect(plan.digest == DemandPlan(show).digest)
    #expect(plan.buyers == DemandPlan(show, seed: show.seed).buyers)
    #expect(plan.digest != DemandPlan(show, seed: 1).digest)
  }

  /// Pinned: a change here means that recorded seeds no longer give the shows they were recorded for.
  @Test func theDemandIsTheSameOnEveryMachine() throws {
    let random = ([1, 2, 3] as [UInt64]).map { seed in
      var random = DemandRandom(seed: seed, 9)
      return random.time(Show.Delay(medianMicroseconds: 1_800_000, sigmaMillionths: 700_000))
    }
    #expect(random == [819_133, 1_904_074, 6_086_506])
    let digest = DemandPlan(try launch(), seed: 42).digest.description
    #expect(digest == "55610396d7b6a1c5b2dc6bb5fbe9ee5b")
  }

  @Test func sharesAndTimesAreThoseOfTheShow() throws {
    var show = try launch()
    show.demands[0].buyers = 50_000
    let buyers = DemandPlan(show).buyers
    func share(_ matches: (BuyerPlan) -> Bool) -> Int {
      buyers.count(where: matches) * 100 / 50_000
    }
    #expect(
      zip(buyers, buyers.dropFirst()).allSatisfy { $0.clickMicroseconds <= $1.clickMicroseconds })
    #expect((4...6).contains(share { $0.isBot }))
    #expect(buyers.allSatisfy { !$0.isBot || $0.clickMicroseconds < 50_000 })
    #expect((78...82).contains(share { $0.quantity == 1 }))
    #expect((83...87).contains(share { $0.joinsWaitlist }))
    #expect((33...35).contains(share { $0.pool == 1 }))
    #expect((4...6).contains(share { $0.duplicateAfterMicroseconds != nil }))
    #expect((74...76).contains(share { if case .confirm = $0.intent { true } else { false } }))
    let humans = buyers.filter { !$0.isBot }.map(\.clickMicroseconds)
    let median = humans[humans.count / 2]
    #expect((1_740_000...1_860_000).contains(median))
    // One sigma above the median of a log-normal is e^0.7 times the median.
    let upper = humans[humans.count * 8413 / 10_000]
    #expect((3_450_000...3_800_000).contains(upper))
    #expect(Set(buyers.map(\.key)).count == buyers.count)
    #expect(Set(buyers.map(\.buyer)).count == buyers.count)
  }

  @Test func oneBuyerMoreDoesNotChangeTheOthers() throws {
    var show = try launch()
    let before = Set(DemandPlan(show).buyers.map(\.key))
    show.demands[0].buyers += 1
    let after = Set(DemandPlan(show).buyers.map(\.key))
    #expect(after.count == before.count + 1)
    #expect(after.isSuperset(of: before))
  }

  @Test func partnersAndViewersFollowTheSeedToo() throws {
    let show = try launch()
    let jobs = (0..<1000 as Range<UInt64>).map { JobPlan(show, partner: 0, job: $0, attempt: 1) }
    #expect((15...50).contains(jobs.count { $0.answer == .reject }))
    #expect(jobs[7] == JobPlan(show, partner: 0, job: 7, attempt: 1))
    #expect(jobs[7] != JobPlan(show, partner: 0, job: 7, attempt: 2))
    let viewers = (0..<2000).map { ViewerPlan(show, index: $0) }
    #expect((20...70).contains(viewers.count { $0.reconnectsAtMicroseconds != nil }))
    #expect((5...45).contains(viewers.count { $0.stopsReadingAtMicroseconds != nil }))
  }

  @Test func steadyDemandRepeatsEarlierKeysOnly() {
    let demand = SteadyDemand(seed: 5, pools: 3, duplicates: 100_000)
    var duplicates = 0
    for index in 0..<2000 {
      let request = demand.request(index)
      #expect(request.pool < 3)
      guard let original = request.duplicateOf else { continue }
      duplicates += 1
      #expect(original < index)
      let first = demand.request(original)
      #expect(first.duplicateOf == nil)
      #expect(first.key == request.key && first.buyer == request.buyer)
    }
    #expect((150...250).contains(duplicates))
  }

  /// Every unit of the pool is granted once, and half of all answers are told again.
  @Test func repeatsAreNoGrants() {
    let demand = SteadyDemand(seed: 3, pools: 1, duplicates: 200_000)
    var tally = ReserveTally()
    var holders: Set<Int> = []
    var answers: UInt64 = 0
    for index in 0..<2_000 {
      let first = demand.request(index).duplicateOf ?? index
      if holders.count < 1_000 { holders.insert(first) }
      tally.answered(first, holders.contains(first) ? .granted : .refused)
      answers += 1
    }
    #expect(tally.granted == 1_000)
    #expect(tally.grantsRepeated > 100)
    #expect(tally.granted + tally.waiting + tally.refused + tally.repeated == answers)
    #expect(
      tally.figures(capacity: 500, pools: 2).prefix(2).map(\.words) == [
        "1,000 units in 2 pools", "1,000 requests, a unit each",
      ])
  }

  @Test func aRefusalThatIsDecidedAgainCountsOnce() {
    var tally = ReserveTally()
    for answer in [ReserveTally.Answer.refused, .granted, .granted] { tally.answered(7, answer) }
    #expect([tally.granted, tally.refused, tally.repeated, tally.grantsRepeated] == [1, 0, 2, 1])
  }
}
