import Basics
import Dispatch
import DropEngine
import MarkerFeed
import RPC
import Sequencer
import Storage
import WireCodec

/// Where the log stands on a topic, with the newest conflated values of it.
struct KnownTopic: Sendable {
  var position: FeedPosition
  var values: FeedBatch
  /// Offset of the oldest entry of this epoch that is still stored.
  var storedFrom: UInt64 = 0
  /// False when nothing can follow in this epoch.
  var isOpen = true
  /// Of an older epoch that was asked for: offsets of what is stored of it, to its end. Nil when nothing is.
  var older: Range<UInt64>?
}

/// Who can say where the log stands on a topic, to those who wait on a loop.
protocol TopicDirectory: AnyObject, Sendable {
  /// Calls `completion` on `executor`; with nil for a stream or partner that does not exist. Whatever is
  /// published from the position in the answer on reaches the loop after this call.
  ///
  /// - Parameters:
  ///   - epoch: the epoch that somebody wants to begin in; 0 is any.
  ///   - next: the offset that somebody wants to begin at; nil is after the newest entry.
  ///   - place: who asks.
  func find(
    _ topic: DropEngine.Topic, epoch: UInt64, next: UInt64?, of place: PeerPlace,
    as encoding: WireEncoding, on executor: any LoopExecutor,
    completion: @escaping (Result<KnownTopic?, RPCError>) -> Void)
}

/// Where entries come from that the rings have left behind: the store of a server, the server of a relay.
protocol EntryArchive: AnyObject, Sendable {
  /// Reads entries from `from` on and hands the page to `completion` on the loop, once.
  ///
  /// - Parameter before: the first offset not wanted; `UInt64.max` for all that an epoch has that is over.
  func read(
    _ topic: MarkerFeed.TopicKey, epoch: UInt64, from: UInt64, before: UInt64,
    on executor: any LoopExecutor, completion: @escaping (ArchivePage) -> Void)
}

/// A page of stored entries, framed as the live ones are.
struct ArchivePage: Sendable {
  /// Offset of the first entry in `frames`; greater than asked for when older ones were trimmed.
  var first: UInt64
  /// Offset after the last entry.
  var next: UInt64
  /// Messages in their gRPC frames, back to back.
  var frames: SharedBytes
  /// Set when an epoch that is over was asked for, and has no more: whether the reader has had all of it.
  var end: EpochEnd?
  /// The read failed.
  var error: RPCError?
}

/// How a reader comes to the end of an epoch that is over.
enum EpochEnd: Sendable {
  /// It had every entry.
  case complete
  /// Entries that it has not had are not stored any more, or never were.
  case incomplete
}

/// Bytes that several threads may read.
struct SharedBytes: Sendable {
  var bytes: [UInt8]

  func withUnsafeBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    bytes.withUnsafeBytes(body)
  }
}

/// Stored entries for subscribers that the rings have left behind. Reads run off the loops.
public final class FeedArchive: EntryArchive {
  /// Bytes and entries of one page: large enough to be worth the hop, small enough for a slow viewer.
  static let pageBytes = 256 << 10
  static let pageEntries = 1_024

  private let store: any Store
  private let run: @Sendable (@escaping @Sendable () -> Void) -> Void

  /// - Parameter run: where reads run, one after another; on a thread of their own by default.
  init(store: any Store, run: (@Sendable (@escaping @Sendable () -> Void) -> Void)? = nil) {
    self.store = store
    if let run {
      self.run = run
    } else {
      let queue = DispatchQueue(label: "dropwire.archive")
      self.run = { body in queue.async { body() } }
    }
  }

  func read(
    _ topic: MarkerFeed.TopicKey, epoch: UInt64, from: UInt64, before: UInt64,
    on executor: any LoopExecutor, completion: @escaping (ArchivePage) -> Void
  ) {
    let answer = LoopCallback(completion)
    run { [store] in
      let page = Self.page(of: topic, epoch: epoch, from: from, before: before, in: store)
      executor.execute { answer.call(page) }
    }
  }

  private static func page(
    of topic: MarkerFeed.TopicKey, epoch: UInt64, from: UInt64, before: UInt64, in store: any Store
  ) -> ArchivePage {
    let encoding = FeedEncoding.encoding(of: topic)
    let key = FeedEncoding.storageKey(of: topic, epoch: epoch)
    var page = ArchivePage(first: from, next: from, frames: SharedBytes(bytes: []), error: nil)
    do {
      let stored = try store.events(
        of: key, from: from, maximumCount: pageEntries, maximumBytes: pageBytes)
      if stored.isEmpty, before == .max {
        let newest = try store.eventBounds(of: key)?.upperBound
        page.end = newest.map { $0 + 1 } == from ? .complete : .incomplete
        return page
      }
      var frames = WireBuffer()
      var body = WireBuffer()
      // The ring may have what the store has removed already.
      page.first = min(stored.first?.offset ?? before, before)
      page.next = page.first
      for entry in stored where entry.offset < before {
        let event = try entry.decoded()
        body.removeAll(keepingCapacity: true)
        if FeedEncoding.encode(event, into: &body, as: encoding) {
          body.withUnsafeBytes { frames.appendFrame(encoded: $0.bytes) }
        }
        page.next = entry.offset + 1
      }
      page.frames = SharedBytes(bytes: frames.copyBytes())
    } catch {
      page.error = RPCError(.internal, "stored entries cannot be read: \(error)")
    }
    return page
  }
}

/// Carries a loop-confined closure over another thread and back.
final class LoopCallback<Answer>: @unchecked Sendable {
  // Sound although unchecked: made on a loop and called once on the same loop; no other thread looks inside.
  private let body: (Answer) -> Void

  init(_ body: @escaping (Answer) -> Void) { self.body = body }

  func call(_ answer: Answer) { body(answer) }
}
