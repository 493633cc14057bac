import Synchronization
import WireCodec

extension MessagePipe.State {
  /// Size of the next message, when all of it is here.
  func nextFrameSize() -> Int? {
    let available = inbound.count - inboundHead
    guard available >= 5 else { return nil }
    let head = inboundHead
    let size = inbound.withUnsafeBytes {
      Int(UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: head + 1, as: UInt32.self)))
    }
    return available >= 5 + size ? size : nil
  }

  mutating func advanceInbound(_ count: Int) {
    inboundHead += count
    let ahead = min(creditedAhead, count)
    creditedAhead -= ahead
    credit += count - ahead
    if inboundHead == inbound.count {
      // A burst must not leave its memory with an idle stream.
      inbound.removeAll(keepingCapacity: inboundHead <= 4096)
      inboundHead = 0
    }
  }

  /// Adds to what the transport has to look at; the owner when it has to be told.
  mutating func raise(_ more: MessagePipe.Attention) -> (any PipeOwner)? {
    guard !more.isEmpty else { return nil }
    let quiet = attention.isEmpty
    attention.formUnion(more)
    return quiet ? owner : nil
  }

  mutating func takeWriters() -> [UnsafeContinuation<Void, Never>] {
    defer { writers = [] }
    return writers
  }
}

// MARK: The transport's side

/// Flow-control credit of a pipe's inbound side.
package struct InboundCredit: Sendable, Equatable {
  /// Bytes to give the peer credit for now.
  package var bytes: Int
  /// Bytes that are kept although the peer has had credit for them: they belong to a message that is not
  /// complete, or to the one that the task has taken last, and no window bounds them.
  package var ahead: Int
}

extension MessagePipe {
  /// What changed since the last time, the credit that is due, and how many bytes wait to be sent.
  package func takeAttention() -> (Attention, InboundCredit, unsent: Int) {
    state.withLock { state in
      defer {
        state.attention = []
        state.credit = 0
      }
      return (
        state.attention,
        InboundCredit(bytes: state.credit, ahead: state.creditedAhead + state.inHand),
        state.outbound.count - state.outboundHead
      )
    }
  }

  /// Appends bytes of messages; the transport has checked the frames' lengths.
  ///
  /// Returns the flow-control credit to give at once: a message larger than the window could
  /// otherwise never arrive. Messages that are complete are credited when they are consumed.
  package func receive(_ bytes: UnsafeRawBufferPointer) -> InboundCredit {
    let (reader, credit) = state.withLock {
      state -> (UnsafeContinuation<Void, Never>?, InboundCredit) in
      if state.inboundHead > 4096, state.inboundHead * 2 > state.inbound.count {
        state.inbound.removeFirst(state.inboundHead)
        state.inboundHead = 0
      }
      state.inbound.append(copying: bytes)
      if state.nextFrameSize() != nil {
        return (
          state.reader.take(), InboundCredit(bytes: 0, ahead: state.creditedAhead + state.inHand)
        )
      }
      let partial = state.inbound.count - state.inboundHead
      defer { state.creditedAhead = partial }
      return (
        nil, InboundCredit(bytes: partial - state.creditedAhead, ahead: partial + state.inHand)
      )
    }
    reader?.resume()
    return credit
  }

  /// The source handed over by `attach`.
  package func takeSource() -> (any FrameSource)? { state.withLock { $0.source.take() }?.source }

  /// No more messages come: nil at a regular end.
  package func receiveEnd(_ error: RPCError?) {
    let reader = state.withLock { state -> UnsafeContinuation<Void, Never>? in
      if state.inboundEnd == nil {
        if let error { state.inboundEnd = .failed(error) } else { state.inboundEnd = .finished }
      }
      return state.reader.take()
    }
    reader?.resume()
  }

  /// The call is over for both directions; the owner is let go. Nil for an end in order.
  package func close(_ error: RPCError?) {
    let (reader, writers, attached, observer) = state.withLock { state in
      if state.inboundEnd == nil {
        if let error { state.inboundEnd = .failed(error) } else { state.inboundEnd = .finished }
      }
      if let error, state.outboundFailure == nil { state.outboundFailure = error }
      state.outboundFinished = true
      state.owner = nil
      state.outbound.removeAll(keepingCapacity: false)
      state.outboundHead = 0
      state.source = nil
      if state.ended == nil { state.ended = error.map { RPCStatus($0) } ?? .ok }
      return (
        state.reader.take(), state.takeWriters(), state.sourceWaiter.take(),
        state.endObserver.take()
      )
    }
    reader?.resume()
    attached?.resume()
    for writer in writers { writer.resume() }
    observer?(summary)
  }

  /// Calls `body` once when the call is over, at once when it is. At most one is kept.
  package func observeEnd(_ body: @escaping @Sendable (Summary) -> Void) {
    let isOver = state.withLock { state in
      guard state.ended == nil else { return true }
      state.endObserver = body
      return false
    }
    if isOver { body(summary) }
  }

  /// What there is to say of the call so far; its status is OK until it is over.
  package var summary: Summary {
    state.withLock { state in
      // What has come whole counts, although nobody has taken it yet: the end may be here before.
      var arrived = state.taken
      let head = state.inboundHead
      state.inbound.withUnsafeBytes { bytes in
        var index = head
        while index + 5 <= bytes.count {
          let size = Int(
            UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt32.self)))
          guard index + 5 + size <= bytes.count else { break }
          arrived.add(size)
          index += 5 + size
        }
      }
      return Summary(
        status: state.ended ?? .ok, taken: arrived, sent: state.sent,
        initialMetadata: state.initialMetadata, trailers: state.trailers)
    }
  }

  /// How `takeOutbound` left the stream.
  package enum Outbound: Sendable {
    case more, idle, finished
  }

  /// Copies up to `room` unsent bytes and wakes waiting senders when there is room again; also tells how many are
  /// left.
  package func takeOutbound(
    into destination: UnsafeMutableRawBufferPointer
  ) -> (count: Int, Outbound, unsent: Int) {
    let (count, outcome, left, writers) = state.withLock { state in
      let head = state.outboundHead
      let count = min(destination.count, state.outbound.count - head)
      if count > 0 {
        state.outbound.withUnsafeBytes {
          destination.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[head..<head + count]))
        }
      }
      state.outboundHead += count
      if state.outboundHead == state.outbound.count {
        state.outbound.removeAll(keepingCapacity: state.outboundHead <= 4096)
        state.outboundHead = 0
      } else if state.outboundHead > 64 << 10, state.outboundHead * 2 > state.outbound.count {
        state.outbound.removeFirst(state.outboundHead)
        state.outboundHead = 0
      }
      let left = state.outbound.count - state.outboundHead
      let outcome: Outbound = left > 0 ? .more : state.outboundFinished ? .finished : .idle
      return (count, outcome, left, left < currentUnsentLimit ? state.takeWriters() : [])
    }
    for writer in writers { writer.resume() }
    return (count, outcome, left)
  }

  /// Whether anything waits to be sent, the end included; not that of a pipe that was closed by an error.
  package var hasOutbound: Bool {
    state.withLock {
      $0.outbound.count > $0.outboundHead || $0.outboundFinished && $0.outboundFailure == nil
    }
  }

  /// Bytes of messages that the task has not taken.
  package var inboundBytes: Int { state.withLock { $0.inbound.count - $0.inboundHead } }

  /// Bytes of memory of these, and of the message that the task has taken last.
  package var keptInboundBytes: Int { state.withLock { $0.inbound.capacity + $0.inHand } }

  /// Bytes held in both directions.
  package var bufferedBytes: Int {
    state.withLock { $0.inbound.count - $0.inboundHead + $0.outbound.count - $0.outboundHead }
  }

  package func setInitialMetadata(_ metadata: Metadata) {
    state.withLock { $0.initialMetadata = metadata }
  }

  package func setTrailers(_ trailers: Metadata) { state.withLock { $0.trailers = trailers } }
}
