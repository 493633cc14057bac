/// A show: everything `dropwire demo` and `dropwire bench drop` need to know to play one live drop.
///
/// Read from a file with ``Show/init(parsing:file:)``. Times are microseconds since the show began
/// unless said otherwise; shares are parts per million.
public struct Show: Sendable, Equatable {
  /// Shown on the screen.
  public var name = ""
  /// Where all randomness of the demand comes from.
  public var seed: UInt64 = 1
  /// How long the show lasts, 5 s … 1 h.
  public var durationMicroseconds: Int64 = 60_000_000
  /// What is sold.
  public var offers: [Offer] = []
  /// The stream it is sold in.
  public var stream = Stream()
  /// What is on sale, by pool.
  public var drops: [Drop] = []
  /// What is shown when; in order of time.
  public var markers: [Marker] = []
  /// Who delivers.
  public var partners: [Partner] = []
  /// Who watches.
  public var audience = Audience()
  /// Who buys, by drop.
  public var demands: [Demand] = []
  /// Who answers for money; nil: the till stays shut, and a confirm is an order at once.
  public var payments: Payments?
  /// When the server is killed with SIGKILL, in order of time.
  public var kills: [Int64] = []

  /// A show with nothing in it; the parser fills one.
  public init() {}

  /// What can be bought.
  public struct Offer: Sendable, Equatable {
    public var id = ""
    public var title = ""
    /// Minor units of `currency`.
    public var priceMinor: Int64 = 0
    public var currency = ""
    public var variants: [String] = []
  }

  /// The live stream.
  public struct Stream: Sendable, Equatable {
    public var creator = ""
    public var title = ""
  }

  /// Units of one variant.
  public struct Pool: Sendable, Equatable {
    /// Index into the offer's variants.
    public var variant = 0
    public var units: UInt32 = 0
    /// Index into ``Show/partners``: at whose first hub the units are; nil: in no hub, they go to whichever has room.
    public var partner: Int?
  }

  /// An offer on sale.
  public struct Drop: Sendable, Equatable {
    public var id = ""
    /// Index into ``Show/offers``.
    public var offer = 0
    public var pools: [Pool] = []
    /// Units of its reservation, had with a slot when the others are gone; none: it is no hybrid drop.
    public var reserved: [Pool] = []
    /// Zones whose buyers have units at once, others a slot; none: all have.
    public var near: [UInt32] = []
    /// The reservation opens with the drop, not when the other units are gone; and how long it stays open, 0 as long
    /// as the drop.
    public var reservesAtOnce = false
    public var reservesForMicroseconds: Int64 = 0
    /// Units a buyer may hold and buy; 0 is no limit.
    public var buyerLimit: UInt32 = 0
    public var holdTimeMicroseconds: Int64 = 0
    /// Places in line per pool; 0 is none.
    public var waitlistPlaces: UInt32 = 0
    /// Where its orders go; 0 is anywhere.
    public var zone: UInt32 = 0
    /// What is before it; nil: whoever asks first is first.
    public var door: Door?

    /// Units of all pools.
    public var units: UInt64 { pools.reduce(0) { $0 + UInt64($1.units) } }
  }

  /// What lets the buyers of a drop in, some at a time.
  public struct Door: Sendable, Equatable {
    /// So many tickets at once, and the time from one wave to the next.
    public var tickets: UInt32 = 1
    public var everyMicroseconds: Int64 = 1_000_000
    /// How long a ticket can be used.
    public var lastsMicroseconds: Int64 = 30_000_000
    /// Who joins before the cue is on a list, and is drawn at the cue.
    public var isDrawn = false

    /// A door; see the properties for ranges.
    public init(
      tickets: UInt32 = 1, everyMicroseconds: Int64 = 1_000_000,
      lastsMicroseconds: Int64 = 30_000_000, isDrawn: Bool = false
    ) {
      self.tickets = tickets
      self.everyMicroseconds = everyMicroseconds
      self.lastsMicroseconds = lastsMicroseconds
      self.isDrawn = isDrawn
    }

    /// A list is closed so long before the cue.
    public static let closesBeforeMicroseconds: Int64 = 500_000
  }

  /// What a marker is about.
  public enum MarkerKind: String, Sendable, CaseIterable {
    case note
    case offerOpen = "offer-open"
    case buyCue = "buy-cue"
    case priceChange = "price-change"
    case offerClose = "offer-close"
  }

  /// A point of the stream that every viewer is told of.
  public struct Marker: Sendable, Equatable {
    public var atMicroseconds: Int64 = 0
    public var kind = MarkerKind.note
    /// Index into ``Show/drops``, for a cue.
    public var drop: Int?
    /// Index into ``Show/offers``.
    public var offer: Int?
    public var text = ""
  }

  /// A time that varies: log-normal with this median. A sigma of 0 is always the median.
  public struct Delay: Sendable, Equatable {
    public var medianMicroseconds: Int64 = 0
    /// Of the logarithm, in millionths; 0 … 3.
    public var sigmaMillionths: Int64 = 0

    /// A delay; see the properties for ranges.
    public init(medianMicroseconds: Int64 = 0, sigmaMillionths: Int64 = 0) {
      self.medianMicroseconds = medianMicroseconds
      self.sigmaMillionths = sigmaMillionths
    }
  }

  /// A place a partner works from.
  public struct Hub: Sendable, Equatable {
    public var name = ""
    /// 0 serves every zone.
    public var zone: UInt32 = 0
    /// Names of ``Show/capabilityNames``.
    public var capabilities: [String] = []
    public var openJobs: UInt32 = 1000
  }

  /// A time in which a partner's first hub delivers.
  public struct Window: Sendable, Equatable {
    /// One of ``Show/windowClasses``.
    public var kind = ""
    public var slots: UInt32 = 0
    /// From the setting up to its start, and from there to its end.
    public var startsAfterMicroseconds: Int64 = 0
    public var lastsMicroseconds: Int64 = 0
  }

  /// When a partner's first hub has too much to do to sell at once, by the jobs that wait at it.
  public struct Throttle: Sendable, Equatable {
    /// It sells by reservation only from this backlog on, and at once again at that one.
    public var enterBacklog: UInt32 = 1
    public var exitBacklog: UInt32 = 0
    /// Reservation lasts at least so long.
    public var dwellMicroseconds: Int64 = 0
    /// How often the hub says what waits at it.
    public var reportsEveryMicroseconds: Int64 = 500_000

    /// A throttle; see the properties for ranges.
    public init(
      enterBacklog: UInt32 = 1, exitBacklog: UInt32 = 0, dwellMicroseconds: Int64 = 0,
      reportsEveryMicroseconds: Int64 = 500_000
    ) {
      self.enterBacklog = enterBacklog
      self.exitBacklog = exitBacklog
      self.dwellMicroseconds = dwellMicroseconds
      self.reportsEveryMicroseconds = reportsEveryMicroseconds
    }
  }

  /// Who delivers, and how well.
  public struct Partner: Sendable, Equatable {
    public var id = ""
    public var name = ""
    public var hubs: [Hub] = []
    public var windows: [Window] = []
    public var throttle: Throttle?
    /// Shares of jobs accepted, rejected, and not answered at all; together a million.
    public var accept = 1_000_000
    public var reject = 0
    public var silent = 0
    /// From the offer to the answer, from there to ready, from there to the door.
    public var answer = Delay(medianMicroseconds: 150_000)
    public var prepare = Delay(medianMicroseconds: 1_000_000)
    public var deliver = Delay(medianMicroseconds: 2_000_000)
  }

  /// The till, and how the provider of payments behind it behaves.
  public struct Payments: Sendable, Equatable {
    /// After so long without an answer it is asked again.
    public var asksAgainMicroseconds: Int64 = 1_000_000
    /// Shares of authorisations that are declined, of intents that never reach it, and of those that it carries out and
    /// says nothing of; of answers that come twice, and late.
    public var decline = 0
    public var lose = 0
    public var silent = 0
    public var duplicate = 0
    public var late = 0

    /// One that does what it is asked; see the properties for ranges.
    public init() {}
  }

  /// Who watches.
  public struct Audience: Sendable, Equatable {
    public var viewers = 0
    /// Connections the viewers share; each viewer has its own when the two are equal.
    public var sockets = 0
    /// Share of viewers that stop reading, and for how long.
    public var slowReaders = 0
    public var slowForMicroseconds: Int64 = 10_000_000
    /// Share of viewers that disconnect and resume some time in the show.
    public var reconnects = 0
  }

  /// So many units are asked for by this share of buyers.
  public struct Quantity: Sendable, Equatable {
    public var units: UInt32 = 1
    public var share = 0
  }

  /// This variant is chosen by this share of buyers.
  public struct Choice: Sendable, Equatable {
    /// Index into the drop's pools.
    public var pool = 0
    public var share = 0
  }

  /// This share of buyers is in this zone.
  public struct Place: Sendable, Equatable {
    public var zone: UInt32 = 0
    public var share = 0
  }

  /// Who buys in a drop, when, and what they do afterwards.
  public struct Demand: Sendable, Equatable {
    /// Index into ``Show/drops``.
    public var drop = 0
    public var buyers = 0
    /// From the cue to the click.
    public var click = Delay(medianMicroseconds: 1_800_000, sigmaMillionths: 700_000)
    /// Share of buyers that are programs, and the time within which they all click.
    public var bots = 0
    public var botsWithinMicroseconds: Int64 = 50_000
    /// Shares add up to a million.
    public var quantities = [Quantity(units: 1, share: 1_000_000)]
    /// Shares add up to a million; by default in proportion to the pools.
    public var choices: [Choice] = []
    /// Shares add up to a million; none: all are where the drop is.
    public var places: [Place] = []
    /// Share that takes fewer units than asked for, when there are fewer.
    public var partial = 0
    /// Share that waits in line for what is not there.
    public var waitlist = 1_000_000
    /// What holders do; the three add up to a million.
    public var confirm = 1_000_000
    public var release = 0
    public var abandon = 0
    public var confirmAfter = Delay(medianMicroseconds: 4_000_000)
    public var releaseAfter = Delay(medianMicroseconds: 3_000_000)
    /// Of those who confirm: who has left a payment token and buys in one call.
    public var express = 0
    /// Of those who have an order: who takes it back, and how long after.
    public var cancel = 0
    public var cancelAfter = Delay(medianMicroseconds: 3_000_000)
    /// At a door that draws: who is on the list before the cue, and how long before it is closed they come.
    public var early = 500_000
    public var earlyWithinMicroseconds: Int64 = 3_000_000
    /// At a door: how long somebody stays who was told that there is no chance.
    public var patience = Delay(medianMicroseconds: 3_000_000, sigmaMillionths: 400_000)
    /// Share that sends the same request twice with the same key.
    public var duplicates = 0
    /// Share that sends another request under a key already used.
    public var keyReuse = 0
  }

  /// Classes of windows, in the order of their numbers on the wire.
  public static let windowClasses = ["same-day", "next-day", "dated"]

  /// What hubs can do, in the order of the engine's bits.
  public static let capabilityNames = [
    "home-delivery", "pickup", "locker", "same-day", "next-day", "cold-chain", "fragile",
    "age-check", "returns", "gift-wrap", "perishable", "oversize",
  ]
}

/// What a show may ask for at most; beyond it the file is refused with the line that does.
public struct ShowLimits: Sendable, Equatable {
  /// Bytes of a show file. Default 1 MiB.
  public var fileBytes = 1 << 20
  /// Length of a show, seconds. Default 3,600.
  public var durationSeconds: Int64 = 3_600
  /// Markers. Default 10,000.
  public var markers = 10_000
  /// Offers, drops, partners: of each. Default 64.
  public var entities = 64
  /// Viewers. Default 100,000.
  public var viewers = 100_000
  /// Buyers of one drop. Default 1,000,000.
  public var buyers = 1_000_000
  /// Units of one pool. Default 100,000,000, as the engine.
  public var unitsPerPool: Int64 = 100_000_000

  /// The defaults documented at each property.
  public init() {}
}
