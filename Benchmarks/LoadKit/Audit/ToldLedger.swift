/// What clients were told, kept until the log can be asked.
///
/// One thread at a time; a load client with several loops has one each and joins them at the end.
public struct ToldLedger: Sendable {
  /// An answer, as small as it can be: 80 bytes.
  struct Answer: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
      case reserved
      case refused
      case confirmed
      case released
      case bought
      case done
    }

    var key: AuditKey
    var kind: Kind
    var refusal: AuditRefusal
    /// Hold and waiter, or order.
    var first: UInt64 = 0
    var second: UInt64 = 0
    var granted: UInt32 = 0
    var waiting: UInt32 = 0
    var position: UInt32 = 0
    /// The entry that decided, as told.
    var sequence: UInt64

    /// Equal in what matters to a client; a repeat may be told without its sequence.
    func isSame(as other: Answer) -> Bool {
      // A purchase is told as it is by then: pending, and once it is paid with its order.
      if kind == .bought, other.kind == .bought {
        return first == other.first && (second == other.second || second == 0 || other.second == 0)
      }
      return kind == other.kind && refusal == other.refusal && first == other.first
        && second == other.second && granted == other.granted && waiting == other.waiting
    }
  }

  /// A ticket of a door, as its holder was told of it.
  struct Ticket: Sendable, Equatable {
    var number: UInt64
    var buyer: UInt64
    var drop: UInt64
  }

  /// What a hold is, as its buyer was told without having asked.
  struct Order: Sendable, Equatable {
    var hold: UInt64
    var order: UInt64
  }

  /// The bounds it keeps.
  public let limits: AuditLimits
  /// Positive answers: holds, places in line, confirms, releases.
  public private(set) var acknowledged: UInt64 = 0
  /// Refusals, by reason in the order of ``AuditRefusal``.
  public private(set) var refusals = [UInt64](repeating: 0, count: AuditRefusal.allCases.count + 1)
  /// Requests whose answer never came: they may be in the log or not.
  public private(set) var unanswered: UInt64 = 0
  /// Answers that could not be kept.
  public private(set) var dropped: UInt64 = 0
  /// What each viewer has seen of its feed.
  public var viewers = ViewerLedger()

  private(set) var tickets: [Ticket] = []
  private(set) var orders: [Order] = []
  private(set) var answers: [Answer] = []
  private var index: [AuditKey: UInt32] = [:]
  /// Keys under which two different outcomes were told: where, and the second one.
  private(set) var contradictions: [(first: Answer, second: Answer)] = []

  /// An empty ledger.
  public init(limits: AuditLimits = AuditLimits()) {
    self.limits = limits
  }

  /// Answers kept.
  public var count: Int { answers.count }

  /// A reserve was answered with a hold, a place in line or both.
  public mutating func told(_ key: AuditKey, _ grant: AuditGrant, sequence: UInt64) {
    record(
      Answer(
        key: key, kind: .reserved, refusal: .other, first: grant.hold, second: grant.waiter,
        granted: UInt32(clamping: grant.granted), waiting: UInt32(clamping: grant.waiting),
        position: UInt32(clamping: grant.position), sequence: sequence))
  }

  /// Any request was refused.
  public mutating func told(_ key: AuditKey, refused reason: AuditRefusal, sequence: UInt64) {
    refusals[Int(reason.rawValue)] += 1
    // A key used for another body has its first outcome still: the refusal is not remembered.
    guard reason != .keyMismatch, reason != .capacityReached else { return }
    record(Answer(key: key, kind: .refused, refusal: reason, sequence: sequence))
  }

  /// A confirm was answered with an order.
  public mutating func told(
    _ key: AuditKey, confirmed hold: UInt64, order: UInt64, sequence: UInt64
  ) {
    record(
      Answer(
        key: key, kind: .confirmed, refusal: .other, first: hold, second: order,
        sequence: sequence))
  }

  /// A purchase in one call was answered: what it holds, and the order, 0 while there is none.
  public mutating func told(
    _ key: AuditKey, bought hold: UInt64, order: UInt64, sequence: UInt64
  ) {
    record(
      Answer(
        key: key, kind: .bought, refusal: .other, first: hold, second: order, sequence: sequence))
  }

  /// A buyer was told that the hold is an order now: its payment was authorised.
  public mutating func told(order: UInt64, of hold: UInt64) {
    guard orders.count < limits.answers else {
      dropped += 1
      return
    }
    orders.append(Order(hold: hold, order: order))
    acknowledged += 1
  }

  /// A release was answered.
  public mutating func told(_ key: AuditKey, released hold: UInt64, sequence: UInt64) {
    record(
      Answer(key: key, kind: .released, refusal: .other, first: hold, sequence: sequence))
  }

  /// Any other command was answered positively.
  public mutating func told(_ key: AuditKey, doneAt sequence: UInt64) {
    record(Answer(key: key, kind: .done, refusal: .other, sequence: sequence))
  }

  /// Somebody who has joined a door once was told of a ticket.
  public mutating func told(ticket number: UInt64, of buyer: UInt64, at drop: UInt64) {
    guard tickets.count < limits.answers else {
      dropped += 1
      return
    }
    tickets.append(Ticket(number: number, buyer: buyer, drop: drop))
  }

  /// A request ended without an answer.
  public mutating func noAnswer() { unanswered += 1 }

  /// Whether a positive answer under this key was kept.
  public func isAcknowledged(_ key: AuditKey) -> Bool {
    index[key].map { answers[Int($0)].kind != .refused } ?? false
  }

  /// Adds everything another ledger was told.
  public mutating func join(_ other: ToldLedger) {
    for answer in other.answers { record(answer) }
    tickets += other.tickets
    orders += other.orders
    acknowledged += UInt64(other.orders.count)
    for pair in other.contradictions { contradictions.append(pair) }
    for at in refusals.indices { refusals[at] += other.refusals[at] }
    unanswered += other.unanswered
    dropped += other.dropped
    viewers.join(other.viewers)
  }

  private mutating func record(_ answer: Answer) {
    if let known = index[answer.key] {
      let first = answers[Int(known)]
      if !first.isSame(as: answer), contradictions.count < limits.violationsKept {
        contradictions.append((first, answer))
      }
      if answer.kind == .bought, first.kind == .bought, first.second == 0 {
        answers[Int(known)].second = answer.second
      }
      return
    }
    guard answers.count < limits.answers else {
      dropped += 1
      return
    }
    index[answer.key] = UInt32(answers.count)
    answers.append(answer)
    if answer.kind != .refused { acknowledged += 1 }
  }
}

/// What each viewer has seen of one stream's feed: 24 bytes a viewer.
public struct ViewerLedger: Sendable {
  private struct Viewer: Sendable {
    var epoch: UInt64 = 0
    var next: UInt64 = 0
    var hasBegun = false
  }

  private var viewers: [Viewer] = []
  /// Entries seen by all viewers together.
  public private(set) var seen: UInt64 = 0
  /// Entries that were skipped without a reset, those that came again, explicit resets, and resets
  /// that said that something was lost.
  public private(set) var gaps: UInt64 = 0
  public private(set) var duplicates: UInt64 = 0
  public private(set) var resets: UInt64 = 0
  public private(set) var lossyResets: UInt64 = 0
  /// The first few faults, for people.
  public private(set) var faults: [AuditViolation] = []
  /// Highest offset anybody saw, by epoch.
  private(set) var highest: [UInt64: UInt64] = [:]

  /// Nobody has seen anything.
  public init() {}

  /// Viewer number `viewer` got the entry at `offset`.
  public mutating func saw(_ viewer: Int, epoch: UInt64, offset: UInt64) {
    reserve(viewer)
    let known = viewers[viewer]
    seen += 1
    if known.hasBegun {
      if epoch != known.epoch {
        gaps += 1
        fault(.viewerGap, "viewer \(viewer) went from epoch \(known.epoch) to \(epoch) untold")
      } else if offset > known.next {
        gaps += offset - known.next
        fault(.viewerGap, "viewer \(viewer) got \(offset) and wanted \(known.next)")
      } else if offset < known.next {
        duplicates += 1
        fault(.viewerDuplicate, "viewer \(viewer) got \(offset) again")
        return
      }
    }
    viewers[viewer] = Viewer(epoch: epoch, next: offset + 1, hasBegun: true)
    highest[epoch] = max(highest[epoch] ?? 0, offset)
  }

  /// Viewer number `viewer` was told where it starts, or goes on. One that is told that nothing was lost and
  /// goes on further ahead has a gap; one that goes on further back gets entries again.
  public mutating func reset(_ viewer: Int, epoch: UInt64, next: UInt64, lost: Bool) {
    reserve(viewer)
    let known = viewers[viewer]
    if known.hasBegun {
      if !lost, epoch == known.epoch {
        guard next > known.next else { return }
        gaps += next - known.next
        fault(.viewerGap, "viewer \(viewer) was to go on at \(known.next) and goes on at \(next)")
      } else {
        resets += 1
        if lost { lossyResets += 1 }
      }
    }
    viewers[viewer] = Viewer(epoch: epoch, next: next, hasBegun: true)
  }

  /// Where a viewer has to resume; nil when it has seen nothing.
  public func position(of viewer: Int) -> (epoch: UInt64, next: UInt64)? {
    guard viewer < viewers.count, viewers[viewer].hasBegun else { return nil }
    return (viewers[viewer].epoch, viewers[viewer].next)
  }

  /// How many viewers have seen everything before `next` of an epoch.
  public func complete(epoch: UInt64, next: UInt64) -> Int {
    viewers.count { $0.hasBegun && $0.epoch == epoch && $0.next >= next }
  }

  /// Adds what another ledger's viewers, numbered differently, have seen.
  mutating func join(_ other: ViewerLedger) {
    viewers += other.viewers
    seen += other.seen
    gaps += other.gaps
    duplicates += other.duplicates
    resets += other.resets
    lossyResets += other.lossyResets
    faults = Array((faults + other.faults).prefix(20))
    highest.merge(other.highest) { max($0, $1) }
  }

  private mutating func reserve(_ viewer: Int) {
    while viewers.count <= viewer { viewers.append(Viewer()) }
  }

  private mutating func fault(_ kind: AuditViolationKind, _ detail: String) {
    if faults.count < 20 { faults.append(AuditViolation(kind: kind, sequence: 0, detail: detail)) }
  }
}
