import Basics
import Messages

/// First byte of a topic. Never reused, never renumbered.
enum TopicTag: UInt8 {
  case stream = 1
  case buyer = 2
  case partner = 3
  case platform = 4
  case availability = 5
  case till = 60
}

/// First byte of an event's payload. Never reused, never renumbered.
enum EventTag: UInt8 {
  case marker = 1
  case streamClosed = 2
  case availability = 3
  case hold = 4
  case waiter = 5
  case order = 6
  case job = 7
  case voidPayment = 8
  case drop = 9
  case reservation = 10
  /// A job that has a window: what a job has, and the window.
  case jobInWindow = 11
  case hub = 60
  case intent = 61
  /// Of a payment that is charged to a token.
  case intentWithToken = 62
  /// A job that has to be answered, or was taken to go elsewhere: what a job has, perhaps the window, and that.
  case jobOfDispatch = 65
  /// What an order has, and what is said of this change alone.
  case orderWithDetail = 66
}

extension Topic {
  /// Appends the stable form: a tag and, where there is one, the id. Two topics never share a form.
  public func encode(into sink: inout ByteSink) {
    switch self {
    case .stream(let id):
      sink.put(TopicTag.stream.rawValue)
      sink.put(id)
    case .buyer(let id):
      sink.put(TopicTag.buyer.rawValue)
      sink.put(id)
    case .partner(let id):
      sink.put(TopicTag.partner.rawValue)
      sink.put(id)
    case .platform: sink.put(TopicTag.platform.rawValue)
    case .till: sink.put(TopicTag.till.rawValue)
    case .availability(let id):
      sink.put(TopicTag.availability.rawValue)
      sink.put(id)
    }
  }

  /// Reads what `encode(into:)` wrote.
  public init(from source: inout ByteSource) throws(ByteError) {
    switch try source.enumeration(TopicTag.self) {
    case .stream: self = .stream(try source.id())
    case .buyer: self = .buyer(try source.id())
    case .partner: self = .partner(try source.id())
    case .platform: self = .platform
    case .till: self = .till
    case .availability: self = .availability(try source.id())
    }
  }
}

extension Event {
  /// Number of the form that `encode(into:)` writes: its first byte.
  public static let formVersion = UInt16(journalFormVersion)

  /// Appends the journal form.
  public func encode(into sink: inout ByteSink) {
    sink.put(journalFormVersion)
    topic.encode(into: &sink)
    sink.putVarint(offset)
    sink.putVarint(epoch)
    sink.putVarint(sequence)
    sink.putSigned(logTimeMicroseconds)
    payload.encode(into: &sink)
  }

  /// Reads what `encode(into:)` wrote. Never traps; stops after the event.
  public init(from source: inout ByteSource) throws(ByteError) {
    try source.expectVersion()
    let topic = try Topic(from: &source)
    let offset = try source.varint()
    let epoch = try source.varint32()
    let sequence = try source.varint()
    let time = try source.signed()
    self.init(
      topic: topic, offset: offset, epoch: epoch, sequence: sequence, logTimeMicroseconds: time,
      payload: try Payload(from: &source))
  }
}

extension Event.Payload {
  func encode(into sink: inout ByteSink) {
    switch self {
    case .marker(let marker):
      sink.put(EventTag.marker.rawValue)
      marker.encode(into: &sink)
    case .streamClosed: sink.put(EventTag.streamClosed.rawValue)
    case .availability(let availability):
      sink.put(EventTag.availability.rawValue)
      availability.encode(into: &sink)
    case .hold(let update):
      sink.put(EventTag.hold.rawValue)
      update.encode(into: &sink)
    case .waiter(let update):
      sink.put(EventTag.waiter.rawValue)
      update.encode(into: &sink)
    case .order(let update):
      sink.put((update.detail == nil ? EventTag.order : .orderWithDetail).rawValue)
      update.encode(into: &sink)
      update.detail?.encode(into: &sink)
    case .job(let update) where update.isOfDispatch:
      sink.put(EventTag.jobOfDispatch.rawValue)
      update.encode(into: &sink)
      update.encodeDispatch(into: &sink)
    case .job(let update):
      sink.put((update.window == nil ? EventTag.job : .jobInWindow).rawValue)
      update.encode(into: &sink)
      update.window?.encode(into: &sink)
    case .voidPayment(let void):
      sink.put(EventTag.voidPayment.rawValue)
      sink.put(void.payment)
      sink.put(void.hold)
      sink.put(void.reason.rawValue)
    case .drop(let controlled):
      sink.put(EventTag.drop.rawValue)
      sink.put(controlled.drop)
      sink.put(controlled.phase.rawValue)
    case .reservation(let update):
      sink.put(EventTag.reservation.rawValue)
      update.encode(into: &sink)
    case .hub(let update):
      sink.put(EventTag.hub.rawValue)
      update.encode(into: &sink)
    case .intent(let update):
      let hasToken = !update.token.isNone
      sink.put((hasToken ? EventTag.intentWithToken : .intent).rawValue)
      update.encode(into: &sink)
    }
  }

  init(from source: inout ByteSource) throws(ByteError) {
    switch try source.enumeration(EventTag.self) {
    case .marker: self = .marker(try PublishMarker(from: &source))
    case .streamClosed: self = .streamClosed
    case .availability: self = .availability(try Availability(from: &source))
    case .hold: self = .hold(try HoldUpdate(from: &source))
    case .waiter: self = .waiter(try WaiterUpdate(from: &source))
    case .order: self = .order(try OrderUpdate(from: &source))
    case .job: self = .job(try JobUpdate(from: &source))
    case .jobInWindow:
      var update = try JobUpdate(from: &source)
      update.window = try WindowGrant(from: &source)
      self = .job(update)
    case .jobOfDispatch:
      var update = try JobUpdate(from: &source)
      try update.readDispatch(from: &source)
      self = .job(update)
    case .orderWithDetail:
      var update = try OrderUpdate(from: &source)
      update.detail = try OrderDetail(from: &source)
      self = .order(update)
    case .voidPayment:
      self = .voidPayment(
        VoidPayment(
          payment: try source.key(), hold: try source.id(), reason: try source.enumeration()))
    case .drop:
      self = .drop(DropControlled(drop: try source.id(), phase: try source.enumeration()))
    case .reservation: self = .reservation(try ReservationUpdate(from: &source))
    case .hub: self = .hub(try HubUpdate(from: &source))
    case .intent: self = .intent(try IntentUpdate(from: &source))
    case .intentWithToken: self = .intent(try IntentUpdate(from: &source, hasToken: true))
    }
  }
}
