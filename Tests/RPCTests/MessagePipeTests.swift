import RPC
import Synchronization
import Testing
import WireCodec

/// The bytes of a message, whatever they are.
private struct Blob: OpaqueMessage {
  static var messageName: String { "test.Blob" }
  static var maximumEncodedSize: Int { 1 << 20 }
  var bytes: [UInt8]
  var encodedSize: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(decoding bytes: RawSpan) throws(WireError) {
    self.bytes = bytes.withUnsafeBytes { Array($0) }
  }
  func encode(into output: inout WireBuffer) { output.append(bytes) }
}

private final class Owner: PipeOwner {
  func attend(_ pipe: MessagePipe) {}
}

private func framed(_ bytes: [UInt8]) -> [UInt8] {
  let count = UInt32(bytes.count)
  return [0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
}

@Suite("Flow-control credit of a stream of messages")
struct MessagePipeTests {
  @Test("a message larger than the window arrives behind a smaller one")
  func largeBehindSmall() throws {
    let window = 64 << 10
    let pipe = MessagePipe(owner: Owner(), unsentLimit: 1 << 10)
    let all = framed([1, 2, 3]) + framed([UInt8](repeating: 7, count: 3 * window))
    var sent = 0
    var credit = window
    var messages: [Int] = []
    // Sends as the peer would: never more than it was credited; reads as the handler would.
    for _ in 0..<1_000 where messages.count < 2 {
      let count = min(credit, all.count - sent)
      credit -= count
      credit += all[sent..<sent + count].withUnsafeBytes { pipe.receive($0).bytes }
      sent += count
      while try pipe.poll("test.Blob", { messages.append($0.count) }) == true {}
      credit += pipe.takeAttention().1.bytes
    }
    #expect(messages == [3, 3 * window])
    // Every byte was credited once.
    #expect(credit <= window)
  }
}

/// Nothing to say.
private final class SilentSource: FrameSource {
  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull { .idle }
  func streamClosed() {}
}

@Suite("A pipe that is closed lets go of everybody", .timeLimit(.minutes(2)))
struct ClosedPipeTests {
  private static let ends: [RPCError?] = [nil, RPCError(.cancelled, "gone")]

  @Test("whoever comes afterwards", arguments: ends)
  func afterwards(_ error: RPCError?) async {
    let owner = Owner()
    let pipe = MessagePipe(owner: owner, unsentLimit: 1)
    pipe.close(error)
    _ = try? await pipe.attach(MessagePipe.SourceBox(SilentSource()))
    _ = try? await pipe.next(Blob.self)
    _ = try? await pipe.send(Blob([1]))
  }

  @Test("whoever waits", arguments: ends)
  func before(_ error: RPCError?) async {
    let owner = Owner()
    let pipe = MessagePipe(owner: owner, unsentLimit: 1)
    _ = try? await pipe.send(Blob([1]))
    await withTaskGroup(of: Void.self) { group in
      group.addTask { _ = try? await pipe.attach(MessagePipe.SourceBox(SilentSource())) }
      group.addTask { _ = try? await pipe.next(Blob.self) }
      group.addTask { _ = try? await pipe.send(Blob([2])) }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(20))
        pipe.close(error)
      }
    }
  }
}
