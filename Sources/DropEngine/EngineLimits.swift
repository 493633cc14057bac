/// Every bound of the engine. A command that would pass one is refused with its own code; nothing
/// is dropped.
///
/// The limits are part of what makes a log replay to the same state: a log must be replayed under
/// the limits that it began with. An entry of it may say others, see ``AdoptRules``. Each has a number there: ``EngineLimit``.
public struct EngineLimits: Equatable, Sendable {
  /// Partners ever registered. Default 10,000.
  public var partners: UInt32 = 10_000
  /// Hubs ever put. Default 10,000.
  public var hubs: UInt32 = 10_000
  /// Streams ever opened. Default 100,000.
  public var streams: UInt32 = 100_000
  /// Offers ever put. Default 100,000.
  public var offers: UInt32 = 100_000
  /// Drops kept at once, ended ones included. Default 100,000.
  public var drops: UInt32 = 100_000
  /// Pools over all drops that are kept. Default 1,000,000.
  public var pools: UInt32 = 1_000_000
  /// Windows kept at once, those that are over included until they are forgotten. Default 100,000.
  public var windows: UInt32 = 100_000
  /// Windows of one zone, and of those that serve every zone, kept at once: choosing one goes through
  /// them. Default 1,024.
  public var windowsPerZone: Int = 1_024
  /// Holds kept at once, live ones and finished ones not yet pruned. Default 64 Mi.
  public var holds: UInt32 = 1 << 26
  /// Waiters kept at once, over all waitlists. Default 16 Mi.
  public var waiters: UInt32 = 1 << 24
  /// Orders kept at once. Default 32 Mi.
  public var orders: UInt32 = 1 << 25
  /// Payments kept at once, those of live holds and orders included. What a hold waits for has its
  /// place; what would be voided is refused while there is none. Default 64 Mi.
  public var payments: UInt32 = 1 << 26
  /// Buyers with a topic of their own, which lasts. Default 64 Mi.
  public var buyers: UInt32 = 1 << 26
  /// Buyers with units that count against the limit of a drop, over all drops. Default 64 Mi.
  public var usageRows: UInt32 = 1 << 26
  /// Idempotency keys that new work can fill the table up to, markers' included. Default 64 Mi.
  public var idempotencyKeys: UInt32 = 1 << 26
  /// Further keys for what ends or moves what was promised: confirm, payments, release and the
  /// like, see `CommandRole`. Beyond them such commands are carried out all the same,
  /// and not remembered. Default 32 Mi.
  public var promisedKeys: UInt32 = 1 << 25
  /// Refusals remembered at once; the oldest is forgotten to make room. Default 1 Mi.
  public var refusals: UInt32 = 1 << 20

  /// UTF-8 bytes of a title or name. Default 256.
  public var textBytes: Int = 256
  /// Variants of an offer. Default 64.
  public var variantsPerOffer: Int = 64
  /// Pools of a drop. Default 256.
  public var poolsPerDrop: Int = 256
  /// Fences of a drop, of all its pools together; each is a pool of the table as well. Default 256.
  public var fencesPerDrop: Int = 256
  /// Pool lines of one hold; at most `UnitLines.capacity`. Default 4.
  public var linesPerHold: Int = UnitLines.capacity
  /// Units asked for in one line. Default 1,000.
  public var quantityPerLine: UInt32 = 1_000
  /// Units of one pool. Default 100,000,000.
  public var capacityPerPool: UInt32 = 100_000_000
  /// Waiters of one drop's pools, whatever the drop asks for. Default 1,000,000.
  public var waitersPerPool: UInt32 = 1_000_000
  /// Places in several lines that one line has at most: whose turn it is may go through them. Default 256.
  public var legsPerLine: UInt32 = 256
  /// Slots of one window. Default 1,000,000.
  public var windowSlots: UInt32 = 1_000_000
  /// Price of a unit, in minor units of the currency. Default 10^12.
  public var priceMinor: Int64 = 1_000_000_000_000

  /// Shortest time a drop may give a hold, microseconds. Default 1 s.
  public var minimumHoldTTLMicroseconds: Int64 = 1_000_000
  /// Longest time a drop may give a hold, microseconds. Default 1 h.
  public var maximumHoldTTLMicroseconds: Int64 = 3_600_000_000
  /// Longest time for which a reservation may stay open by its plan, microseconds. Default 31 days.
  public var longestReservationMicroseconds: Int64 = 2_678_400_000_000
  /// How long a payment may take once a confirm has begun, microseconds. Default 60 s.
  public var confirmTimeoutMicroseconds: Int64 = 60_000_000
  /// How often a hold may be extended. Default 1.
  public var extensionsPerHold: UInt8 = 1
  /// How long a refusal is given again under its key, unless `refusals` are newer, microseconds of
  /// log time: longer than a request and its repetitions are under way. Default 60 s.
  public var refusalRetentionMicroseconds: Int64 = 60_000_000
  /// How long an idempotency key keeps its outcome, microseconds of log time, unless an entry of the
  /// log says otherwise. Default 24 h.
  public var idempotencyRetentionMicroseconds: Int64 = 86_400_000_000
  /// How long a finished hold or waiter can still be asked about, microseconds of log time, unless
  /// an entry of the log says otherwise. Default 24 h.
  public var finishedRetentionMicroseconds: Int64 = 86_400_000_000

  /// How long an ended drop is kept, and longer while anything of it is, microseconds of log time,
  /// unless an entry of the log says otherwise. Default 7 days.
  public var dropRetentionMicroseconds: Int64 = 604_800_000_000
  /// How long a payment is known after its order has ended, or after it was voided, microseconds of
  /// log time; no shorter than what has ended is kept, and longer than any provider goes on
  /// repeating its reports. Default 7 days.
  public var paymentRetentionMicroseconds: Int64 = 604_800_000_000

  /// Deadlines one tick acts on; more are due again at once. Default 1,024.
  public var deadlinesPerTick: Int = 1_024
  /// Waiters one entry promotes or sends home, and holds of cancelled drops it ends; more follow by
  /// ticks that are due at once. Default 1,024.
  public var waitersPerEntry: Int = 1_024
  /// Waiting jobs one entry gives to hubs; more follow by ticks that are due at once. Default 1,024.
  public var jobsPerEntry: Int = 1_024
  /// Finished rows of each kind one entry forgets when their retention has passed. Default 4.
  public var prunedPerEntry: Int = 4
  /// Rows one tick forgets of ended drops, and of what is past its retention and was not forgotten
  /// by the way; a drop's pools go together with it. Default 256.
  public var retiredPerTick: Int = 256
  /// How long what is past its retention may wait for entries to forget it by the way before a tick
  /// does, microseconds. Default 60 s.
  public var forgettingDelayMicroseconds: Int64 = 60_000_000
  /// Time between two such ticks, microseconds. Default 10 ms.
  public var retiringPauseMicroseconds: Int64 = 10_000
  /// Attempts to place a job before its order line is left unassigned; at most
  /// `TriedHubs.capacity`. Default 8.
  public var attemptsPerJob: Int = 8

  /// Tokens of one hub's throttle. Default 1,000,000.
  public var tokensPerHub: UInt32 = 1_000_000
  /// Longest span a hub's throttle may name, microseconds. Default 24 h.
  public var throttleMicroseconds: Int64 = 86_400_000_000

  /// People at doors, over all drops that are kept; each is there until its drop is forgotten. Default 16 Mi.
  public var joiners: UInt32 = 1 << 24
  /// Places that one door gives out; who comes back after the draw takes another. Default 2 Mi.
  public var placesPerDoor: UInt32 = 1 << 21

  /// Payment tokens kept at once, those that are over included until they are forgotten. Default 16 Mi.
  public var tokens: UInt32 = 1 << 24
  /// Of these, of one buyer. Default 16.
  public var tokensPerBuyer: UInt32 = 16
  /// Purchases with one token within the time for which a device's word is good. Default 32.
  public var noncesPerToken: UInt32 = 32

  /// The defaults.
  public init() {}
}
