import Basics
import Messages
import WireCodec

extension Availability {
  func encode(into sink: inout ByteSink) {
    sink.put(drop)
    sink.put(stream)
    sink.put(phase.rawValue)
    sink.put(mode.rawValue)
    sink.putVarint(capacity)
    sink.putVarint(held)
    sink.putVarint(sold)
    sink.putVarint(waiting)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    let start = source.offset
    self.init(
      drop: try source.id(), stream: try source.id(), phase: try source.enumeration(),
      mode: try source.enumeration(),
      capacity: try source.varint(), held: try source.varint(), sold: try source.varint(),
      waiting: try source.varint())
    let (taken, overflow) = held.addingReportingOverflow(sold)
    if overflow || taken > capacity { throw ByteError(.outOfRange, at: start) }
  }
}

extension HoldUpdate {
  func encode(into sink: inout ByteSink) {
    sink.put(hold)
    sink.put(drop)
    sink.put(phase.rawValue)
    sink.put(source.rawValue)
    sink.putVarint(quantity)
    sink.putSigned(deadlineMicroseconds)
    sink.put(waiter)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      hold: try source.id(), drop: try source.id(), phase: try source.enumeration(),
      source: try source.enumeration(), quantity: try source.varint32(),
      deadlineMicroseconds: try source.signed(), waiter: try source.id())
  }
}

extension WaiterUpdate {
  func encode(into sink: inout ByteSink) {
    sink.put(waiter)
    sink.put(drop)
    sink.put(pool)
    sink.put(phase.rawValue)
    sink.putVarint(quantity)
    sink.put(isNext)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      waiter: try source.id(), drop: try source.id(), pool: try source.id(),
      phase: try source.enumeration(), quantity: try source.varint32(),
      isNext: try source.flag())
  }
}

extension OrderUpdate {
  func encode(into sink: inout ByteSink) {
    sink.put(order)
    sink.put(hold)
    sink.put(drop)
    sink.put(buyer)
    sink.putVarint(revision)
    sink.put(phase.rawValue)
    sink.put(job)
    sink.put(jobPhase.rawValue)
    sink.putVarint(attempt)
    sink.put(partner)
    sink.put(hub)
    sink.putVarint(quantity)
    sink.putSigned(etaMicroseconds)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      order: try source.id(), hold: try source.id(), drop: try source.id(),
      buyer: try source.id(), revision: try source.varint32(), phase: try source.enumeration(),
      job: try source.id(), jobPhase: try source.enumeration(), attempt: try source.varint32(),
      partner: try source.id(), hub: try source.id(), quantity: try source.varint32(),
      etaMicroseconds: try source.signed())
  }
}

extension JobUpdate {
  func encode(into sink: inout ByteSink) {
    sink.put(notice.rawValue)
    sink.put(job)
    sink.putVarint(attempt)
    sink.put(order)
    sink.put(hub)
    sink.put(drop)
    sink.put(pool)
    sink.putVarint(variant)
    sink.putVarint(quantity)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      notice: try source.enumeration(), job: try source.id(), attempt: try source.varint32(),
      order: try source.id(), hub: try source.id(), drop: try source.id(),
      pool: try source.id(), variant: try source.varint32(), quantity: try source.varint32())
  }
}

extension JobUpdate {
  /// The rest of the form of a job that says something of dispatch.
  func encodeDispatch(into sink: inout ByteSink) {
    sink.put(window != nil)
    window?.encode(into: &sink)
    sink.put(answerByMicroseconds != nil)
    if let time = answerByMicroseconds { sink.putSigned(time) }
    sink.put(swap.rawValue)
  }

  mutating func readDispatch(from source: inout ByteSource) throws(ByteError) {
    if try source.flag() { window = try WindowGrant(from: &source) }
    if try source.flag() { answerByMicroseconds = try source.signed() }
    swap = SwapReason(rawValue: try source.byte())
  }
}

extension OrderDetail {
  func encode(into sink: inout ByteSink) {
    sink.put(swap != nil)
    if let swap {
      sink.putVarint(swap.before.rawValue)
      sink.put(swap.reason.rawValue)
    }
    sink.put(why.rawValue)
    sink.put(proof)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    if try source.flag() {
      swap = JobSwap(
        before: Identifier(rawValue: try source.varint()),
        reason: SwapReason(rawValue: try source.byte()))
    }
    why = JobReason(rawValue: try source.byte())
    proof = try source.proof()
  }
}

extension ByteSink {
  /// How something was handed over: its kind, 0 where there is none, and its bytes.
  mutating func put(_ proof: DeliveryProof?) {
    put(proof?.kind.rawValue ?? 0)
    guard let proof else { return }
    putVarint(UInt64(proof.value.count))
    for byte in proof.value { put(byte) }
  }
}

extension ByteSource {
  mutating func proof() throws(ByteError) -> DeliveryProof? {
    let kind = ProofKind(rawValue: try byte())
    if kind == .unspecified { return nil }
    var value: [UInt8] = []
    for _ in 0..<(try length(limit: 32)) { value.append(try byte()) }
    return DeliveryProof(kind: kind, value: value)
  }
}

extension WindowGrant {
  func encode(into sink: inout ByteSink) {
    sink.putVarint(window.rawValue)
    sink.put(self.class.rawValue)
    sink.putSigned(start.microseconds)
    sink.putSigned(end.microseconds)
    sink.putVarint(hub.rawValue)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      window: Identifier(rawValue: try source.varint()),
      class: WindowClass(rawValue: try source.byte()),
      start: Timestamp(microseconds: try source.signed()),
      end: Timestamp(microseconds: try source.signed()),
      hub: Identifier(rawValue: try source.varint()))
  }
}

extension HubUpdate {
  func encode(into sink: inout ByteSink) {
    sink.put(hub)
    sink.put(before.rawValue)
    sink.put(mode.rawValue)
    sink.put(reason.rawValue)
    sink.putVarint(backlog)
    sink.putSigned(preparationMicroseconds)
    sink.putVarint(acceptRate)
    sink.putSigned(silenceMicroseconds)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      hub: try source.id(), before: try source.enumeration(), mode: try source.enumeration(),
      reason: try source.enumeration(), backlog: try source.varint32(),
      preparationMicroseconds: try source.signed(), acceptRate: try source.varint32(),
      silenceMicroseconds: try source.signed())
  }
}

extension IntentUpdate {
  func encode(into sink: inout ByteSink) {
    sink.putVarint(number)
    sink.put(kind.rawValue)
    sink.put(of.rawValue)
    sink.put(payment)
    sink.put(hold)
    sink.put(order)
    sink.putSigned(amountMinor)
    sink.putVarint(currency.rawValue)
    if !token.isNone { sink.put(token) }
  }

  init(from source: inout ByteSource, hasToken: Bool = false) throws(ByteError) {
    self.init(
      number: try source.varint(), kind: try source.enumeration(), of: try source.enumeration(),
      payment: try source.key(), hold: try source.id(), order: try source.id(),
      amountMinor: try source.signed(), currency: Currency(rawValue: try source.varint32()))
    if hasToken { token = try source.id() }
  }
}
