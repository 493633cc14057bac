package import RPC
package import WireCodec

/// A feed that sends `count` notes, `burst` at each resume.
package final class TestSource: FrameSource {
  private var left: Int
  private let record: Record
  private var handle: StreamHandle?
  private let loop: any LoopExecutor
  package init(count: Int, record: Record, loop: any LoopExecutor) {
    left = count
    self.record = record
    self.loop = loop
  }

  package func streamOpened(_ stream: StreamHandle) { handle = stream }

  package func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    guard left > 0 else { return .finished(.ok) }
    frames.appendFrame(Note("\(left)"), as: handle?.encoding ?? .native)
    left -= 1
    // One frame, then idle until the loop's next turn.
    let bound = Bound(source: self)
    loop.execute { bound.source.handle?.resume() }
    return .idle
  }

  package func streamClosed() {
    record.note { $0.sourcesClosed += 1 }
    handle = nil
  }

  /// Sound: made and opened on the loop only.
  private struct Bound: @unchecked Sendable {
    let source: TestSource
  }
}

/// A feed that keeps its response waiting until it knows whether there is one: two turns of the loop.
package final class HeldSource: FrameSource {
  private let request: String
  private let record: Record
  private let loop: any LoopExecutor
  private var handle: StreamHandle?

  package init(_ request: String, record: Record, loop: any LoopExecutor) {
    self.request = request
    self.record = record
    self.loop = loop
  }

  package func streamOpened(_ stream: StreamHandle) {
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

  package func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    frames.appendFrame(Note("here"), as: handle?.encoding ?? .native)
    return .finished(.ok)
  }

  package func streamClosed() {
    record.note { $0.sourcesClosed += 1 }
    handle = nil
  }

  /// Sound: made and opened on the loop only.
  private struct Bound: @unchecked Sendable {
    let source: HeldSource
  }
}
