import EventLoop
import HTTP2Transport
import RPC
import Testing
import WireCodec

/// A feed that keeps its response waiting until it knows whether there is one: two turns of the loop.
final class HeldSource: FrameSource {
  private let request: String
  private let record: Record
  private let loop: any LoopExecutor
  private var handle: StreamHandle?

  init(_ request: String, record: Record, loop: any LoopExecutor) {
    self.request = request
    self.record = record
    self.loop = loop
  }

  func streamOpened(_ stream: StreamHandle) {
    handle = stream
    stream.hold()
    record.note { $0.started += 1 }
    let bound = Bound(source: self)
    loop.execute { [loop] in loop.execute { bound.source.decide() } }
  }

  private func decide() {
    switch request {
    case "known": handle?.resume()
    case "unknown": handle?.refuse(RPCError(.notFound, "there is none"))
    default: break
    }
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    frames.appendFrame(Note("here"), as: handle?.encoding ?? .native)
    return .finished(.ok)
  }

  func streamClosed() {
    record.note { $0.sourcesClosed += 1 }
    handle = nil
  }

  /// Sound: made and opened on the loop only.
  private struct Bound: @unchecked Sendable {
    let source: HeldSource
  }
}

@Suite("Sources that hold their response")
struct HeldSourceTests {
  private func answer(_ request: String) async throws -> (types: [UInt8], text: String) {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/Held"))
        + Raw.data(1, Raw.message(request), end: true))
    #expect(await peer.end(of: 1))
    let answer = (
      await peer.frames.filter { $0.stream == 1 }.map(\.type), await peer.text(of: 1)
    )
    #expect(await fixture.record.eventually { $0.sourcesClosed == 1 })
    await peer.close()
    await fixture.end()
    return answer
  }

  @Test("one that goes on has its response from the beginning")
  func goesOn() async throws {
    let answer = try await answer("known")
    #expect(answer.types == [1, 0, 1])
    #expect(answer.text.contains("here") && answer.text.contains("grpc-status=0"))
  }

  @Test("one that refuses is trailers only")
  func refuses() async throws {
    let answer = try await answer("unknown")
    #expect(answer.types == [1])
    #expect(answer.text.contains("grpc-status=5") && answer.text.contains("there is none"))
  }

  @Test("one that waits for ever ends with its call")
  func waits() async throws {
    let fixture = try await Fixture()
    await #expect(throws: RPCError.self) {
      let options = CallOptions(timeout: .milliseconds(200))
      let call = try await fixture.channel.serverStreaming(
        Methods.held, Note("patience"), options: options)
      for try await _ in call.responses {}
    }
    #expect(await fixture.record.eventually { $0.started == 1 && $0.sourcesClosed == 1 })
    await fixture.end()
  }
}
