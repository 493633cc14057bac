import EventLoop
import HTTP2Transport
import RPC
import Testing
import WireCodec

/// A reset may say NO_ERROR, as the end of a stream in order does. It is not one: whoever waited for anything of the
/// stream is told, and nothing of it is kept.
@Suite("Streams that are reset without an error")
struct QuietResetTests {
  /// A source that has nothing to say, ever.
  final class SilentSource: FrameSource {
    func pull(into frames: inout WireBuffer, budget: Int) -> FramePull { .idle }
    func streamClosed() {}
  }

  /// Reads one message, and does what it says with the stream.
  static func register(in router: inout Router, _ record: Record) {
    router.register(
      Methods.greeted,
      bidirectional: { requests, responses, _ in
        record.note { $0.started += 1 }
        defer { record.note { $0.finished += 1 } }
        var iterator = requests.makeAsyncIterator()
        switch try await iterator.next()?.text {
        case "attach": try await responses.attach(SilentSource())
        case "read":
          do {
            if try await iterator.next() == nil { record.note { $0.observed += 1 } }
          } catch {
            record.note { $0.cancelled += 1 }
          }
        case "send":
          while true { try await responses.send(Note(size: 10_000)) }
        default: break
        }
      })
  }

  private func streams(_ count: Int) -> [UInt32] { (0..<UInt32(count)).map { 2 * $0 + 1 } }

  private func open(_ ids: [UInt32]) -> [UInt8] {
    ids.flatMap { Raw.headers($0, Raw.request(Methods.greeted.path)) }
  }

  private func say(_ word: String, _ ids: [UInt32], reset: Bool) -> [UInt8] {
    ids.flatMap { Raw.data($0, Raw.message(word)) + (reset ? Raw.reset($0, 0) : []) }
  }

  @Test("a source that is attached just after lets go", .timeLimit(.minutes(10)))
  func attached() async throws {
    let fixture = try await Fixture()
    var begun = 0
    // 300 connections of 20 streams, again and again.
    for _ in 0..<2 {
      var peers: [RawPeer] = []
      for _ in 0..<300 {
        peers.append(try await RawPeer(port: fixture.port, loop: fixture.group.loops[0]))
      }
      let ids = streams(20)
      for peer in peers { await peer.send(open(ids)) }
      begun += peers.count * ids.count
      let all = begun
      #expect(await fixture.record.eventually { $0.started == all })
      // The message and the reset in one write: the handler has the one, and then attaches to what is gone.
      for peer in peers { await peer.send(say("attach", ids, reset: true)) }
      #expect(await fixture.record.eventually { $0.finished == all }, "\(fixture.record.now)")
      for peer in peers { await peer.close() }
    }
    await fixture.end()
  }

  @Test("whatever a handler waits for", arguments: ["attach", "read", "send"])
  func waiting(for word: String) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let ids = streams(4)
    await peer.send(open(ids) + say(word, ids, reset: false))
    #expect(await fixture.record.eventually { $0.started == 4 })
    try await Task.sleep(for: .milliseconds(50))
    await peer.send(ids.flatMap { Raw.reset($0, 0) })
    #expect(await fixture.record.eventually { $0.finished == 4 }, "\(fixture.record.now)")
    await peer.close()
    await fixture.end()
  }

  @Test("a request that is cut off is not one that ended")
  func cutOff() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(open([1, 3]) + say("read", [1, 3], reset: false))
    #expect(await fixture.record.eventually { $0.started == 2 })
    await peer.send(Raw.reset(1, 0) + Raw.data(3, [], end: true))
    #expect(await fixture.record.eventually { $0.finished == 2 })
    #expect(fixture.record.now.cancelled == 1 && fixture.record.now.observed == 1)
    await peer.close()
    await fixture.end()
  }

  @Test("a connection that goes takes its waiting handlers along", arguments: ["attach", "send"])
  func connection(_ word: String) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(open([1, 3]) + say(word, [1], reset: false))
    #expect(await fixture.record.eventually { $0.started == 2 })
    await peer.close()
    #expect(await fixture.record.eventually { $0.finished == 2 }, "\(fixture.record.now)")
    await fixture.end()
  }
}
