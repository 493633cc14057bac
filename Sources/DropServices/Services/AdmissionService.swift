import Basics
import DropEngine
import MessageServices
import Messages
import RPC
import WireCodec

/// The doors of drops. Places are the log's; who watches is told by its loop's desk.
struct AdmissionHandler: AdmissionService, LoggedService {
  let runtime: ServiceRuntime

  func draw(
    _ request: Messages.DrawRequest, context: ServerContext
  ) async throws -> Messages.DrawResult {
    let result = try await runtime.log.read(of: context.place) { $0.draw(request) }
    guard case .rejected(let rejected) = result else { return result }
    return .rejected(rejected.saying(RefusalSubject(drop: DropID(request.drop))))
  }

  func watch(
    _ request: Messages.WatchAdmissionRequest,
    responses: ResponseStream<Messages.AdmissionUpdate>, context: ServerContext
  ) async throws {
    try context.permit(.buyer(BuyerID(request.buyer)))
    try await responses.attach(
      Attached(
        DoorWatch(
          request, at: runtime.desk(of: context), runtime.gateway(of: context),
          encoding: context.encoding)))
  }
}

/// One who watches their place at a door: the newest of it, and nothing in between. Confined to the loop of its stream.
final class DoorWatch: FrameSource {
  let request: Messages.WatchAdmissionRequest
  private let desk: DoorDesk
  private let gateway: GatewayDoor
  private let encoding: WireEncoding
  private var stream: StreamHandle?
  private var last: Messages.AdmissionUpdate?
  private var pending: Messages.AdmissionUpdate?
  private var isOver = false
  /// A join that says they are there is on its way into the log.
  private var isJoining = false

  init(
    _ request: Messages.WatchAdmissionRequest, at desk: DoorDesk, _ gateway: GatewayDoor,
    encoding: WireEncoding
  ) {
    self.request = request
    self.desk = desk
    self.gateway = gateway
    self.encoding = encoding
  }

  func streamOpened(_ stream: StreamHandle) {
    self.stream = stream
    desk.add(self)
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    if let update = pending {
      pending = nil
      frames.appendFrame(update, as: encoding)
    }
    return isOver ? .finished(.ok) : .idle
  }

  func streamClosed() {
    stream = nil
    desk.remove(self)
  }

  /// What the log says by now.
  func heard(_ update: Messages.AdmissionUpdate, isTurnNear: Bool) {
    guard let stream, !isOver else { return }
    if isTurnNear { sayPresent() }
    let news = Self.timeless(update)
    if news == last { return }
    last = news
    pending = update
    isOver = Self.isLast(update)
    stream.resume()
  }

  /// Time alone is no news.
  private static func timeless(_ update: Messages.AdmissionUpdate) -> Messages.AdmissionUpdate {
    guard case .place(var place) = update else { return update }
    place.serverNow = Timestamp()
    if place.state != .admitted { place.estimate = nil }
    return .place(place)
  }

  private static func isLast(_ update: Messages.AdmissionUpdate) -> Bool {
    guard case .place(let place) = update else { return true }
    return switch place.state {
    case .used, .passed, .left: true
    default: false
    }
  }

  /// A join again says to the log that somebody is there: not oftener than each half of the grace, and only when it is
  /// nearly their turn.
  private func sayPresent() {
    if isJoining { return }
    isJoining = true
    let join = JoinAdmissionRequest(buyer: request.buyer, drop: request.drop)
    gateway.submit(Command(logged: .join(join))) { [weak self] _ in self?.isJoining = false }
  }
}

/// Those on one loop who watch their places. The log is asked for all of them together, a few times a second and some
/// at a time: what that costs does not depend on how fast a line moves.
final class DoorDesk: @unchecked Sendable {
  // Sound although unchecked: everything mutable is touched on the loop only, which the entry points check.

  /// Places looked at in one visit to the log.
  static let placesPerLook = 1_024

  let executor: any LoopExecutor
  private let log: DropLog
  private var watches: [ObjectIdentifier: DoorWatch] = [:]
  private var isLooking = false

  init(executor: any LoopExecutor, log: DropLog) {
    self.executor = executor
    self.log = log
  }

  func add(_ watch: DoorWatch) {
    precondition(executor.isCurrent, "a desk is confined to its loop")
    watches[ObjectIdentifier(watch)] = watch
    look(at: [watch])
  }

  func remove(_ watch: DoorWatch) {
    precondition(executor.isCurrent, "a desk is confined to its loop")
    watches[ObjectIdentifier(watch)] = nil
  }

  /// Looks at all places, unless it still does.
  func beat() {
    precondition(executor.isCurrent, "a desk is confined to its loop")
    if watches.isEmpty || isLooking { return }
    isLooking = true
    look(through: Array(watches.values)[...])
  }

  private func look(through all: ArraySlice<DoorWatch>) {
    let rest = all.dropFirst(Self.placesPerLook)
    let next = LoopCallback<Void> { [weak self] _ in
      guard let self else { return }
      if rest.isEmpty { isLooking = false } else { look(through: rest) }
    }
    look(at: Array(all.prefix(Self.placesPerLook)), then: next)
  }

  private func look(at some: [DoorWatch], then next: LoopCallback<Void>? = nil) {
    let requests = some.map(\.request)
    let heard = LoopCallback<Result<[(Messages.AdmissionUpdate, Bool)], RPCError>> { answer in
      if case .success(let updates) = answer {
        for (watch, update) in zip(some, updates) {
          watch.heard(update.0, isTurnNear: update.1)
        }
      }
      next?.call(())
    }
    Task { [log, executor] in
      let answer: Result<[(Messages.AdmissionUpdate, Bool)], RPCError>
      do throws(RPCError) {
        answer = .success(try await log.read { $0.placesAndTurns(requests) })
      } catch {
        answer = .failure(error)
      }
      executor.execute { heard.call(answer) }
    }
  }
}

/// Has every loop's desk look at its places a few times a second. One task for the process.
enum DoorBeats {
  /// A tenth of the shortest time that anybody would notice, and a line of a hundred thousand is looked through in less.
  static let interval = Duration.milliseconds(250)

  private struct Weak: Sendable {
    weak let desk: DoorDesk?
  }

  static func start(_ desks: [DoorDesk]) {
    let desks = desks.map { Weak(desk: $0) }
    Task {
      while (try? await Task.sleep(for: interval)) != nil {
        var isOver = true
        for desk in desks.compactMap(\.desk) {
          isOver = false
          desk.executor.execute { [weak desk] in desk?.beat() }
        }
        if isOver { return }
      }
    }
  }
}

extension Engine {
  /// Places, and of each whether somebody there is to be said to be.
  fileprivate func placesAndTurns(
    _ requests: [Messages.WatchAdmissionRequest]
  ) -> [(Messages.AdmissionUpdate, Bool)] {
    zip(places(requests), requests).map { update, request in
      guard case .place = update, let grace = grace(ofDrop: request.drop) else {
        return (update, false)
      }
      return (update, isTurnNear(request, within: grace))
    }
  }
}
