import RPC
import WireCodec

/// Follows the frames of one direction, wherever its bytes are cut.
struct FrameMeter {
  private var prefixCount = 0
  private var length: UInt32 = 0
  private var remaining = 0
  /// Whole messages and those begun; bytes without their frames.
  private(set) var count = MessageCount()

  var messages: Int { count.messages }

  /// Calls `body` with the parts of `chunk` that are messages, without their prefixes.
  ///
  /// - Returns: the size of a message above `limit`; nothing of it was given to `body`.
  mutating func scan(
    _ chunk: UnsafeRawBufferPointer, limit: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Int? {
    var index = 0
    while index < chunk.count {
      if remaining > 0 {
        let taken = min(remaining, chunk.count - index)
        body(UnsafeRawBufferPointer(rebasing: chunk[index..<index + taken]))
        remaining -= taken
        index += taken
        continue
      }
      // The first byte of a prefix is a flag that means nothing in memory.
      if prefixCount > 0 { length = length << 8 | UInt32(chunk[index]) }
      prefixCount += 1
      index += 1
      guard prefixCount == 5 else { continue }
      prefixCount = 0
      let size = Int(length)
      length = 0
      count.messages += 1
      count.bytes += size
      if size > limit { return size }
      remaining = size
    }
    return nil
  }
}

/// Messages from one pipe to the other, as far as they are taken.
extension InMemoryCall {
  private static let portion = 16 << 10

  private var requestLimit: Int {
    min(
      server.limits.call.messageBytes,
      context.encoding.requestLimit(native: context.call.pointee.requestLimit))
  }

  func moveRequests() {
    guard let caller, !requestsEnded else { return }
    var requestIsWhole = false
    withUnsafeTemporaryAllocation(byteCount: Self.portion, alignment: 1) { scratch in
      while !isOver, !requestsEnded {
        // One request is bounded by its own limit.
        let room = handler == nil ? Self.portion : min(requestCredit, Self.portion)
        guard room > 0 else { return }
        let (count, outcome, _) = caller.takeOutbound(
          into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<room]))
        take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(scratch)[..<count]))
        switch outcome {
        case .more: continue
        case .idle: return
        case .finished:
          requestsEnded = true
          requestIsWhole = !isOver && handler == nil
          handler?.receiveEnd(nil)
        }
      }
    }
    if requestIsWhole { begin() }
  }

  private func take(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty, !isEnding else { return }
    let call = context.call
    let isSingle = handler == nil
    let tooLarge = requests.scan(bytes, limit: requestLimit) {
      if isSingle { call.pointee.request.append(copying: $0) }
    }
    if let tooLarge {
      return cancel(Self.tooLarge(tooLarge, requestLimit))
    }
    if let handler {
      requestCredit -= bytes.count
      requestCredit += handler.receive(bytes).bytes
    } else if requests.messages > 1 {
      cancel(RPCError(.unimplemented, "expected one message, the client sent more"))
    }
  }

  private static func tooLarge(_ size: Int, _ limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, "a message of \(size) bytes exceeds the limit of \(limit)")
  }

  /// The one request is here.
  private func begin() {
    guard case .arriving = phase else { return }
    guard requests.messages == 1 else {
      return cancel(RPCError(.unimplemented, "expected one message, the client sent none"))
    }
    run()
  }

  func moveResponses() {
    switch phase {
    case .fresh, .arriving, .over: return
    case .running, .ending: break
    }
    if let handler {
      moveStreamed(handler)
      // What is left in the pipe goes first, when the caller has taken some of what it has.
      if handler.bufferedBytes > handler.inboundBytes { return }
    }
    if source != nil { pull() }
    guard case .ending(let status) = phase, source == nil else { return }
    if status.code == .ok { respondOnce() }
    finish(status)
  }

  private func respondOnce() {
    let call = context.call
    var response = WireBuffer()
    swap(&response, &call.pointee.response)
    guard response.count > 0 else { return }
    beginResponse()
    response.withUnsafeBytes { deliver($0) }
  }

  private func moveStreamed(_ handler: MessagePipe) {
    withUnsafeTemporaryAllocation(byteCount: Self.portion, alignment: 1) { scratch in
      while !isOver, responseCredit > 0 {
        let room = min(responseCredit, Self.portion)
        let (count, outcome, _) = handler.takeOutbound(
          into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<room]))
        if count > 0 {
          beginResponse()
          deliver(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(scratch)[..<count]))
        }
        guard case .more = outcome else { return }
      }
    }
  }

  /// Asks the source until it is idle, at its end, or the caller has enough.
  private func pull() {
    guard handle?.isHeld == false else { return }
    while let source, !isSourceIdle, responseCredit > 0, !isOver {
      var frames = WireBuffer()
      let answer = source.pull(into: &frames, budget: min(responseCredit, Self.portion))
      if frames.count > 0 {
        beginResponse()
        frames.withUnsafeBytes { deliver($0) }
      }
      switch answer {
      case .more:
        // A source that has nothing and is not idle is asked in the next turn.
        if frames.count == 0 { return scheduleFlush() }
      case .idle: isSourceIdle = true
      case .finished(let status):
        closeSource()
        end(after: status)
      }
    }
  }

  private func deliver(_ bytes: UnsafeRawBufferPointer) {
    let limit = server.limits.call.messageBytes
    if let size = responses.scan(bytes, limit: limit, { _ in }) {
      return cancel(Self.tooLarge(size, limit))
    }
    guard let caller else { return }
    responseCredit -= bytes.count
    responseCredit += caller.receive(bytes).bytes
  }
}
