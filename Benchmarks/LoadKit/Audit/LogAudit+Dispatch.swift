// Dispatch: how long hubs may take, which of them are there, and which jobs leave them for another hub.
extension LogAudit {
  /// How long hubs may take, microseconds; 0 for any time.
  struct HubTimes {
    var answer: Int64
    var heard: Int64
    var swaps: Bool
  }

  struct Offer {
    var offer: AuditOffer
    var madeAt: Int64
    var within: Int64
    /// It waits for an answer; it has left its hub.
    var isOpen = true
    var isOnItsWay = false
    /// The hub that it was taken from, until another has it.
    var takenFrom: UInt64 = 0
    var isPassed = false
  }

  struct Dispatch {
    var market: HubTimes?
    var own: [UInt64: HubTimes] = [:]
    var heardAt: [UInt64: Int64] = [:]
    /// Nobody was silent before; where it cannot be told whether the log stood still, it did by the second.
    var resumedAt: Int64 = 0
    var perhapsResumedAt: Int64 = 0
    /// Hubs that fell silent by the last tick that finished, and those of which it cannot be told.
    var silent: Set<UInt64> = []
    var perhapsSilent: Set<UInt64> = []
    /// Hubs that have left an offer unanswered, and have not shown since that they answer.
    var passing: Set<UInt64> = []
    var offers: [UInt64: Offer] = [:]
    /// The hub of the attempt that counts of each job, also of one that is over: whatever is reported of it is heard of.
    var hubOfAttempt: [UInt64: UInt64] = [:]
    /// Jobs that could still leave each hub.
    var movable: [UInt64: Int] = [:]
    var answersDue = MinimumHeap<Due>()
    var last: Int64 = 0
    /// The job that an operator moves in the entry being read, and where to; 0 for any hub.
    var forced: (job: UInt64, hub: UInt64)?
    /// Swaps that the platform was told of in it, and buyers.
    var told: [UInt64: (platform: Int, buyer: Int)] = [:]

    func times(of hub: UInt64) -> HubTimes? { own[hub] ?? market }

    /// When a hub falls silent; nil where it never does.
    func silence(of hub: UInt64, resumed: Int64) -> Int64? {
      guard let heard = heardAt[hub], let times = times(of: hub), times.heard > 0 else {
        return nil
      }
      return max(heard, resumed) + times.heard
    }

    /// Until when an offer has to be answered; nil where it has no time.
    func answer(to offer: Offer, resumed: Int64) -> Int64? {
      offer.isOpen && offer.within > 0 ? max(offer.madeAt, resumed) + offer.within : nil
    }
  }

  // MARK: What was said

  /// Before anything else that an entry did: who was heard by it, and what an operator said.
  mutating func noteDispatch(_ entry: AuditEntry) {
    dispatch.forced = nil
    dispatch.told = [:]
    if dispatch.market != nil { noteStop() }
    let refusal: AuditRefusal?
    if case .refused(let reason) = entry.result { refusal = reason } else { refusal = nil }
    switch entry.action {
    case .report(let job, let isReject, let isChanged):
      let isKnown = refusal == nil || refusal == .jobFinished || refusal == .invalidProgress
      guard isKnown, let hub = dispatch.hubOfAttempt[job] else { break }
      hear(hub)
      if isChanged {
        dispatch.passing.remove(hub)
        if !isReject { dispatch.offers[job]?.isPassed = false }
      }
    case .call(let call) where refusal == nil: note(call)
    case .putHub(let hub) where refusal == nil:
      if dispatch.heardAt[hub.hub] == nil { dispatch.heardAt[hub.hub] = now }
      dispatch.passing.remove(hub.hub)
    default: break
    }
  }

  private mutating func note(_ call: AuditCall) {
    let hub = call.request.number("hub")
    switch call.method {
    case "Dispatch/Telemetry": hear(hub)
    case "Dispatch/ForceSwap":
      dispatch.forced = (call.request.number("job"), hub)
      if dispatch.silent.contains(hub) || dispatch.perhapsSilent.contains(hub) { hear(hub) }
      dispatch.passing.remove(hub)
    case "Dispatch/SetDispatch":
      let times = HubTimes(
        answer: call.request.microseconds("answerWithin"),
        heard: call.request.microseconds("heardWithin"), swaps: call.request.flag("autoSwap"))
      if dispatch.market == nil {
        dispatch.market = HubTimes(answer: 0, heard: 0, swaps: false)
        dispatch.resumedAt = now
        dispatch.perhapsResumedAt = now
      }
      if hub == 0 {
        dispatch.market = times
      } else {
        dispatch.own[hub] = call.request.flag("remove") ? nil : times
      }
      for hub in dispatch.silent
      where dispatch.silence(of: hub, resumed: dispatch.resumedAt) ?? .max > now {
        dispatch.silent.remove(hub)
      }
      // Offers of before may have to be answered from now on.
      for (job, offer) in dispatch.offers {
        guard let time = dispatch.answer(to: offer, resumed: dispatch.perhapsResumedAt) else {
          continue
        }
        dispatch.answersDue.insert(Due(time: time, hold: job))
      }
    default: break
    }
  }

  private mutating func hear(_ hub: UInt64) {
    dispatch.heardAt[hub] = now
    if dispatch.silent.remove(hub) != nil { dispatch.passing.remove(hub) }
    if dispatch.perhapsSilent.remove(hub) != nil { dispatch.passing.remove(hub) }
  }

  /// Where the log stood still while somebody's time ran out, that time begins again.
  private mutating func noteStop() {
    let (gap, last) = (now - dispatch.last, dispatch.last)
    var all = Array(dispatch.own.values)
    if let market = dispatch.market { all.append(market) }
    let spans = all.flatMap { [$0.answer, $0.heard] }
    guard let shortest = spans.filter({ $0 > 0 }).min(), gap > shortest / 2 else { return }
    var (due, doubtful) = (Int64.max, Int64.max)
    for hub in dispatch.heardAt.keys where !dispatch.silent.contains(hub) {
      let time = dispatch.silence(of: hub, resumed: dispatch.resumedAt) ?? .max
      if dispatch.perhapsSilent.contains(hub) {
        doubtful = min(doubtful, time)
      } else {
        due = min(due, time)
      }
    }
    for offer in dispatch.offers.values where dispatch.times(of: offer.offer.hub)?.swaps == true {
      due = min(due, dispatch.answer(to: offer, resumed: dispatch.resumedAt) ?? .max)
    }
    func isStop(_ due: Int64) -> Bool { due <= now && now - max(due, last) > shortest / 2 }
    if isStop(due) { dispatch.resumedAt = now }
    if isStop(due) || isStop(doubtful) { dispatch.perhapsResumedAt = now }
  }

  /// Log time went back.
  mutating func shiftDispatch(by change: Int64) {
    dispatch.resumedAt += change
    dispatch.perhapsResumedAt += change
    dispatch.last += change
    for hub in dispatch.heardAt.keys { dispatch.heardAt[hub]! += change }
    for job in dispatch.offers.keys {
      dispatch.offers[job]!.madeAt += change
      if let time = dispatch.answer(to: dispatch.offers[job]!, resumed: dispatch.perhapsResumedAt) {
        dispatch.answersDue.insert(Due(time: time, hold: job))
      }
    }
  }

  // MARK: What was told

  mutating func follow(_ news: AuditDispatchNews) {
    switch news {
    case .offered(let offer): follow(offer)
    case .taken(let job, let hub, let attempt, let reason): take(job, hub, attempt, reason)
    case .buyerTold(let job, _): dispatch.told[job, default: (0, 0)].buyer += 1
    }
  }

  private mutating func follow(_ offer: AuditOffer) {
    let known = dispatch.offers[offer.job]
    if let known, known.offer.window != offer.window {
      fault(
        .swapTold, "job \(offer.job) was promised in \(known.offer.window), not \(offer.window)")
    }
    if let known, known.offer.pool != offer.pool {
      // Its units are others now.
      change(known.offer.pool) { $0.sold -= Int64(offer.quantity) }
      change(offer.pool) { $0.sold += Int64(offer.quantity) }
      movedJobs[offer.job] = offer.pool
    }
    if dispatch.silent.contains(offer.hub) {
      fault(.hubMisused, "hub \(offer.hub) is silent, and was given job \(offer.job)")
    }
    let isForced = dispatch.forced?.job == offer.job
    if known?.isPassed == true, dispatch.passing.contains(offer.hub), !isForced {
      fault(.hubMisused, "hub \(offer.hub) answers nothing, and was given job \(offer.job) again")
    }
    if let known, known.offer.hub != 0, !known.isOnItsWay {
      dispatch.movable[known.offer.hub, default: 0] -= 1
    }
    let within = dispatch.times(of: offer.hub)?.answer ?? 0
    if offer.answerBy != (within == 0 ? nil : now + within) {
      fault(.swapTold, "job \(offer.job) is to be answered by \(offer.answerBy ?? 0) at \(now)")
    }
    var made = Offer(offer: offer, madeAt: now, within: within)
    made.takenFrom = known?.takenFrom ?? 0
    made.isPassed = known?.isPassed ?? false
    dispatch.offers[offer.job] = made
    dispatch.hubOfAttempt[offer.job] = offer.hub
    dispatch.movable[offer.hub, default: 0] += 1
    if within > 0 { dispatch.answersDue.insert(Due(time: now + within, hold: offer.job)) }
  }

  private mutating func take(
    _ job: UInt64, _ hub: UInt64, _ attempt: UInt64, _ reason: AuditSwapReason
  ) {
    guard let offer = dispatch.offers[job], offer.offer.hub == hub, offer.offer.attempt == attempt
    else { return fault(.swapUnfounded, "job \(job) was taken from hub \(hub), which had it not") }
    if offer.isOnItsWay {
      fault(.swapUnfounded, "job \(job) is on its way, and was taken from hub \(hub)")
    }
    let swaps = dispatch.times(of: hub)?.swaps ?? false
    let isFounded =
      switch reason {
      case .unanswered:
        swaps && dispatch.answer(to: offer, resumed: dispatch.resumedAt) ?? .max <= now
      case .silent:
        swaps
          && (dispatch.silent.contains(hub) || dispatch.perhapsSilent.contains(hub)
            || dispatch.silence(of: hub, resumed: dispatch.resumedAt) ?? .max <= now)
      case .operator: dispatch.forced?.job == job
      }
    if !isFounded { fault(.swapUnfounded, "job \(job) was taken from hub \(hub): \(reason)") }
    if reason == .unanswered {
      dispatch.passing.insert(hub)
      dispatch.offers[job]?.isPassed = true
    }
    if reason == .silent { dispatch.silent.insert(hub) }
    leaveOffer(job)
    dispatch.hubOfAttempt[job] = nil
    dispatch.offers[job]?.takenFrom = hub
    jobs[job]?.forgetLast(hub)
  }

  /// A job leaves its hub, or cannot leave it any more.
  private mutating func leaveOffer(_ job: UInt64) {
    guard let offer = dispatch.offers[job], !offer.isOnItsWay, offer.offer.hub != 0 else { return }
    dispatch.movable[offer.offer.hub, default: 0] -= 1
    dispatch.offers[job]?.isOpen = false
    dispatch.offers[job]?.offer.hub = 0
  }

  /// What an order was told of a job, beside which hub has it.
  mutating func followSwap(_ news: AuditJob) {
    guard let offer = dispatch.offers[news.job] else { return }
    if news.swappedFrom != 0 {
      dispatch.told[news.job, default: (0, 0)].platform += 1
      if offer.takenFrom != news.swappedFrom || news.hub == news.swappedFrom {
        fault(.swapTold, "job \(news.job) is told to have left hub \(news.swappedFrom)")
      }
    }
    if news.isOffered, offer.takenFrom != 0 {
      let window = offer.offer.window
      let isLate = window != 0 && windows[window].map { $0.put.end <= now } ?? true
      if news.swappedFrom == 0, news.hub != offer.takenFrom, !isLate {
        fault(.swapTold, "job \(news.job) left hub \(offer.takenFrom), and nobody was told")
      }
      dispatch.offers[news.job]?.takenFrom = 0
    }
    if !news.isOffered { dispatch.offers[news.job]?.isOpen = false }
    if news.isOnItsWay, !offer.isOnItsWay {
      dispatch.movable[offer.offer.hub, default: 0] -= offer.offer.hub == 0 ? 0 : 1
      dispatch.offers[news.job]?.isOnItsWay = true
    }
    if news.isOver || news.hub == 0 {
      if !offer.isOnItsWay { leaveOffer(news.job) }
      if news.hub == 0 { dispatch.hubOfAttempt[news.job] = nil }
      if news.isOver { dispatch.offers[news.job] = nil }
    }
  }

  // MARK: After an entry

  /// Whether a hub may be passed over: it is silent, or nobody can tell.
  func isPerhapsSilent(_ hub: UInt64) -> Bool {
    if dispatch.market == nil { return false }
    if dispatch.silent.contains(hub) || dispatch.perhapsSilent.contains(hub) { return true }
    return dispatch.silence(of: hub, resumed: dispatch.resumedAt) ?? .max <= now
  }

  /// Whether a job is for hubs that answer, and this is none.
  func isPassedOver(_ job: UInt64, _ hub: UInt64) -> Bool {
    dispatch.offers[job]?.isPassed == true && dispatch.passing.contains(hub)
  }

  mutating func endDispatch(_ entry: AuditEntry) {
    dispatch.last = now
    for (job, count) in dispatch.told where count.platform != count.buyer {
      fault(
        .swapTold, "job \(job): its buyer was told \(count.buyer) times of \(count.platform) swaps")
    }
    guard dispatch.market != nil, case .tick(let isMoreDue) = entry.action else { return }
    for hub in dispatch.heardAt.keys.sorted()
    where dispatch.silence(of: hub, resumed: dispatch.resumedAt) ?? .max <= now {
      let isCertain = dispatch.silence(of: hub, resumed: dispatch.perhapsResumedAt) ?? .max <= now
      if isMoreDue || !isCertain {
        dispatch.perhapsSilent.insert(hub)
        continue
      }
      dispatch.silent.insert(hub)
      dispatch.perhapsSilent.remove(hub)
      let isDraining = dispatch.times(of: hub)?.swaps == true
      if isDraining, dispatch.movable[hub] ?? 0 > 0 {
        fault(.swapMissing, "hub \(hub) is silent, and has \(dispatch.movable[hub] ?? 0) jobs")
      }
    }
    if !isMoreDue { checkAnswers() }
  }

  /// After a tick that finished its work nothing is left unanswered for too long.
  private mutating func checkAnswers() {
    while let due = dispatch.answersDue.first, due.time <= now {
      _ = dispatch.answersDue.removeFirst()
      guard let offer = dispatch.offers[due.hold],
        let time = dispatch.answer(to: offer, resumed: dispatch.perhapsResumedAt),
        dispatch.times(of: offer.offer.hub)?.swaps == true
      else { continue }
      if time > now {
        dispatch.answersDue.insert(Due(time: time, hold: due.hold))
      } else {
        fault(.swapMissing, "job \(due.hold) was not answered by \(time), and stays")
      }
    }
  }
}
