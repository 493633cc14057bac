import Basics
import DropEngine
import Storage

/// The entry points again, for the engine. They do nothing else than the general ones, which other
/// modules can call only through run-time generics; from here the compiler makes a copy of the
/// whole path for the engine. A server must start its sequencer by this initializer: that is where
/// the threads begin.
extension LogSequencer where Machine == Engine {
  /// Recovers the engine's state from the store and starts. See the general initializer.
  public convenience init(
    store: any Store, machine: consuming sending Engine = Engine(hashKey: .random()),
    clock: any MicrosecondClock = SystemClock(), note: ClockNote? = nil,
    adopting: LimitAdoption? = nil, limits: SequencerLimits = SequencerLimits(),
    hooks: Hooks = Hooks()
  ) throws(SequencerError) {
    try self.init(
      store: store, machine: machine, clock: clock, note: note, adopting: adopting, limits: limits,
      hooks: hooks, faults: [])
  }

  /// Hands a command in; any thread, does not block. An accepted one is answered through its sink,
  /// exactly once.
  ///
  /// - Parameter inFlight: commands of this class that its sender has in flight already.
  public func submit(
    _ command: Command, token: UInt64, sink: SinkID, inFlight: Int = 0
  ) -> Admission {
    admit(Submission(command, token: token, sink: sink, inFlight: inFlight))
  }

  /// Hands in what one loop turn brought, for one lock and one wake-up. See the general form.
  ///
  /// - Parameter turn: emptied; its memory is kept for the next turn.
  /// - Returns: those that were not taken.
  public func submit(turn: inout [Submission<Command>]) -> [RefusedSubmission] {
    admit(turn: &turn)
  }

  /// Hands several commands in at once, which costs one lock.
  ///
  /// - Returns: how many, from the first on, were accepted; the rest found the inbox full.
  public func submit(
    contentsOf submissions: [Submission<Command>]
  ) throws(SequencerError) -> Int {
    try admit(contentsOf: submissions)
  }
}
