import ArgumentParser
import Basics
import DropwireClient
import Messages
import RPC
import Testing
import WireCodec

@testable import dropwire

@Suite("dropwire watch")
struct WatchCommandTests {
  private func parse(_ arguments: [String]) throws -> WatchCommand {
    try #require(try Dropwire.parseAsRoot(["watch"] + arguments) as? WatchCommand)
  }

  @Test("a stream, or orders")
  func arguments() throws {
    let stream = StreamID(sequence: 2, index: 0)
    let feed = try parse(["localhost:7070", "--stream", "\(stream)", "--from-start", "--json"])
    #expect(feed.stream == stream.rawValue)
    #expect(feed.fromStart && feed.json)
    let orders = try parse(["localhost:7070", "--orders", "--buyer", "7", "--next", "3"])
    #expect(orders.orders && orders.buyer == 7 && orders.next == 3)
  }

  @Test(
    "command lines that cannot be meant",
    arguments: [
      [], ["localhost:1"], ["localhost:1", "--stream", "1", "--orders"],
      ["localhost:1", "--stream", "hold_1"], ["localhost:1", "--stream", "1", "--buyer", "2"],
      ["localhost:1", "--orders", "--from-start"],
    ])
  func refused(arguments: [String]) {
    #expect(throws: (any Error).self) { try parse(arguments) }
  }

  static let marker = Marker(
    stream: 1, epoch: 1, offset: 5, kind: .buyCue, mediaTime: TimeSpan(microseconds: 61_500_000),
    logTime: Timestamp(microseconds: 1_795_418_100_250_000),
    drop: Identifier(rawValue: DropID(sequence: 4, index: 0).rawValue), title: "Now\u{1B}[2J")
  static let counts = Availability(
    drop: Identifier(rawValue: 4 << 20), phase: .live, mode: .instant, revision: 3,
    at: Timestamp(microseconds: 1_795_418_100_250_000), capacity: 10, held: 2, sold: 3, free: 5)

  @Test("events as lines for people; a terminal gets no commands from a title")
  func lines() throws {
    let lines = try WatchLines(style: .plain)
    let events: [FollowedEvent] = [
      .resumed(epoch: 1, next: 5), .marker(Self.marker), .availability(Self.counts),
      .lost(epoch: 1, next: 9), .interrupted(RPCError(.unavailable, "gone")), .ended,
    ]
    #expect(
      events.map { lines.line($0) } == [
        "-- following from offset 5 of epoch 1",
        "07:15:00.250  #5  buyCue       \"Now·[2J\"  drop_40000  at 00:01:01.500",
        "07:15:00.250  live  drop_40000  free 5  held 2  sold 3  waiting 0  of 10  (instant)",
        "-- markers are lost: the server goes on with offset 9 of epoch 1",
        "-- connection lost, trying again: UNAVAILABLE: gone",
        "-- the stream has ended",
      ])
  }

  @Test("events as JSON")
  func json() throws {
    let lines = try WatchLines(style: .json)
    #expect(
      lines.line(FollowedEvent.resumed(epoch: 1, next: 5)) == #"{"resumed":{"epoch":1,"next":"5"}}"#
    )
    #expect(
      lines.line(.marker(Marker(offset: 5, kind: .buyCue)))
        == #"{"marker":{"offset":"5","kind":"buyCue"}}"#)
    #expect(
      lines.line(FollowedEvent.interrupted(RPCError(.unavailable, "a \"b\"")))
        == #"{"interrupted":{"code":"UNAVAILABLE","message":"a \"b\""}}"#)
    let update = BuyerUpdate(offset: 2, news: .drop(DropNotice(drop: 9, phase: .closed)))
    #expect(
      lines.line(FollowedNews.update(update))
        == #"{"offset":"2","news":{"drop":{"drop":"9","phase":"closed"}}}"#)
    #expect(lines.line(FollowedNews.lost(next: 7)) == #"{"lost":{"next":"7"}}"#)
  }

  @Test("colours only where they are wanted")
  func colours() throws {
    #expect(try WatchLines(style: .colour).line(.ended).contains("\u{1B}["))
    #expect(!(try WatchLines(style: .plain).line(.ended).contains("\u{1B}[")))
  }
}
