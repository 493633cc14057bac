import HTTP2Session
import RPC
import WireCodec

/// Bytes of requests that all calls of a channel together may keep for other attempts. Confined to the loop.
final class ReplayBudget {
  private var left: Int

  init(bytes: Int) { left = bytes }

  func take(_ bytes: Int) -> Bool {
    guard left >= bytes else { return false }
    left -= bytes
    return true
  }

  func give(_ bytes: Int) { left += bytes }
}

/// The requests of one call, kept for as long as another attempt may need them. Each attempt reads at its own position.
/// Confined to the loop.
final class ReplayBuffer {
  /// Where more requests come from; nil when all are here.
  private let pipe: MessagePipe?
  private let limit: Int
  private let budget: ReplayBudget
  private var bytes = WireBuffer()
  /// Bytes dropped in front of `bytes`: nobody needs them any more.
  private var dropped = 0
  private var isFinished: Bool
  private var charged = 0
  /// One attempt has won: it reads on, and nothing more is kept.
  private(set) var isCommitted = false

  /// A streaming call: requests are kept as attempts take them.
  init(_ pipe: MessagePipe, limit: Int, budget: ReplayBudget) {
    self.pipe = pipe
    self.limit = limit
    self.budget = budget
    isFinished = false
  }

  /// All requests, framed.
  init(_ requests: consuming WireBuffer, limit: Int, budget: ReplayBudget) {
    pipe = nil
    self.limit = limit
    self.budget = budget
    bytes = requests
    isFinished = true
    if bytes.count <= limit, budget.take(bytes.count) { charged = bytes.count }
  }

  deinit { budget.give(charged) }

  /// More than may be kept: whoever reads it is the last attempt.
  var isOverLimit: Bool { !isCommitted && charged < dropped + bytes.count }

  /// Fills `buffer` from `position` on.
  func read(at position: inout Int, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead {
    var read = BodyRead()
    let start = position - dropped
    if start < bytes.count {
      let count = min(buffer.count, bytes.count - start)
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
      }
      read.count = count
    }
    if !isFinished, read.count < buffer.count, let pipe {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[read.count...])
      let (count, outcome, _) = pipe.takeOutbound(into: rest)
      if count > 0 {
        keep(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(rest)[..<count]))
      }
      read.count += count
      isFinished = outcome == .finished
    }
    position += read.count
    if isCommitted, !bytes.isEmpty, position - dropped == bytes.count { dropAll() }
    if isFinished, position - dropped == bytes.count { read.end = .endStream }
    return read
  }

  private func keep(_ taken: UnsafeRawBufferPointer) {
    guard !isCommitted else {
      dropped += taken.count
      return
    }
    bytes.append(copying: taken)
    if charged + taken.count <= limit, budget.take(taken.count) { charged += taken.count }
  }

  private func dropAll() {
    dropped += bytes.count
    bytes.removeAll(keepingCapacity: false)
    budget.give(charged)
    charged = 0
  }

  /// The attempt that has read up to `position` is the last one.
  func commit(at position: Int) {
    isCommitted = true
    if position - dropped == bytes.count { dropAll() }
  }
}
