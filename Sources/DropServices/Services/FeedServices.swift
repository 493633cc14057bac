import Basics
import DropEngine
import MarkerFeed
import MessageServices
import Messages
import RPC
import WireCodec

/// Producers open streams and publish markers; each marker is one command.
struct IngestHandler: IngestService, LoggedService {
  let runtime: ServiceRuntime

  func openStream(
    _ request: Messages.OpenStreamRequest, context: ServerContext
  ) async throws -> Messages.OpenStreamResult {
    try Messages.OpenStreamResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(owner: "creator", stream: StreamID(request.stream)))
  }

  func closeStream(
    _ request: Messages.CloseStreamRequest, context: ServerContext
  ) async throws -> Messages.CloseStreamResult {
    try Messages.CloseStreamResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(stream: StreamID(request.stream)))
  }

  func publish(
    _ requests: RequestStream<Messages.PublishMarker>,
    responses: ResponseStream<Messages.PublishResult>, context: ServerContext
  ) async throws {
    let gateway = runtime.gateway(of: context)
    var markers = requests.makeAsyncIterator()
    while let received = try await markers.nextReceived() {
      switch received {
      case .request(let marker):
        do {
          let outcome = try await gateway.submit(Command(marker))
          let subject = RefusalSubject(
            stream: StreamID(marker.stream), offer: OfferID(marker.offer), drop: DropID(marker.drop)
          )
          try await responses.send(Messages.PublishResult(outcome, about: subject))
        } catch let error as RPCError where error.code == .resourceExhausted {
          // The next marker may fare better: the stream goes on.
          let isFull = error.message != DropLog.outOfSpace.message
          try await responses.send(.rejected(isFull ? .overloaded : .outOfSpace))
        }
      case .invalid(_, let error), .undecodable(let error):
        // Answers come in the order of markers, so it needs no name to be refused in its place.
        try await responses.send(.rejected(Messages.Rejected(neverLogged: error)))
      }
    }
  }
}

/// Viewers follow a stream: markers lossless, availability conflated.
///
/// Registered as a source of frames rather than by its generated protocol: no task exists for a viewer.
struct FeedHandler: Sendable {
  let runtime: ServiceRuntime

  func register(with router: inout Router) {
    router.declare(Feed.serviceName) { Feed.file }
    router.register(Feed.Methods.subscribe, frames: subscribe)
  }

  @Sendable private func subscribe(
    _ request: Messages.SubscribeRequest, _ context: ServerContext
  ) throws -> any FrameSource {
    let stream = StreamID(request.stream)
    return try runtime.follow(
      .stream(stream), epoch: request.epoch, next: request.tail ? nil : request.next,
      style: .announced,
      missing: "there is no stream \(stream)", context
    ) { Self.start(request, in: $0) }
  }

  /// Where a viewer wants to begin; nil is after the newest entry.
  static func start(_ request: Messages.SubscribeRequest, in topic: KnownTopic) -> FeedPosition? {
    if request.tail { return nil }
    let epoch = request.epoch == 0 ? topic.position.epoch : UInt64(request.epoch)
    return FeedPosition(epoch: epoch, next: request.next)
  }
}

/// Buyers, or the platform, follow what becomes of holds and orders. A source of frames as well.
struct OrdersHandler: LoggedService {
  let runtime: ServiceRuntime

  func register(with router: inout Router) {
    router.declare(Orders.serviceName) { Orders.file }
    router.register(Orders.Methods.watch, frames: watch)
    router.register(
      Orders.Methods.get,
      unary: { [runtime] request, context in
        try context.permit(.buyer(BuyerID(request.buyer)))
        return try await runtime.log.order(request, for: context.place)
      })
    register(Orders.Methods.cancel, with: &router, as: { .cancel($0) }) {
      if case .cancel(let result) = $0 { result } else { nil }
    }
    register(Orders.Methods.refund, with: &router, as: { .refund($0) }) {
      if case .refund(let result) = $0 { result } else { nil }
    }
  }

  @Sendable private func watch(
    _ request: Messages.WatchRequest, _ context: ServerContext
  ) throws -> any FrameSource {
    try runtime.follow(
      request.buyer == 0 ? .platform : .buyer(BuyerID(request.buyer)), epoch: 0,
      next: request.next, style: .gapless, missing: "there is nothing to watch", context
    ) { FeedPosition(epoch: $0.position.epoch, next: request.next) }
  }
}

extension ServiceRuntime {
  /// A subscription to a topic. It is usually open on this loop already; the log is asked only for its first
  /// follower here. PERMISSION_DENIED when the caller does not act for whose topic it is.
  ///
  /// - Parameters:
  ///   - next: the position asked for; nil is after the newest entry.
  ///   - start: where the follower begins, given where the log stands; nil is after the newest entry.
  func follow(
    _ topic: DropEngine.Topic, epoch: UInt32, next: UInt64?, style: FeedSource.Style,
    missing: String, _ context: ServerContext, start: @escaping (KnownTopic) -> FeedPosition?
  ) throws -> FeedSource {
    // Before anything is looked up: whether there is one is nothing for a stranger either.
    try context.permit(topic.owner)
    let missing = RPCError(.notFound, missing)
    guard let key = FeedEncoding.key(of: topic, as: context.encoding) else { throw missing }
    let lookup = FeedSource.Lookup(
      log: log, topic: topic, epoch: UInt64(epoch), next: next, start: start, missing: missing)
    return FeedSource(
      hub: hub(of: context), topic: key, use: log.publisher.use(context.encoding), lookup,
      style: style, place: context.place)
  }
}
