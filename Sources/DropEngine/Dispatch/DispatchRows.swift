import Basics
import Messages

/// How hubs are waited for.
package struct DispatchRow: Equatable, Sendable {
  package var policy: DispatchPolicy
  package var resumedAtMicroseconds: Int64
  package var nextOffer: UInt64

  init(_ row: inout RowSource) throws(ByteError) {
    policy = try row.value.dispatchPolicy()
    resumedAtMicroseconds = try row.value.signed()
    nextOffer = try row.value.varint()
  }
}

/// What dispatch knows of a hub.
package struct HubDispatchRow: Equatable, Sendable {
  package var hub: HubID
  /// Nil: that of all.
  package var policy: DispatchPolicy?
  package var heardAtMicroseconds: Int64
  package var isHeard: Bool
  package var isSilent: Bool
  package var isPassing: Bool

  init(_ row: inout RowSource) throws(ByteError) {
    hub = try row.id()
    policy = try row.value.flag() ? try row.value.dispatchPolicy() : nil
    heardAtMicroseconds = try row.value.signed()
    isHeard = try row.value.flag()
    isSilent = try row.value.flag()
    isPassing = try row.value.flag()
  }
}

/// What dispatch adds to the row of a job, in its second form.
package struct JobDispatchRow: Equatable, Sendable {
  package var offer: UInt64
  package var offeredAtMicroseconds: Int64
  package var answerWithinMicroseconds: Int64
  package var takenFrom: HubID
  package var swap: SwapReason
  package var isPassed: Bool
  package var why: JobReason
  package var proof: DeliveryProof?

  init(_ row: inout RowSource) throws(ByteError) {
    offer = try row.value.varint()
    offeredAtMicroseconds = try row.value.signed()
    answerWithinMicroseconds = try row.value.signed()
    takenFrom = try row.value.id()
    swap = SwapReason(rawValue: try row.value.byte())
    isPassed = try row.value.flag()
    why = JobReason(rawValue: try row.value.byte())
    proof = try row.value.proof()
  }
}

extension JobRecord {
  /// Whether it has nothing that dispatch adds.
  var isPlain: Bool {
    offer == 0 && takenFrom == noSlot && !isPassed && why == .unspecified && proof == nil
  }
}

extension Engine {
  func encodeDispatch(into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(dispatch.policy)
    sink.putSigned(dispatch.resumedAt)
    sink.putVarint(dispatch.nextOffer)
  }

  func encodeRow(_ hub: HubDispatchRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(hub.own != nil)
    if let own = hub.own { sink.put(own) }
    sink.putSigned(hub.heardAt)
    sink.put(hub.isHeard)
    sink.put(hub.isSilent)
    sink.put(hub.isPassing)
  }

  func encodeDispatch(of job: JobRecord, into sink: inout ByteSink) {
    sink.putVarint(job.offer)
    sink.putSigned(job.offeredAt)
    sink.putSigned(job.answerWithin)
    sink.put(job.takenFrom == noSlot ? .none : hubs[job.takenFrom].id)
    sink.put(job.swap.rawValue)
    sink.put(job.isPassed)
    sink.put(job.why.rawValue)
    sink.put(job.proof)
  }

  mutating func putDispatch(
    _ key: inout ByteSink, _ value: inout ByteSink, into rows: inout some RowSink
  ) {
    key.removeAll()
    value.removeAll()
    encodeDispatch(into: &value)
    rows.put(table: StateTable.dispatch.rawValue, key: key.bytes, value: value.bytes)
    dispatch.isDrained = true
  }

  mutating func restore(_ row: DispatchRow) throws(RestoreError) {
    if dispatch.isSet { throw .misplacedRow(.dispatch) }
    // No log has made so many offers; one more than the highest number there is could not be made.
    if !row.policy.isValid || !(1..<(1 << 62)).contains(row.nextOffer) {
      throw .inconsistent(.dispatch)
    }
    dispatch.isSet = true
    dispatch.policy = row.policy
    dispatch.resumedAt = row.resumedAtMicroseconds
    dispatch.nextOffer = row.nextOffer
  }

  mutating func restore(_ row: HubDispatchRow) throws(RestoreError) {
    if let own = row.policy, !own.isValid { throw .inconsistent(.hubDispatch) }
    let record = HubDispatchRecord(
      id: row.hub, own: row.policy, heardAt: row.heardAtMicroseconds, isHeard: row.isHeard,
      isSilent: row.isSilent, isPassing: row.isPassing)
    try Self.put(record, into: &hubStates, rowBeingRestored, restoring)
  }

  mutating func restore(
    _ row: JobDispatchRow, to record: inout JobRecord
  ) throws(RestoreError) {
    record.offer = row.offer
    record.offeredAt = row.offeredAtMicroseconds
    record.answerWithin = row.answerWithinMicroseconds
    if !row.takenFrom.isNone {
      guard let slot = hubs.slot(row.takenFrom.rawValue) else { throw .danglingReference(.jobs) }
      record.takenFrom = slot
    }
    record.swap = row.swap
    record.isPassed = row.isPassed
    record.why = row.why
    record.proof = row.proof
  }

  /// Rebuilds what is derived of dispatch but for what waits for time: which hubs are silent, and the chains of their jobs.
  /// Before jobs are put among those that wait.
  mutating func attachDispatch() throws(RestoreError) {
    let isWhole = hubStates.end == (dispatch.isSet ? hubs.end : 0)
    if !isWhole { throw .inconsistent(.hubDispatch) }
    if !dispatch.isSet { return }
    for hub in 0..<hubs.end {
      if hubStates[hub].id != hubs[hub].id { throw .inconsistent(.hubDispatch) }
      hubs[derived: hub].isSilent = hubStates[hub].isSilent
      hubs[derived: hub].isPassing = hubStates[hub].isPassing
    }
    // By the number of their offer; those that were offered before dispatch was set have none, and are in the order of ids.
    var movable = slotsByID(jobs, id: { $0.id.rawValue }).filter { isMovable($0) }
    movable.sort {
      let (left, right) = (jobs[$0], jobs[$1])
      return (left.offer, left.id.rawValue) < (right.offer, right.id.rawValue)
    }
    for job in movable {
      if jobs[job].offer >= dispatch.nextOffer { throw .inconsistent(.jobs) }
      link(job)
    }
    noteSlack()
  }
}

extension ByteSink {
  fileprivate mutating func put(_ policy: DispatchPolicy) {
    putSigned(policy.answerWithin)
    putSigned(policy.heardWithin)
    put(policy.autoSwap)
  }
}

extension ByteSource {
  fileprivate mutating func dispatchPolicy() throws(ByteError) -> DispatchPolicy {
    DispatchPolicy(
      answerWithin: try signed(), heardWithin: try signed(), autoSwap: try flag())
  }
}
