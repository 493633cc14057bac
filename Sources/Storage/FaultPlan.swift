import Basics

/// What happens to one write of an ``InMemoryStore``.
public enum WriteFault: Equatable, Sendable {
  /// The write succeeds.
  case none
  /// The write is refused and leaves nothing behind.
  case refused(StorageError)
  /// The write reports an error, but its bytes may be found after the next crash.
  case uncertain(StorageError)
  /// The process dies inside the write; its bytes may be found afterwards.
  case crash
}

/// Decides the fate of writes and of unsynced bytes, from a seed: the same seed gives the same
/// faults.
public struct FaultPlan: Sendable {
  /// Of 1,000 appends, how many are refused without a trace.
  public var refusedPerMille: UInt64
  /// Of 1,000 appends, how many fail with an uncertain result.
  public var uncertainPerMille: UInt64
  /// Of 1,000 appends, how many end in a crash inside the write.
  public var crashPerMille: UInt64
  private var random: SplitMix64

  /// A plan; without rates it only decides what survives of unsynced bytes.
  public init(
    seed: UInt64, refusedPerMille: UInt64 = 0, uncertainPerMille: UInt64 = 0,
    crashPerMille: UInt64 = 0
  ) {
    self.random = SplitMix64(seed: seed)
    self.refusedPerMille = refusedPerMille
    self.uncertainPerMille = uncertainPerMille
    self.crashPerMille = crashPerMille
  }

  /// The next of the plan's numbers, in `0 ..< bound`.
  public mutating func draw(below bound: UInt64) -> UInt64 {
    random.below(bound)
  }

  /// The fate of the next write.
  public mutating func nextWrite() -> WriteFault {
    let error: StorageError =
      draw(below: 2) == 0 ? .diskFull("simulated") : .inputOutput("simulated")
    let roll = draw(below: 1000)
    if roll < refusedPerMille { return .refused(error) }
    if roll < refusedPerMille + uncertainPerMille { return .uncertain(error) }
    if roll < refusedPerMille + uncertainPerMille + crashPerMille { return .crash }
    return .none
  }
}
