import Basics
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@testable import DropServices

/// What partners' streams tell beside jobs: of each other, and which steps are possible.
@Suite("Streams of partners", .timeLimit(.minutes(5)))
struct PartnerStreamTests {
  /// A stream that has said who it is.
  private struct Stream {
    let call: BidirectionalCall<PartnerMessage, PartnerEvent>
    var events: ResponseSequence<PartnerEvent>.Iterator

    init(_ shop: Shop) async throws {
      call = try await shop.client.dispatch.connect()
      events = call.responses.makeAsyncIterator()
      try await call.requests.send(.hello(PartnerHello(partner: shop.partner)))
    }

    /// How many streams it is told of, next.
    mutating func roster() async throws -> UInt32 {
      while let event = try await events.next() {
        if case .roster(let roster) = event { return roster.streams }
      }
      throw RPCError(.internal, "the stream ended")
    }

    /// The first event of all, by something that is answered.
    mutating func firstAnswer(_ report: JobReport) async throws -> PartnerEvent? {
      try await call.requests.send(.report(report))
      return try await events.next()
    }
  }

  @Test(
    "two streams of one partner are told of each other, and one that is alone of nothing",
    arguments: Depth.allCases)
  func roster(depth: Depth) async throws {
    try await Shop.with(try await LiveServer(depth: depth)) { shop in
      var first = try await Stream(shop)
      let report = JobReport(tag: 1, job: 99, attempt: 1, action: .accept)
      guard case .refused(let refused)? = try await first.firstAnswer(report) else {
        Issue.record("something else came before the answer")
        return
      }
      #expect(refused.rejected.reason == .unknownJob && refused.possible.isEmpty)
      var second = try await Stream(shop)
      #expect(try await first.roster() == 2)
      #expect(try await second.roster() == 2)
      var third = try await Stream(shop)
      #expect(try await third.roster() == 3)
      #expect(try await first.roster() == 3)
      #expect(try await second.roster() == 3)
      second.call.cancel()
      #expect(try await first.roster() == 2)
      third.call.cancel()
      #expect(try await first.roster() == 1)
      first.call.cancel()
    }
  }

  @Test("what was not told is told when there is room, and only the newest of it")
  func newest() throws {
    let rosters = PartnerRosters()
    var roster = Roster(of: rosters, on: HeldLoop())
    #expect(roster.takeNews() == nil)
    let partner = PartnerID(rawValue: 7)
    roster.join(partner) {}
    #expect(roster.takeNews() == nil)
    let others = (0..<3).map { _ in rosters.join(partner, on: HeldLoop()) {} }
    let stranger = rosters.join(PartnerID(rawValue: 8), on: HeldLoop()) {}
    // Nobody had room for the news of the first two.
    #expect(roster.takeNews() == 4)
    #expect(roster.takeNews() == nil)
    rosters.leave(others[0])
    rosters.leave(stranger)
    #expect(roster.takeNews() == 3)
    for place in others.dropFirst() { rosters.leave(place) }
    #expect(roster.takeNews() == 1)
    roster.leave()
    #expect(rosters.count(of: partner) == 0)
  }
}

/// A loop that never runs what it is given.
private final class HeldLoop: LoopExecutor {
  let index = 0
  let isCurrent = true
  let nowNanoseconds: UInt64 = 0

  func execute(_ body: @escaping @Sendable () -> Void) {}
  func enqueue(_ job: consuming ExecutorJob) {}
}
