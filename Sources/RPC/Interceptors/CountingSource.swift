import WireCodec

/// Counts what a frame source gives, for those who hear of the end of its call.
package final class CountingSource: FrameSource {
  private let base: any FrameSource
  package private(set) var count = MessageCount()

  package init(_ base: any FrameSource) { self.base = base }

  package func streamOpened(_ stream: StreamHandle) { base.streamOpened(stream) }

  package func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    let start = frames.count
    let answer = base.pull(into: &frames, budget: budget)
    frames.withUnsafeBytes { bytes in
      var index = start
      while index + 5 <= bytes.count {
        let size = UInt32(
          bigEndian: bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt32.self))
        count.add(Int(size))
        index += 5 + Int(size)
      }
    }
    return answer
  }

  package func streamClosed() { base.streamClosed() }
}
