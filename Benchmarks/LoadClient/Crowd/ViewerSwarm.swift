import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// One marker on its way to all viewers.
public struct MarkerArrival: Sendable {
  /// Viewers that have it.
  public var viewers = 0
  /// Wall time at which its producer made it, microseconds UTC.
  public var madeAt: Int64 = 0
  /// From the making to the first and to the latest viewer so far, microseconds.
  public var first: Int64 = .max
  public var last: Int64 = 0
}

/// Many viewers of one stream over real connections. Each resumes where it was when its connection is lost,
/// and what it has seen is kept for the audit. Confined to its loop.
final class ViewerSwarm: CallObserver {
  private struct Viewer {
    var call: ClientCall?
    var isPaused = false
    /// The stream has ended for it.
    var isDone = false
  }

  private let loop: Loop
  private let links: [Link]
  private let stream: Identifier
  private let template: RequestTemplate
  private var viewers: [Viewer]
  /// What each viewer has seen.
  private(set) var ledger = ViewerLedger()
  /// Viewers whose subscription has been confirmed by its first message and is open.
  private(set) var subscribed = 0
  /// Messages of all viewers, heartbeats left out.
  private(set) var messages: UInt64 = 0
  /// By offset.
  private(set) var arrivals: [UInt64: MarkerArrival] = [:]
  /// Subscriptions that had to be made again.
  private(set) var resumptions = 0
  /// The newest availability of each drop that anybody was shown.
  private(set) var availabilities: [Identifier: Availability] = [:]
  private var isConfirmed: [Bool]
  /// Called for every marker a viewer gets: its offset, and microseconds since it was made.
  var onMarker: ((_ offset: UInt64, _ latency: Int64) -> Void)?
  private var isClosing = false

  init(
    loop: Loop, links: [Link], viewers: Int, stream: Identifier, templates: Templates
  ) {
    self.loop = loop
    self.links = links
    self.stream = stream
    self.template = templates.of(Feed.Methods.subscribe)
    self.viewers = Array(repeating: Viewer(), count: viewers)
    isConfirmed = Array(repeating: false, count: viewers)
  }

  var count: Int { viewers.count }

  /// Subscribes every viewer; viewer `i` is on link `i` modulo their number.
  func start() {
    for (index, link) in links.enumerated() {
      let previous = link.onReady
      link.onReady = { [unowned self] in
        previous?()
        subscribeAll(on: index)
      }
      if link.isUp { subscribeAll(on: index) }
    }
  }

  /// Ends all subscriptions.
  func stop() {
    isClosing = true
    for viewer in viewers { viewer.call?.cancel() }
  }

  /// A viewer drops its subscription and takes it up again where it was.
  func resubscribe(_ viewer: Int) { viewers[viewer].call?.cancel() }

  private func subscribeAll(on link: Int) {
    var viewer = link
    while viewer < viewers.count {
      if viewers[viewer].call == nil { subscribe(viewer) }
      viewer += links.count
    }
  }

  private func subscribe(_ viewer: Int) {
    guard !isClosing, !viewers[viewer].isDone,
      let connection = links[viewer % links.count].connection
    else { return }
    let position = ledger.position(of: viewer)
    if position != nil { resumptions += 1 }
    let request = SubscribeRequest(
      stream: stream, epoch: UInt32(truncatingIfNeeded: position?.epoch ?? 0),
      next: position?.next ?? 0, tail: position == nil)
    viewers[viewer].call = connection.start(template, observer: self, tag: viewer) {
      request.encode(into: &$0)
    }
  }

  func callReceived(_ viewer: Int, _ message: RawSpan) {
    guard let event = try? FeedEvent(decoding: message) else {
      messages += 1
      return
    }
    if case .heartbeat = event { return }
    messages += 1
    switch event {
    case .marker(let marker): saw(marker, viewer)
    case .availability(let counts):
      if counts.revision >= availabilities[counts.drop]?.revision ?? 0 {
        availabilities[counts.drop] = counts
      }
    case .reset(let reset):
      // The first one says where the subscription begins, later ones that it was resumed or lost something.
      let position = ledger.position(of: viewer)
      if position == nil || reset.lost {
        ledger.reset(viewer, epoch: UInt64(reset.epoch), next: reset.next, lost: reset.lost)
      }
      if !isConfirmed[viewer] {
        isConfirmed[viewer] = true
        subscribed += 1
      }
    case .ended: viewers[viewer].isDone = true
    default: break
    }
  }

  private func saw(_ marker: Marker, _ viewer: Int) {
    let before = ledger.duplicates
    ledger.saw(viewer, epoch: UInt64(marker.epoch), offset: marker.offset)
    guard ledger.duplicates == before else { return }
    let latency = wallMicroseconds() - marker.wallTime.microseconds
    arrivals[marker.offset, default: MarkerArrival()].viewers += 1
    arrivals[marker.offset]?.madeAt = marker.wallTime.microseconds
    if latency < arrivals[marker.offset]?.first ?? 0 { arrivals[marker.offset]?.first = latency }
    if latency > arrivals[marker.offset]?.last ?? 0 { arrivals[marker.offset]?.last = latency }
    onMarker?(marker.offset, latency)
  }

  func callEnded(_ viewer: Int, _ status: RPCStatus) {
    viewers[viewer].call = nil
    if isConfirmed[viewer] {
      isConfirmed[viewer] = false
      subscribed -= 1
    }
    // On a connection that is still up the viewer comes back at once; otherwise when the link does.
    guard !isClosing, links[viewer % links.count].isUp else { return }
    loop.execute { [weak box = self.box] in box?.swarm?.subscribeIfIdle(viewer) }
  }

  private func subscribeIfIdle(_ viewer: Int) {
    if viewers[viewer].call == nil { subscribe(viewer) }
  }

  /// Lets a Sendable closure refer to the swarm.
  private final class Box: @unchecked Sendable {
    // Sound although unchecked: only read by closures that run on the swarm's loop.
    weak var swarm: ViewerSwarm?
  }

  private lazy var box: Box = {
    let box = Box()
    box.swarm = self
    return box
  }()
}
