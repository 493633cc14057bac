// What clients were told against what the log says.
extension LogAudit {
  mutating func compare(_ told: ToldLedger, isComplete: Bool) {
    sequence = 0
    report.acknowledged = told.acknowledged
    if told.dropped > 0 {
      fault(.ledgerOverflow, "\(told.dropped) answers were not kept")
    }
    let end = isComplete ? UInt64.max : report.lastSequence
    for answer in told.answers {
      if answer.sequence > end || (!isComplete && answer.sequence == 0) {
        report.unverified += 1
      } else {
        compare(answer)
      }
    }
    for pair in told.contradictions {
      sequence = pair.second.sequence
      fault(.toldTwoOutcomes, "first \(Self.words(pair.first)), then \(Self.words(pair.second))")
    }
    for told in told.orders where told.order >> 20 <= end {
      sequence = told.order >> 20
      if holds[told.hold]?.order != told.order {
        fault(.lostAcknowledgement, "the log has no order \(told.order) of hold \(told.hold)")
      }
    }
    sequence = 0
    compareTickets(told.tickets, isComplete: isComplete)
    compareViewers(told.viewers)
  }

  private mutating func compare(_ answer: ToldLedger.Answer) {
    sequence = answer.sequence
    guard let decision = decision(of: answer) else {
      if answer.kind != .refused {
        fault(.lostAcknowledgement, "the log has nothing of \(Self.words(answer))")
      } else {
        fault(.toldOtherwise, "told \(Self.words(answer)), which the log does not have")
      }
      return
    }
    if answer.sequence != 0, answer.sequence != decision.sequence {
      fault(
        .toldOtherwise, "told \(Self.words(answer)), and the log decided at \(decision.sequence)")
      return
    }
    let isSame =
      switch (answer.kind, decision.result) {
      case (.reserved, .reserved(let grant)):
        grant.hold == answer.first && grant.waiter == answer.second
          && UInt32(clamping: grant.granted) == answer.granted
          && UInt32(clamping: grant.waiting) == answer.waiting
          && UInt32(clamping: grant.position) == answer.position
      case (.confirmed, .confirmed(let order)):
        order == answer.second && decision.hold == answer.first
      case (.bought, .answered(let fields)):
        fields.number("pending.hold") == answer.first
          && (answer.second == 0 || holds[answer.first]?.order == answer.second)
      case (.released, .done): decision.hold == answer.first
      case (.refused, .refused(let reason)): reason == answer.refusal
      case (.done, .refused): false
      case (.done, _): true
      default: false
      }
    if !isSame {
      fault(.toldOtherwise, "told \(Self.words(answer)), and the log says \(decision.result)")
    }
  }

  /// What the log decided under an answer's key: at the entry it names, when the key was used again
  /// after its retention.
  private func decision(of answer: ToldLedger.Answer) -> Decision? {
    let earlier = earlierDecisions[answer.key]?.first { $0.sequence == answer.sequence }
    return earlier ?? decisions[answer.key]
  }

  private mutating func compareViewers(_ viewers: ViewerLedger) {
    for viewerFault in viewers.faults { fault(viewerFault.kind, viewerFault.detail) }
    // Those beyond the few that were described.
    let described = UInt64(viewers.faults.count)
    let all = viewers.gaps + viewers.duplicates
    if all > described { report.violationCount += all - described }
  }

  /// Faults when a viewer was shown more of a stream than the log has. Call before `finish`.
  public mutating func checkViewers(_ viewers: ViewerLedger, kind: UInt8, stream: UInt64) {
    for (epoch, highest) in viewers.highest.sorted(by: { $0.key < $1.key }) {
      let place = AuditPlace(kind: kind, id: stream, epoch: epoch, offset: 0)
      let inLog = topics[place] ?? 0
      if highest >= inLog {
        fault(
          .viewerSawUnknown,
          "somebody saw \(highest) of epoch \(epoch), and the log ends before \(inLog)")
      }
    }
  }

  static func hold(of action: AuditAction) -> UInt64 {
    switch action {
    case .confirm(let hold, _), .release(let hold, _), .extend(let hold, _),
      .beginConfirm(let hold, _):
      hold
    default: 0
    }
  }

  private static func words(_ answer: ToldLedger.Answer) -> String {
    switch answer.kind {
    case .reserved:
      "hold \(answer.first) of \(answer.granted), waiter \(answer.second) for \(answer.waiting)"
    case .refused: "refused: \(answer.refusal)"
    case .confirmed: "hold \(answer.first) is order \(answer.second)"
    case .released: "hold \(answer.first) released"
    case .bought: "hold \(answer.first) bought, order \(answer.second)"
    case .done: "done"
    }
  }
}
