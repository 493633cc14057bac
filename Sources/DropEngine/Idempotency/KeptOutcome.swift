import Basics

/// A remembered outcome as it is kept in memory: one cache line.
///
/// Nearly all outcomes say little that is not said already: a hold was born in the entry that decided,
/// and its deadline is so long after the entry's time. What a form does not hold without loss is kept
/// apart, whole. Rows and journals know nothing of these forms.
struct KeptOutcome: Sendable {
  /// How the outcome is kept. Only in memory: the numbers may change.
  enum Form: UInt8, Sendable {
    /// In `KeptOutcomes.others`, at slot `detail`.
    case apart
    /// Reserved: a hold of the entry, and no place in line.
    case held
    /// Reserved: a place in line of the entry, and no hold.
    case waiting
    case released
    case leftWaitlist
    case confirming
    case extended
    /// An order of the entry.
    case confirmed
    case jobUpdated
    case refused
  }

  /// What differs from form to form.
  struct Parts {
    var form: Form
    var subject: UInt64
    var detail: UInt64
    var small: UInt16 = 0
  }

  var key: Key128
  var principal: UInt64
  var fingerprint: UInt64
  /// Log time of the entry, microseconds UTC.
  var time: Int64
  /// What it is about: the id of a hold, a waiter, a job; of a refusal, when to ask again.
  var subject: UInt64
  var detail: UInt64
  var hash: UInt32
  var small: UInt16
  var form: Form
  var space: KeySpace

  @inline(__always)
  init(_ key: RememberedKey, fingerprint: UInt64, time: Int64, _ parts: Parts) {
    self.key = key.key
    principal = key.principal
    self.fingerprint = fingerprint
    self.time = time
    subject = parts.subject
    detail = parts.detail
    hash = key.hash
    small = parts.small
    form = parts.form
    space = key.space
  }

  @inline(__always)
  func isUnder(_ key: RememberedKey) -> Bool {
    self.key == key.key && principal == key.principal && space == key.space
  }

  /// What was remembered; nil for what is kept apart.
  func unpacked() -> Outcome? {
    guard form != .apart else { return nil }
    let hold = HoldID(rawValue: subject)
    let rest = detail >> 44 | UInt64(small) << 20
    var sequence = detail & KeptOutcome.sequences
    let result: Outcome.Result
    switch form {
    case .apart: return nil
    case .held:
      sequence = hold.sequence
      result = .reserved(
        Reserved(
          hold: hold, granted: UInt32(truncatingIfNeeded: detail),
          deadlineMicroseconds: time.addingSaturated(Int64(detail >> 32))))
    case .waiting:
      let waiter = WaiterID(rawValue: subject)
      sequence = waiter.sequence
      result = .reserved(
        Reserved(
          hold: .none, granted: 0, deadlineMicroseconds: 0, waiter: waiter,
          waiting: UInt32(truncatingIfNeeded: detail),
          position: UInt32(truncatingIfNeeded: detail >> 32)))
    case .released: result = .released(hold)
    case .leftWaitlist: result = .leftWaitlist(WaiterID(rawValue: subject))
    case .confirming:
      result = .confirming(
        Confirming(hold: hold, confirmDeadlineMicroseconds: time.addingSaturated(Int64(rest))))
    case .extended:
      result = .extended(
        Extended(hold: hold, deadlineMicroseconds: time.addingSaturated(Int64(rest))))
    case .confirmed:
      let order = OrderID(rawValue: detail)
      sequence = order.sequence
      result = .confirmed(Confirmed(hold: hold, order: order, amountMinor: Int64(small)))
    case .jobUpdated:
      result = .jobUpdated(
        JobUpdated(
          job: JobID(rawValue: subject), attempt: UInt32(truncatingIfNeeded: rest >> 9),
          phase: JobPhase(rawValue: UInt8(truncatingIfNeeded: rest >> 1)) ?? .unassigned,
          isChanged: rest & 1 == 1))
    case .refused:
      result = .refused(
        Refusal(
          RefusalCode(rawValue: UInt8(truncatingIfNeeded: small)) ?? .invalid,
          field: RefusedField(rawValue: UInt8(small >> 8)) ?? .none,
          available: UInt32(truncatingIfNeeded: detail >> 44),
          retryAfterMicroseconds: Int64(bitPattern: subject)))
    }
    return Outcome(result, sequence: sequence, logTimeMicroseconds: time)
  }

  /// The bits of a sequence.
  private static let sequences: UInt64 = 1 << 44 - 1
}

extension KeptOutcome.Parts {
  /// Nil where no form holds all of the outcome.
  @inline(__always)
  init?(_ outcome: borrowing Outcome) {
    if outcome.isReplay { return nil }
    let (sequence, time) = (outcome.sequence, outcome.logTimeMicroseconds)
    switch outcome.result {
    case .reserved(let reserved):
      self.init(reserved, sequence, time)
    case .released(let hold):
      self.init(.released, hold.rawValue, sequence)
    case .leftWaitlist(let waiter):
      self.init(.leftWaitlist, waiter.rawValue, sequence)
    case .confirming(let confirming):
      self.init(
        .confirming, confirming.hold.rawValue, sequence,
        Self.duration(from: time, to: confirming.confirmDeadlineMicroseconds))
    case .extended(let extended):
      self.init(
        .extended, extended.hold.rawValue, sequence,
        Self.duration(from: time, to: extended.deadlineMicroseconds))
    case .confirmed(let confirmed):
      guard confirmed.order.sequence == sequence,
        let amount = UInt16(exactly: confirmed.amountMinor)
      else { return nil }
      self.init(
        form: .confirmed, subject: confirmed.hold.rawValue, detail: confirmed.order.rawValue,
        small: amount)
    case .jobUpdated(let updated):
      self.init(
        .jobUpdated, updated.job.rawValue, sequence,
        UInt64(updated.attempt) << 9 | UInt64(updated.phase.rawValue) << 1
          | (updated.isChanged ? 1 : 0))
    case .refused(let refusal):
      guard sequence < 1 << 44, refusal.available < 1 << 20 else { return nil }
      self.init(
        form: .refused, subject: UInt64(bitPattern: refusal.retryAfterMicroseconds),
        detail: sequence | UInt64(refusal.available) << 44,
        small: UInt16(refusal.code.rawValue) | UInt16(refusal.field.rawValue) << 8)
    default: return nil
    }
  }

  @inline(__always)
  private init?(_ reserved: Reserved, _ sequence: UInt64, _ time: Int64) {
    if reserved.waiter.isNone {
      guard reserved.hold.sequence == sequence, reserved.waiting == 0, reserved.position == 0,
        let duration = Self.duration(from: time, to: reserved.deadlineMicroseconds),
        duration < 1 << 32
      else { return nil }
      self.init(
        form: .held, subject: reserved.hold.rawValue,
        detail: UInt64(reserved.granted) | duration << 32)
    } else {
      guard reserved.waiter.sequence == sequence, reserved.hold.isNone, reserved.granted == 0,
        reserved.deadlineMicroseconds == 0
      else { return nil }
      self.init(
        form: .waiting, subject: reserved.waiter.rawValue,
        detail: UInt64(reserved.waiting) | UInt64(reserved.position) << 32)
    }
  }

  /// A form with the sequence of the entry and 36 bits beside it.
  @inline(__always)
  private init?(
    _ form: KeptOutcome.Form, _ subject: UInt64, _ sequence: UInt64, _ rest: UInt64? = 0
  ) {
    guard let rest, sequence < 1 << 44, rest < 1 << 36 else { return nil }
    self.init(
      form: form, subject: subject, detail: sequence | (rest & 0xF_FFFF) << 44,
      small: UInt16(truncatingIfNeeded: rest >> 20))
  }

  /// Microseconds between two times; nil when the second is the earlier one.
  @inline(__always)
  private static func duration(from start: Int64, to end: Int64) -> UInt64? {
    let (difference, overflow) = end.subtractingReportingOverflow(start)
    return overflow || difference < 0 ? nil : UInt64(difference)
  }
}

/// Remembered outcomes, oldest first.
struct KeptOutcomes: ~Copyable, Sendable {
  private var queue = ChunkedQueue<KeptOutcome>()
  /// Outcomes that no form holds.
  private var others = SlotStore<Outcome>()

  var count: Int { queue.count }
  var isEmpty: Bool { queue.isEmpty }

  /// Bytes allocated; what outcomes of the contract point to is not counted.
  var byteCount: Int { queue.byteCount + others.byteCount }

  /// The outcome `offset` places behind the oldest, which must be below `count`.
  subscript(offset: Int) -> RememberedOutcome {
    let kept = queue[offset]
    let key = RememberedKey(
      space: kept.space, hash: kept.hash, principal: kept.principal, key: kept.key)
    return RememberedOutcome(
      key: key, fingerprint: kept.fingerprint, outcome: outcome(offset))
  }

  func outcome(_ offset: Int) -> Outcome {
    queue[offset].unpacked() ?? others[UInt32(truncatingIfNeeded: queue[offset].detail)]
  }

  func fingerprint(_ offset: Int) -> UInt64 { queue[offset].fingerprint }

  /// Log time of the entry that decided the one at `offset`.
  @inline(__always)
  func time(_ offset: Int) -> Int64 { queue[offset].time }

  @inline(__always)
  func hash(_ offset: Int) -> UInt32 { queue[offset].hash }

  @inline(__always)
  func isUnder(_ key: RememberedKey, _ offset: Int) -> Bool { queue[offset].isUnder(key) }

  /// Whether the two are remembered under one key.
  func areUnderOneKey(_ first: Int, _ second: Int) -> Bool {
    queue[first].key == queue[second].key && queue[first].principal == queue[second].principal
      && queue[first].space == queue[second].space
  }

  @inline(__always)
  mutating func append(_ key: RememberedKey, fingerprint: UInt64, _ outcome: borrowing Outcome) {
    if let parts = KeptOutcome.Parts(outcome) {
      queue.append(
        KeptOutcome(
          key, fingerprint: fingerprint, time: outcome.logTimeMicroseconds, parts))
    } else {
      appendApart(key, fingerprint: fingerprint, copy outcome)
    }
  }

  @inline(never)
  private mutating func appendApart(
    _ key: RememberedKey, fingerprint: UInt64, _ outcome: Outcome
  ) {
    let slot = others.insert(outcome)
    queue.append(
      KeptOutcome(
        key, fingerprint: fingerprint, time: outcome.logTimeMicroseconds,
        KeptOutcome.Parts(form: .apart, subject: 0, detail: UInt64(slot))))
  }

  /// Forgets the oldest; gives where it was in the index.
  mutating func removeFirst() -> UInt32 {
    let oldest = queue.removeFirst()
    if oldest.form == .apart {
      others.remove(
        UInt32(truncatingIfNeeded: oldest.detail),
        tombstone: Outcome(.released(.none), sequence: 0, logTimeMicroseconds: 0))
    }
    return oldest.hash
  }
}
