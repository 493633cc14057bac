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
  /// False when nothing can follow in this epoch.
  var isOpen = true
}

/// A page of stored entries, framed as the live ones are.
struct ArchivePage: Sendable {
  /// Offset of the first entry in `frames`; greater than asked for when older ones were trimmed.
  var first: UInt64
  /// Offset after the last entry.
  var next: UInt64
  /// Messages in their gRPC frames, back to back.
  var frames: SharedBytes
  /// The read failed.
  var error: RPCError?
}

/// Bytes that several threads may read.
struct SharedBytes: Sendable {
  var bytes: [UInt8]

  func withUnsafeBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    bytes.withUnsafeBytes(body)
  }
}

/// Stored entries for subscribers that the rings have left behind. Reads run off the loops.
public final class FeedArchive: Sendable {
  /// Bytes and entries of one page: large enough to be worth the hop, small enough for a slow viewer.
  static let pageBytes = 256 << 10
  static let pageEntries = 1_024

  private let store: any Store
  private let queue = DispatchQueue(label: "dropwire.archive")

  init(store: any Store) { self.store = store }

  /// Reads entries from `from` on and hands the page to `completion` on the loop.
  func read(
    _ topic: MarkerFeed.TopicKey, epoch: UInt64, from: UInt64, before: UInt64,
    on executor: any LoopExecutor, completion: @escaping (ArchivePage) -> Void
  ) {
    let answer = LoopCallback(completion)
    queue.async { [store] in
      let page = Self.page(of: topic, epoch: epoch, from: from, before: before, in: store)
      executor.execute { answer.call(page) }
    }
  }

  private static func page(
    of topic: MarkerFeed.TopicKey, epoch: UInt64, from: UInt64, before: UInt64, in store: any Store
  ) -> ArchivePage {
    let encoding = FeedEncoding.encoding(of: topic)
    var page = ArchivePage(first: from, next: from, frames: SharedBytes(bytes: []), error: nil)
    do {
      let stored = try store.events(
        of: FeedEncoding.storageKey(of: topic, epoch: epoch), from: from, maximumCount: pageEntries,
        maximumBytes: pageBytes)
      var frames = WireBuffer()
      var body = WireBuffer()
      page.first = stored.first?.offset ?? before
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
