import EventLoop
import HTTP2Transport
import RPC
import Testing
import WireCodec

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
