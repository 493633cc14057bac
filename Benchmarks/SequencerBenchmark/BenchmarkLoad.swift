import Basics
import DropEngine
import Sequencer
import Storage

/// A running sequencer, whatever its machine is.
protocol RunningSequencer: Sendable {
  associatedtype Command: Sendable
  associatedtype Outcome: Sendable

  var metrics: SequencerMetrics { get }
  var recovery: RecoveryReport { get }
  func register(_ sink: any OutcomeSink<Outcome>) -> SinkID
  func submit(_ commands: [Submission<Command>]) throws(SequencerError) -> Int
  func stop()
}

/// What is reserved, on which machine.
protocol BenchmarkLoad: Sendable {
  associatedtype Running: RunningSequencer

  static var name: String { get }

  /// Starts a sequencer by the way a server would.
  func start(_ store: any Store, _ limits: SequencerLimits) throws(SequencerError) -> Running

  /// Prepares the state and returns what makes the commands.
  func prepare(_ running: Running) async throws -> @Sendable (UInt64) -> Running.Command

  /// Whether the outcome is a hold.
  static func isHold(_ outcome: Running.Outcome) -> Bool
}

/// Almost no machine: what the sequencer costs by itself, through run-time generics.
struct CounterLoad: BenchmarkLoad {
  struct Running: RunningSequencer {
    let sequencer: LogSequencer<CounterMachine>

    var metrics: SequencerMetrics { sequencer.metrics }
    var recovery: RecoveryReport { sequencer.recovery }

    func register(_ sink: any OutcomeSink<UInt64>) -> SinkID { sequencer.register(sink) }

    func submit(
      _ commands: [Submission<CounterMachine.Command>]
    ) throws(SequencerError) -> Int {
      try sequencer.submit(contentsOf: commands)
    }

    func stop() { sequencer.stop() }
  }

  static let name = "counter"

  func start(
    _ store: any Store, _ limits: SequencerLimits
  ) throws(SequencerError) -> Running {
    Running(
      sequencer: try LogSequencer(store: store, machine: CounterMachine(), limits: limits))
  }

  func prepare(_ running: Running) async throws -> @Sendable (UInt64) -> CounterMachine.Command {
    { CounterMachine.Command(key: $0, quantity: 1) }
  }

  static func isHold(_ outcome: UInt64) -> Bool { outcome > 0 }
}

/// The engine: one hot item, one unit each, idempotency keys and waitlist on.
struct EngineLoad: BenchmarkLoad {
  struct Running: RunningSequencer {
    let sequencer: LogSequencer<Engine>

    var metrics: SequencerMetrics { sequencer.metrics }
    var recovery: RecoveryReport { sequencer.recovery }

    func register(_ sink: any OutcomeSink<Outcome>) -> SinkID { sequencer.register(sink) }

    func submit(_ commands: [Submission<Command>]) throws(SequencerError) -> Int {
      try sequencer.submit(contentsOf: commands)
    }

    func stop() { sequencer.stop() }
  }

  static let name = "engine"

  func start(
    _ store: any Store, _ limits: SequencerLimits
  ) throws(SequencerError) -> Running {
    Running(sequencer: try LogSequencer(store: store, limits: limits))
  }

  func prepare(_ running: Running) async throws -> @Sendable (UInt64) -> Command {
    let sequencer = running.sequencer
    let offer = try await sequencer.perform(
      Command(
        .putOffer(
          PutOffer(
            creator: CreatorID(rawValue: 1), title: "hot", priceMinor: 100,
            currency: Currency("EUR")!, variants: ["one"]))))
    guard case .offerPut(let put) = offer.outcome.result else { throw BenchmarkError("offer") }
    let scheduled = try await sequencer.perform(
      Command(
        .scheduleDrop(
          ScheduleDrop(
            offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 100_000_000)],
            holdTTLMicroseconds: 3_600_000_000, waitlistLimit: 1_000))))
    guard case .dropScheduled(let drop) = scheduled.outcome.result else {
      throw BenchmarkError("drop")
    }
    _ = try await sequencer.perform(
      Command(.controlDrop(ControlDrop(drop: drop.drop, action: .open))))
    let line = UnitLine(pool: drop.pool(at: 0), quantity: 1)
    return { number in
      Command(
        .reserve(
          Reserve(
            buyer: BuyerID(rawValue: 1 + mixBits(number) % 1_000_000), drop: drop.drop,
            lines: UnitLines(line), minimumQuantity: 1, joinWaitlist: true)),
        identity: RequestIdentity(
          principal: PrincipalID(rawValue: 1), key: Key128(high: 1, low: number + 1),
          fingerprint: number))
    }
  }

  static func isHold(_ outcome: Outcome) -> Bool {
    if case .reserved(let reserved) = outcome.result { return !reserved.hold.isNone }
    return false
  }
}

struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
