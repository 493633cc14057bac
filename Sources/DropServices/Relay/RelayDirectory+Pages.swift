import MarkerFeed
import Messages
import RPC
import Synchronization
import WireCodec

/// What is older than the rings: from what is kept, or else from the server by pages. Of each stream one page is fetched
/// at a time, and whoever waits for a part of it gets it: a thousand viewers that come back cost a call or two.
extension RelayDirectory: EntryArchive {
  func read(
    _ topic: MarkerFeed.TopicKey, epoch: UInt64, from: UInt64, before: UInt64,
    on executor: any LoopExecutor, completion: @escaping (ArchivePage) -> Void
  ) {
    let reader = RelayReader(
      epoch: epoch, from: from, before: before, encoding: FeedEncoding.encoding(of: topic),
      executor: executor, answer: LoopCallback(completion), sinceNanoseconds: nowNanoseconds())
    state.withLock { state in
      guard let followed = state.streams[topic.id] else { return reader.fail(Self.gone) }
      if let page = followed.page(for: reader, limits: limits) { return reader.give(page) }
      guard state.reading < limits.pagesWaiting else {
        state.counters.refused += 1
        return reader.fail(
          Self.later(RPCError(.unavailable, "too many read older events at this relay"), 1_000))
      }
      state.reading += 1
      followed.readers.append(reader)
      if !followed.isPaging, !state.line.contains(topic.id) { state.line.append(topic.id) }
      pump(&state)
    }
  }

  /// Begins with as many pages as may be fetched at once. Under the lock.
  func pump(_ state: inout State) {
    while state.asking < limits.pagesAtOnce, !state.line.isEmpty {
      let stream = state.line.removeFirst()
      guard let followed = state.streams[stream], !followed.readers.isEmpty, !followed.isPaging
      else { continue }
      followed.isPaging = true
      state.asking += 1
      let number = followed.number
      Task { [self] in await fetch(stream, number) }
    }
  }

  private struct Wanted {
    var epoch: UInt64
    var from: UInt64
    var before: UInt64
    /// To which of the addresses.
    var index: Int
    /// The relays it goes through before this one.
    var path: RelayPath
  }

  /// What a call for a page has brought.
  private enum Fetched {
    case page(first: UInt64, messages: [RelayedEvent])
    /// The epoch has nothing more: the server has gone on to another one.
    case left(lost: Bool)
  }

  /// So many pages of one stream are fetched before the others in line have their turn.
  private static let pagesInTurn = 8

  /// Fetches pages of a stream as long as somebody waits for one and it is its turn.
  private func fetch(_ stream: UInt64, _ number: UInt64) async {
    var failures = 0
    var taken = 0
    while let wanted = nextPage(stream, number, taken: taken) {
      taken += 1
      do throws(RPCError) {
        let fetched = try await page(wanted, of: stream)
        hand(fetched, wanted, stream, number)
        failures = 0
      } catch {
        failures += 1
        if error.code != .notFound { upstream.failed(wanted.index) }
        failed(wanted, stream, number, error, isRepeated: failures > 1)
        try? await Task.sleep(for: delay(after: failures))
      }
    }
  }

  /// What the longest waiting reader wants; nil when nobody waits or others have their turn, and the fetching is over.
  private func nextPage(_ stream: UInt64, _ number: UInt64, taken: Int) -> Wanted? {
    let now = nowNanoseconds()
    let index = upstream.index
    return state.withLock { state in
      guard let followed = state.streams[stream], followed.number == number,
        let reader = followed.readers.first, taken < Self.pagesInTurn || state.line.isEmpty
      else {
        if let followed = state.streams[stream], followed.number == number {
          followed.isPaging = false
          if !followed.readers.isEmpty { state.line.append(stream) }
        }
        state.asking -= 1
        pump(&state)
        return nil
      }
      state.counters.pages += 1
      let before = followed.readers.lazy.filter { $0.epoch == reader.epoch }.map(\.before).max()
      return Wanted(
        epoch: reader.epoch, from: reader.from, before: before ?? reader.before, index: index,
        path: followed.paths.sent(to: index, now))
    }
  }

  private func page(
    _ wanted: Wanted, of stream: UInt64
  ) async throws(RPCError) -> Fetched {
    let request = Messages.SubscribeRequest(
      stream: Identifier(rawValue: stream), epoch: UInt32(truncatingIfNeeded: wanted.epoch),
      next: wanted.from)
    let call = try await upstream.subscribe(
      request, at: wanted.index, path: wanted.path.through(name),
      timeout: .milliseconds(limits.pageMilliseconds))
    defer { call.cancel() }
    var events = call.responses.makeAsyncIterator()
    guard case .reset(let reset)? = try await events.next()?.event else {
      throw RPCError(.unavailable, "the server has not said where the page begins")
    }
    guard UInt64(reset.epoch) == wanted.epoch else { return .left(lost: reset.lost) }
    var messages: [RelayedEvent] = []
    var bytes = 0
    var next = reset.next
    while next < wanted.before, messages.count < limits.pageEntries, bytes < limits.pageBytes,
      let event = try await events.next()
    {
      let offset: UInt64
      switch event.event {
      case .marker(let marker) where UInt64(marker.epoch) == wanted.epoch: offset = marker.offset
      case .ended(let end) where UInt64(end.epoch) == wanted.epoch: offset = end.offset
      case .reset, .heartbeat:
        // It goes on elsewhere, or there is nothing more.
        return try Self.fetched(reset, messages, wanted)
      default: continue
      }
      guard offset == next, next < .max else {
        throw RPCError(.unavailable, "the server has sent entry \(offset) where \(next) was due")
      }
      messages.append(event)
      bytes += event.bytes.count
      next += 1
    }
    return try Self.fetched(reset, messages, wanted)
  }

  private static func fetched(
    _ reset: Messages.FeedReset, _ messages: [RelayedEvent], _ wanted: Wanted
  ) throws(RPCError) -> Fetched {
    if messages.isEmpty, reset.next <= wanted.from {
      throw RPCError(.unavailable, "the server has nothing at \(wanted.from) yet")
    }
    return .page(first: reset.next, messages: messages)
  }

  /// Gives a page to all who wait for a part of it, and keeps what is next to what is kept.
  private func hand(_ fetched: Fetched, _ wanted: Wanted, _ stream: UInt64, _ number: UInt64) {
    state.withLock { state in
      guard let followed = state.streams[stream], followed.number == number else { return }
      switch fetched {
      case .left(let lost): leave(wanted, lost: lost, followed, &state)
      case .page(let first, let messages):
        if case .ended(let end)? = messages.last?.event {
          followed.topic.noteEnd(of: wanted.epoch, at: end.offset)
        }
        if first > wanted.from { followed.topic.note(storedFrom: first, of: wanted.epoch) }
        keep(messages, first: first, wanted, followed, &state)
        let next = first + UInt64(messages.count)
        let bytes = messages.map(\.bytes)
        let answers = { (reader: RelayReader) in
          reader.epoch == wanted.epoch && reader.from >= wanted.from
            && (reader.from < next
              || (reader.from == wanted.from && reader.before == wanted.before))
        }
        dismiss(readersOf: followed, in: &state, where: answers) {
          $0.give($0.page(of: bytes, first: first, limits: limits))
        }
      }
    }
  }

  private func leave(
    _ wanted: Wanted, lost: Bool, _ followed: FollowedStream, _ state: inout State
  ) {
    let answers = { (reader: RelayReader) in
      reader.epoch == wanted.epoch && reader.from == wanted.from
    }
    dismiss(readersOf: followed, in: &state, where: answers) { reader in
      guard reader.before == .max else {
        // This relay has not heard of it yet; its viewers hear with the next call.
        return reader.fail(RPCError(.unavailable, "the stream has begun another epoch"))
      }
      var page = ArchivePage(
        first: reader.from, next: reader.from, frames: SharedBytes(bytes: []))
      page.end = lost ? .incomplete : .complete
      reader.give(page)
    }
  }

  private func keep(
    _ messages: [RelayedEvent], first: UInt64, _ wanted: Wanted, _ followed: FollowedStream,
    _ state: inout State
  ) {
    let kept = followed.topic.history.first
    guard wanted.epoch == followed.topic.position.epoch, first < kept,
      first + UInt64(messages.count) >= kept
    else { return }
    changeHistory(of: followed, in: &state) {
      followed.topic.history.prepend(
        messages.prefix(Int(kept - first)), maximumBytes: $0,
        maximumEntries: limits.historyEntries)
    }
  }

  /// Tells those who have waited for a page for too long, whether one is on its way or not. Under the lock.
  func dismissReaders(of followed: FollowedStream, _ now: UInt64, in state: inout State) {
    let error = Self.later(
      RPCError(.unavailable, "older events do not come from this relay's server"), 1_000)
    let isTooLate = { [limits] (reader: RelayReader) in
      Self.isPast(reader.sinceNanoseconds, limits.pageMilliseconds, now)
    }
    state.counters.tooLate += UInt64(
      dismiss(readersOf: followed, in: &state, where: isTooLate) { $0.fail(error) })
  }

  /// A page could not be fetched: those go away who have waited for too long, or whom waiting does not help.
  ///
  /// - Parameter isRepeated: the attempt before has failed as well. While the stream's own call is lost too, there is
  ///   nobody to have the page from.
  private func failed(
    _ wanted: Wanted, _ stream: UInt64, _ number: UInt64, _ error: RPCError, isRepeated: Bool
  ) {
    let now = nowNanoseconds()
    state.withLock { state in
      state.counters.pagesFailed += 1
      guard let followed = state.streams[stream], followed.number == number else { return }
      if error.code == .failedPrecondition {
        refuse(wanted.path, at: wanted.index, error, followed, now, in: &state)
      }
      let isHopeless =
        error.code == .notFound || (isRepeated && followed.topic.standing == .interrupted)
      let told = Self.later(
        RPCError(
          error.code == .notFound ? .notFound : .unavailable,
          "older events cannot be had: \(error.message)"), 1_000)
      let isOver = { [limits] (reader: RelayReader) in
        isHopeless || Self.isPast(reader.sinceNanoseconds, limits.pageMilliseconds, now)
      }
      dismiss(readersOf: followed, in: &state, where: isOver) { $0.fail(told) }
    }
  }
}
