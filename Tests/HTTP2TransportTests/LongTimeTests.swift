import EventLoop
import HTTP2Session
import RPC
import Testing

@testable import HTTP2Transport

@Suite("Lengths of time that are too long, or negative")
struct LongTimeTests {
  static let long: [Duration] = [
    .seconds(9_000_000_000), .seconds(10_000_000_000), .seconds(20_000_000_000),
    .seconds(Int64.max), .milliseconds(Int64.max), .nanoseconds(Int64.max),
  ]

  @Test("a timeout of centuries is one like any other", arguments: long)
  func timeouts(timeout: Duration) async throws {
    let fixture = try await Fixture()
    let options = CallOptions(timeout: timeout)
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: options) == "y")
    let call = try await fixture.channel.serverStreaming(Methods.count, "3", options: options)
    var count = 0
    for try await _ in call.responses { count += 1 }
    #expect(count == 3)
    await fixture.end()
  }

  @Test(
    "one below zero has passed",
    arguments: [
      Duration.milliseconds(-1), .nanoseconds(-1), .seconds(-5), .seconds(Int64.min),
    ])
  func negative(timeout: Duration) async throws {
    let fixture = try await Fixture()
    await #expect(throws: RPCError.self) {
      try await fixture.channel.unary(Methods.echo, "y", options: CallOptions(timeout: timeout))
    }
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await fixture.end()
  }

  @Test("a drain may wait for ever, or not at all", arguments: long + [.nanoseconds(-1)])
  func drains(deadline: Duration) async throws {
    let fixture = try await Fixture()
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await fixture.server.drain(deadline: deadline)
    await fixture.end()
  }

  @Test("clamped")
  func clamped() {
    #expect(Duration.seconds(1).clampedNanoseconds == 1_000_000_000)
    #expect(Duration.nanoseconds(1).clampedNanoseconds == 1)
    #expect(Duration.seconds(Int64.max).clampedNanoseconds == .max)
    #expect(Duration.nanoseconds(-1).clampedNanoseconds == 0)
    #expect(Duration.seconds(Int64.min).clampedNanoseconds == 0)
    #expect(UInt64.max.clampedSum(1) == .max)
    #expect(UInt64.max.nanosecondsLeft(at: 1) == .max)
    #expect((5 as UInt64).nanosecondsLeft(at: 6) == 0)
  }

  @Test("a bridge that has failed goes on with nothing")
  func bridge() {
    let bridge = HTTP1Bridge(limits: ServerLimits(), nowMilliseconds: 0)
    let bytes = Array("POST /test.Test/Echo HTTP/1.1\r\nhost: a\r\n\r\n".utf8)
    bytes.withUnsafeBytes { bridge.received($0) }
    bridge.giveUp()
    #expect(bridge.isFinished && bridge.hasFailed)
    bytes.withUnsafeBytes { bridge.received($0) }
    var refused = false
    bytes.withUnsafeBytes { bytes in
      do {
        try bridge.receive(bytes, nowMilliseconds: 1)
      } catch {
        refused = true
      }
    }
    #expect(refused)
  }
}
