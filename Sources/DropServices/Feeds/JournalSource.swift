import Basics
import Dispatch
import DropEngine
import Messages
import RPC
import Sequencer
import Storage
import WireCodec

/// The journal's pages, read off the loops. Of each stream one page is read at a time, and only when the one before was
/// taken by its peer.
public final class JournalArchive: Sendable {
  /// Bytes of one page, and of one record that is larger: enough for the hop, little for a peer that reads nothing.
  static let pageBytes = 32 << 10

  private let store: any Store
  /// Of its own: those who read the journal hold no viewer up that catches up.
  private let queue = DispatchQueue(label: "dropwire.journal")

  init(store: any Store) { self.store = store }

  /// A record as it is stored, and who asked for its entries, if that is wanted.
  struct Page {
    var entry: JournalEntry
    var callers: [JournalCaller] = []
  }

  /// Reads records from `next` on and hands them to `completion` on the loop.
  ///
  /// - Parameter needsCallers: whether the headers of the entries are read as well.
  func read(
    from next: UInt64, needsCallers: Bool, on executor: any LoopExecutor,
    completion: @escaping (Result<[Page], RPCError>) -> Void
  ) {
    let answer = LoopCallback(completion)
    queue.async { [store] in
      let page: Result<[Page], RPCError>
      do {
        let entries = try store.journal(from: next, maximumBytes: Self.pageBytes)
        if let first = try Self.trimmed(entries, from: next) {
          page = .failure(
            FeedSource.outOfRange(
              "entry \(next) is no longer in the journal; the first is \(first)", resumeAt: first))
        } else {
          page = .success(
            try entries.map { entry in
              Page(entry: entry, callers: needsCallers ? try Self.callers(of: entry) : [])
            })
        }
      } catch {
        page = .failure(RPCError(.internal, "the journal cannot be read: \(error)"))
      }
      executor.execute { answer.call(page) }
    }
  }

  /// Who asked for the entries of a record, by the headers of those that have one.
  private static func callers(of entry: JournalEntry) throws -> [JournalCaller] {
    let record = try Sequencer.JournalRecord(entry.record, position: entry.lastSequence)
    var callers: [JournalCaller] = []
    try record.visitEntries { (sequence, command, _) throws(JournalFault) in
      let header: EntryHeader?
      do throws(ByteError) {
        header = try EntryHeader.inFront(of: ByteSource(record.bytes, range: command))
      } catch {
        throw JournalFault(error, of: "command", sequence: sequence)
      }
      guard let header, !header.caller.isEmpty else { return }
      callers.append(
        JournalCaller(
          sequence: sequence, name: header.caller, role: header.role, trace: header.traceText))
    }
    return callers
  }

  /// Where a page begins that does not begin with what was asked for: what is before was trimmed.
  private static func trimmed(_ entries: [JournalEntry], from next: UInt64) throws -> UInt64? {
    guard let entry = entries.first else { return nil }
    let first = try Sequencer.JournalRecord(entry.record, position: next).header.firstSequence
    return first > next ? first : nil
  }
}

/// One reader of the journal. Confined to the loop of its stream.
final class JournalSource: FrameSource {
  private let archive: JournalArchive
  private let executor: any LoopExecutor
  private let encoding: WireEncoding
  private var next: UInt64
  private let through: UInt64
  private let needsCallers: Bool
  private var stream: StreamHandle?
  private var pending = WireBuffer()
  private var isReading = false
  private var failure: RPCStatus?

  /// - Parameters:
  ///   - first: the first entry that is wanted.
  ///   - last: the last one; nothing is read behind it.
  ///   - needsCallers: whether it is said who asked for the entries.
  init(
    _ archive: JournalArchive, from first: UInt64, through last: UInt64, needsCallers: Bool,
    on executor: any LoopExecutor, encoding: WireEncoding
  ) {
    self.archive = archive
    self.executor = executor
    self.encoding = encoding
    next = first
    through = last
    self.needsCallers = needsCallers
  }

  func streamOpened(_ stream: StreamHandle) { self.stream = stream }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    if pending.count > 0 {
      pending.withUnsafeBytes { frames.append($0.bytes) }
      pending = WireBuffer()
      stream?.holds(0)
      return .more
    }
    if let failure { return .finished(failure) }
    guard next <= through else { return .finished(.ok) }
    read()
    return .idle
  }

  private func read() {
    guard !isReading else { return }
    isReading = true
    archive.read(from: next, needsCallers: needsCallers, on: executor) { [weak self] page in
      self?.answered(page)
    }
  }

  private func answered(_ page: Result<[JournalArchive.Page], RPCError>) {
    isReading = false
    guard let stream else { return }
    switch page {
    case .failure(let error): failure = RPCStatus(error)
    case .success(let pages):
      // What was durable is there; a journal that ends before ends the answer as well.
      if pages.isEmpty { failure = .ok }
      for page in pages where next <= through {
        let last = page.entry.lastSequence
        pending.appendFrame(
          Messages.JournalRecord(
            first: next, count: UInt32(last - next + 1), record: page.entry.record,
            callers: page.callers),
          as: encoding)
        next = last + 1
      }
      stream.holds(pending.count)
    }
    stream.resume()
  }

  func streamClosed() {
    stream = nil
    pending = WireBuffer()
  }
}
