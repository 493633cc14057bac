import DropServices
import DropwireClient
import Foundation
import HTTP2Transport
import MessageServices
import Messages
import RPC
import Sequencer
import Testing

@Suite("Reads are shared among connections", .timeLimit(.minutes(5)))
struct ReadShareTests {
  /// Counts what calls came to.
  private actor Ends {
    var answered = 0
    var refused = 0
    func note(_ code: StatusCode?) {
      if code == nil { answered += 1 }
      if code == .resourceExhausted { refused += 1 }
    }
  }

  @Test("one connection cannot have all places of the inbox; a neighbour's read is answered")
  func places() async throws {
    var limits = SequencerLimits()
    limits.inboxReads = 16
    let server = try await LiveServer(sequencerLimits: limits)
    // Until it is told, the executor answers nobody.
    let gate = DispatchSemaphore(value: 0)
    let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
    let error = server.log.sequencer.read(
      look: { _ in
        stop.finish()
        gate.wait()
        return {}
      }, abandon: { _ in })
    #expect(error == nil)
    for await _ in stopped {}
    let ends = Ends()
    let greedy = (0..<20).map { _ in
      Task {
        do throws(RPCError) {
          _ = try await server.client.audit.head(HeadRequest())
          await ends.note(nil)
        } catch {
          await ends.note(error.code)
        }
      }
    }
    var looks = 0
    while await ends.refused < 4, looks < 12_000 {
      looks += 1
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(await ends.refused == 6, "seven eighths of sixteen are fourteen")
    let neighbour = LiveClient(channel: server.another())
    let answer = Task { try await neighbour.audit.head(HeadRequest()) }
    // It is on its way, or was refused at once.
    try await Task.sleep(for: .milliseconds(200))
    gate.signal()
    _ = try await answer.value
    for task in greedy { await task.value }
    #expect(await ends.answered == 14)
    await server.stop()
  }
}
