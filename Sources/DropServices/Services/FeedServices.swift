import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import WireCodec

/// Producers open streams and publish markers; each marker is one command.
struct IngestHandler: IngestService {
  let runtime: ServiceRuntime

  func openStream(
    _ request: Messages.OpenStreamRequest, context: ServerContext
  ) async throws -> Messages.OpenStreamResult {
    try Messages.OpenStreamResult(await runtime.gateway(of: context).submit(Command(request)))
  }

  func closeStream(
    _ request: Messages.CloseStreamRequest, context: ServerContext
  ) async throws -> Messages.CloseStreamResult {
    try Messages.CloseStreamResult(await runtime.gateway(of: context).submit(Command(request)))
  }

  func publish(
    _ requests: RequestStream<Messages.PublishMarker>,
    responses: ResponseStream<Messages.PublishResult>, context: ServerContext
  ) async throws {
    let gateway = runtime.gateway(of: context)
    for try await marker in requests {
      try Validation.require(marker)
      let outcome = try await gateway.submit(Command(marker))
      try await responses.send(Messages.PublishResult(outcome))
    }
  }
}

/// Viewers follow a stream: markers lossless, availability conflated.
struct FeedHandler: FeedService {
  let runtime: ServiceRuntime

  func subscribe(
    _ request: Messages.SubscribeRequest, responses: ResponseStream<Messages.FeedEvent>,
    context: ServerContext
  ) async throws {
    let hub = runtime.hub(of: context)
    let stream = DropEngine.Topic.stream(StreamID(request.stream))
    guard let key = FeedEncoding.key(of: stream, as: context.encoding) else { return }
    let use = runtime.log.publisher.use(context.encoding)
    // The topic is usually open on this loop already; the log is asked only for the first viewer.
    var topic = hub.known(key, epoch: UInt64(request.epoch), next: request.next)
    if topic == nil { topic = try await runtime.log.known(stream, as: context.encoding) }
    guard let topic else {
      throw RPCError(.notFound, "there is no stream \(StreamID(request.stream))")
    }
    let source = FeedSource(
      hub: hub, topic: key, use: use, from: Self.start(request, topic), known: topic,
      style: .announced)
    try await responses.attach(source)
  }

  /// Where the subscriber wants to begin; nil is after the newest marker.
  private static func start(
    _ request: Messages.SubscribeRequest, _ topic: KnownTopic
  ) -> FeedPosition? {
    if request.tail { return nil }
    let epoch = request.epoch == 0 ? topic.position.epoch : UInt64(request.epoch)
    return FeedPosition(epoch: epoch, next: request.next)
  }
}

/// Buyers, or the platform, follow what becomes of holds and orders.
struct OrdersHandler: OrdersService {
  let runtime: ServiceRuntime

  func watch(
    _ request: Messages.WatchRequest, responses: ResponseStream<Messages.BuyerUpdate>,
    context: ServerContext
  ) async throws {
    let hub = runtime.hub(of: context)
    let topic: DropEngine.Topic =
      request.buyer == 0 ? .platform : .buyer(BuyerID(request.buyer))
    guard let key = FeedEncoding.key(of: topic, as: context.encoding) else { return }
    let use = runtime.log.publisher.use(context.encoding)
    var known = hub.known(key, epoch: 0, next: request.next)
    if known == nil { known = try await runtime.log.known(topic, as: context.encoding) }
    guard let known else { throw RPCError(.notFound, "there is nothing to watch") }
    let source = FeedSource(
      hub: hub, topic: key, use: use,
      from: FeedPosition(epoch: known.position.epoch, next: request.next), known: known,
      style: .gapless)
    try await responses.attach(source)
  }
}

/// Checks of streamed requests, which the generated stubs check for unary calls only.
enum Validation {
  static func require(_ message: some WireMessage) throws(RPCError) {
    do throws(ValidationError) {
      try message.validate()
    } catch {
      throw RPCError(.invalidArgument, "\(error)")
    }
  }
}
