extension LogSequencer where Machine: ~Copyable {
  /// What the sequencer calls outside of itself.
  public struct Hooks: Sendable {
    /// Takes the events of durable batches.
    public var events: any EventSink<Machine.Event>
    /// Called once, from a thread of the sequencer, when it stopped because of an error and
    /// everybody who waited was told. A server ends its process here.
    public var failed: @Sendable (SequencerError) -> Void
    /// Called on the executor's thread when log time stops following the machine's clock, when it
    /// follows it again, and when the clock has stepped once more in between. Must not block.
    public var clockChanged: @Sendable (ClockStatus) -> Void
    /// Called by whoever commits when log time goes another way than the last note says: with
    /// the first batch, and after a step. To be given back to the next start, if the machine still
    /// runs then. Nil, before log time is set: the last note must be forgotten. Should not block for
    /// long.
    public var clockNoted: @Sendable (ClockNote?) -> Void
    /// Called when something begins to wait for room, or goes on; any thread of the sequencer.
    public var notice: @Sendable (SequencerNotice) -> Void

    /// Hooks; by default events are dropped, a failure is noticed by callers only and a clock that
    /// stepped by readers of ``SequencerMetrics/clock``.
    public init(
      events: any EventSink<Machine.Event> = IgnoredEvents<Machine.Event>(),
      failed: @escaping @Sendable (SequencerError) -> Void = { _ in },
      clockChanged: @escaping @Sendable (ClockStatus) -> Void = { _ in },
      clockNoted: @escaping @Sendable (ClockNote?) -> Void = { _ in },
      notice: @escaping @Sendable (SequencerNotice) -> Void = { _ in }
    ) {
      self.events = events
      self.failed = failed
      self.clockChanged = clockChanged
      self.clockNoted = clockNoted
      self.notice = notice
    }
  }
}
