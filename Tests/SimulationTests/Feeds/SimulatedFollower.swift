import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import WireCodec

@testable import DropServices
@testable import Simulation

/// A client that follows one topic, over as many connections as it takes, and believes nothing: whatever it is told
/// is compared with what was published.
final class SimulatedFollower {
  /// The server's side of a subscription.
  struct Connection {
    let source: FeedSource
    let handle: StreamHandle
    var isReady = false
    /// What the first message says is checked against what was asked.
    var isAnnounced = false
    /// What was gone already, and which epoch was the newest, when it asked.
    var floors: [UInt64: UInt64] = [:]
    var newestEpoch: UInt64 = 0
    /// Entries that came since.
    var entries = 0
  }

  let number: Int
  let topic: DropEngine.Topic
  let encoding: WireEncoding
  let loop: Int
  let truth: FeedTruth
  var connection: Connection?
  /// The position it will ask for; nil: from now.
  var position: FeedPosition?
  var hasEnded = false
  /// The position is none of any log, until the server has said so.
  var isBogus = false
  /// Newest revision of each drop.
  var revisions: [UInt64: UInt64] = [:]
  var received = 0
  var resets = 0
  /// The last of what a viewer was told, for whoever looks into a failure.
  private var heard: [String] = []

  init(
    _ number: Int, _ topic: DropEngine.Topic, as encoding: WireEncoding, loop: Int,
    from position: FeedPosition?, truth: FeedTruth
  ) {
    self.number = number
    self.topic = topic
    self.encoding = encoding
    self.loop = loop
    self.position = position
    self.truth = truth
  }

  var isViewer: Bool { if case .stream = topic { true } else { false } }

  struct Fault: Error {
    var what: String
  }

  private func fault(_ what: String) -> Fault {
    Fault(
      what: "follower \(number) of \(topic) at \(position as Any): \(what); it has heard \(heard)")
  }

  // MARK: What it hears

  /// Takes whole frames.
  func hear(_ frames: borrowing WireBuffer) throws {
    var at = 0
    let bytes = frames.copyBytes()
    while at < bytes.count {
      let size = bytes[at + 1..<at + 5].reduce(0) { $0 << 8 | Int($1) }
      try hear(Array(bytes[at + 5..<at + 5 + size]))
      at += 5 + size
    }
  }

  private func hear(_ message: [UInt8]) throws {
    received += 1
    let bytes = message.span.bytes
    switch topic {
    case .stream: try hear(try Messages.FeedEvent(decoding: bytes, as: encoding))
    case .partner:
      guard case .job(let job) = try PartnerEvent(decoding: bytes, as: encoding) else { return }
      try entry(0, job.offset)
    default: try entry(0, try BuyerUpdate(decoding: bytes, as: encoding).offset)
    }
  }

  private func hear(_ event: Messages.FeedEvent) throws {
    if heard.count == 8 { heard.removeFirst() }
    heard.append("\(event)")
    guard !hasEnded else { throw fault("\(event) came after the end") }
    if connection?.isAnnounced == false {
      guard case .reset = event else { throw fault("\(event) came before any reset") }
    }
    switch event {
    case .reset(let reset): try moved(reset)
    case .marker(let marker):
      try entry(UInt64(marker.epoch), marker.offset)
      let stored = truth.entries(topic, UInt64(marker.epoch))[Int(marker.offset)]
      guard case .marker(let published) = stored.payload, published.title == marker.title else {
        throw fault("\(marker) is not what was published")
      }
    case .ended(let end): try ended(end)
    case .availability(let counts):
      guard counts.revision >= revisions[counts.drop.rawValue] ?? 0 else {
        throw fault("counts of \(counts.drop) went back to \(counts.revision)")
      }
      revisions[counts.drop.rawValue] = counts.revision
    case .heartbeat(let beat):
      guard beat.next == position?.next else { throw fault("a heartbeat at \(beat.next)") }
    default: throw fault("an event of no kind")
    }
  }

  private func entry(_ epoch: UInt64, _ offset: UInt64) throws {
    guard let here = position, here.epoch == epoch, here.next == offset else {
      throw fault("got \(epoch):\(offset)")
    }
    guard offset < truth.entries(topic, epoch).count else {
      throw fault("\(offset) is not durable")
    }
    position?.next += 1
    connection?.entries += 1
  }

  private func ended(_ end: Messages.StreamEnded) throws {
    let count = UInt64(truth.entries(topic, UInt64(end.epoch)).count)
    guard truth.isEnded(topic, UInt64(end.epoch)), end.offset + 1 == count,
      position?.epoch == UInt64(end.epoch), position?.next == end.offset || position?.next == count
    else { throw fault("told \(end), and \(count) were published") }
    position?.next = count
    hasEnded = true
  }

  /// A reset may move it only when it has to be moved, and says `lost` only when something is gone.
  private func moved(_ reset: Messages.FeedReset) throws {
    let new = FeedPosition(epoch: UInt64(reset.epoch), next: reset.next)
    defer {
      position = new
      connection?.isAnnounced = true
      isBogus = false
    }
    resets += 1
    let isFirst = connection?.isAnnounced == false
    if !isFirst { try corrected(to: new) }
    guard let here = position else {
      guard isFirst, !reset.lost else { throw fault("a follower from now was told \(reset)") }
      return
    }
    if isFirst, isBogus {
      guard reset.lost || new == here else {
        throw fault("asked for what never was, and told \(reset)")
      }
      return
    }
    let floor = truth.trimmedBelow(topic, new.epoch)
    if new.epoch == here.epoch {
      let isRight = reset.lost ? new.next > here.next && floor >= new.next : new.next == here.next
      guard isRight else { throw fault("told \(reset), and \(floor) is the oldest") }
      return
    }
    // The epoch it was in is over, or it asked for one that was.
    let count = UInt64(truth.entries(topic, here.epoch).count)
    let old = truth.trimmedBelow(topic, here.epoch)
    let isRight =
      reset.lost
      ? old > here.next || old == count || here.next > count || new.next > 0
      : here.next == count && new.next == 0
    guard new.epoch > here.epoch, new.next <= floor, isRight else { throw fault("told \(reset)") }
  }

  /// A second reset before any entry: only when what the first one said was right when it asked.
  private func corrected(to new: FeedPosition) throws {
    guard let connection, connection.entries == 0, let here = position else { return }
    let isOld =
      new.epoch == here.epoch
      ? new.next <= connection.floors[new.epoch] ?? 0
      : here.epoch < connection.newestEpoch
        && truth.trimmedBelow(topic, here.epoch) == connection.floors[here.epoch] ?? 0
    if isOld { throw fault("told twice where it begins, at last \(new)") }
  }

  /// The server has ended the subscription.
  func closed(_ status: RPCStatus) throws {
    connection = nil
    switch status.code {
    case .ok:
      guard isViewer, hasEnded else { throw fault("the server ended it, and nothing has ended") }
    case .outOfRange:
      guard let offset = status.trailers["dropwire-resume-at"].flatMap({ UInt64($0) }),
        let here = position, !isViewer
      else { throw fault("\(status)") }
      let floor = truth.trimmedBelow(topic, 0)
      guard here.next < floor ? offset <= floor && offset > here.next : here.next > offset else {
        throw fault("\(status), and \(floor) is the oldest")
      }
      position?.next = offset
      isBogus = false
    case .notFound:
      guard truth.epochs[topic] == nil else { throw fault("\(status)") }
    default: throw fault("\(status)")
    }
  }

  // MARK: When all is quiet

  /// What it has not got, although nothing is on its way any more.
  func missing() throws {
    guard connection != nil || hasEnded else { throw fault("is not connected") }
    guard !hasEnded else { return }
    let epoch = truth.epochs[topic] ?? 0
    let count = UInt64(truth.entries(topic, epoch).count)
    guard let here = position else { throw fault("was never told where it is") }
    // An epoch of which nothing was published yet is the engine's alone to know.
    if here.epoch <= epoch, here.epoch != epoch || here.next != count {
      throw fault("has not got \(here.epoch):\(here.next) of \(epoch):\(count)")
    }
    guard case .stream(let stream) = topic else { return }
    for (drop, revision) in truth.newest[stream] ?? [:]
    where revisions[drop.rawValue] != revision {
      throw fault(
        "shows \(drop) as of \(revisions[drop.rawValue] ?? 0), the newest is \(revision)")
    }
    if truth.isEnded(topic, here.epoch) { throw fault("was not told of the end") }
  }
}
