import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// Numbers of a running load, for a progress line.
public struct LoadProgress: Sendable {
  public var offered: UInt64 = 0
  public var achieved: UInt64 = 0
  public var failed: UInt64 = 0
  public var open = 0

  public init() {}
}

/// How a load is made.
public struct LoadOptions: Sendable {
  public var address: LoadTarget
  public var connections = 8
  /// Requests in flight on each connection of a closed load.
  public var streams = 64
  /// Requests a second; nil for a closed load.
  public var rate: Double?
  public var durationNanoseconds: Int64 = 10_000_000_000
  public var payloadBytes = 64
  public var seed: UInt64 = 1

  public init(address: LoadTarget) { self.address = address }
}

/// What a load measured.
public struct LoadResult: Sendable {
  public var latency = LatencyRecorder()
  public var meter = RateMeter(start: 0)
  public var lag: LatencySummary?
  /// Requests of an open load that were due while too many were without an answer.
  public var notSent: UInt64 = 0
  public var elapsedNanoseconds: Int64 = 0
  /// The first error, for people.
  public var firstError: String?

  public init() {}
}

/// Unary echo calls over a few connections: the transport and nothing else. Confined to its loop.
final class EchoBench: CallObserver, LoadPump.Target {
  private let loop: Loop
  private let options: LoadOptions
  private let links: [Link]
  private let template: RequestTemplate
  private let request: EchoMessage
  private var pump: LoadPump?
  private var intended: [Int64] = []
  private var sent: [Int64] = []
  private var vacant: [Int] = []
  private var turn = 0
  private(set) var result = LoadResult()
  private(set) var progress = LoadProgress()

  init(loop: Loop, options: LoadOptions) {
    self.loop = loop
    self.options = options
    links = (0..<options.connections).map { _ in Link(loop: loop, address: options.address) }
    template = Templates(options.address).of(Echo.Methods.unary)
    request = EchoMessage(payload: [UInt8](repeating: 0x5A, count: options.payloadBytes))
  }

  func connect() { for link in links { link.open() } }

  var isConnected: Bool { links.allSatisfy(\.isUp) }
  var lastError: String { links.first { !$0.isUp }?.lastError ?? "" }

  func begin() {
    let start = MonotonicTime.nanoseconds
    result.meter = RateMeter(start: start)
    let pump = LoadPump(
      loop: loop, target: self, rate: options.rate, start: start,
      duration: options.durationNanoseconds)
    self.pump = pump
    pump.start(inFlight: options.connections * options.streams)
  }

  var openRequests: Int { progress.open }

  /// Whether everything was fired and answered.
  var isDone: Bool { (pump?.isDone ?? false) && progress.open == 0 }

  func finish() -> LoadResult {
    result.lag = pump?.openLoop?.lagSummary
    result.notSent = pump?.notSent ?? 0
    pump?.stop()
    for link in links { link.close() }
    return result
  }

  func fire(_ index: Int, intended time: Int64) {
    let now = MonotonicTime.nanoseconds
    result.meter.offered(at: time)
    progress.offered += 1
    let slot = vacant.popLast() ?? intended.count
    if slot == intended.count {
      intended.append(0)
      sent.append(0)
    }
    intended[slot] = time
    sent[slot] = now
    turn = turn + 1 == links.count ? 0 : turn + 1
    progress.open += 1
    let call = links[turn].connection?.start(template, observer: self, tag: slot) {
      request.encode(into: &$0)
    }
    if call == nil { ended(slot, RPCStatus(.unavailable, links[turn].lastError)) }
  }

  func callReceived(_ tag: Int, _ message: RawSpan) {}

  func callEnded(_ slot: Int, _ status: RPCStatus) {
    ended(slot, status)
    pump?.completed()
  }

  private func ended(_ slot: Int, _ status: RPCStatus) {
    let now = MonotonicTime.nanoseconds
    progress.open -= 1
    vacant.append(slot)
    guard status.code == .ok else {
      progress.failed += 1
      result.meter.failed(at: now)
      if result.firstError == nil { result.firstError = "\(status.code): \(status.message)" }
      return
    }
    progress.achieved += 1
    result.meter.achieved(at: now)
    result.latency.record(intended: intended[slot], sent: sent[slot], completed: now)
  }
}
