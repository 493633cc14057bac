import Basics

extension PutHub {
  func encode(into sink: inout ByteSink) {
    sink.put(hub)
    sink.put(partner)
    sink.putVarint(zone)
    sink.putFixed(capabilities.rawValue)
    sink.putVarint(maximumOpenJobs)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      hub: try source.id(), partner: try source.id(), zone: try source.varint32(),
      capabilities: Capabilities(rawValue: try source.fixed()),
      maximumOpenJobs: try source.varint32())
  }
}

extension OpenStream {
  func encode(into sink: inout ByteSink) {
    sink.put(stream)
    sink.put(creator)
    sink.putText(title)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      stream: try source.id(), creator: try source.id(),
      title: try source.text(limit: FormBounds.textBytes))
  }
}

extension PutOffer {
  func encode(into sink: inout ByteSink) {
    sink.put(offer)
    sink.putVarint(currentVersion)
    sink.put(creator)
    sink.putText(title)
    sink.putSigned(priceMinor)
    sink.putVarint(currency.rawValue)
    sink.putVarint(UInt64(variants.count))
    for variant in variants { sink.putText(variant) }
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      offer: try source.id(), currentVersion: try source.varint32(), creator: try source.id(),
      title: try source.text(limit: FormBounds.textBytes), priceMinor: try source.signed(),
      currency: Currency(rawValue: try source.varint32()), variants: [])
    let count = try source.length(limit: FormBounds.elements)
    variants.reserveCapacity(count)
    for _ in 0..<count { variants.append(try source.text(limit: FormBounds.textBytes)) }
  }
}

extension ScheduleDrop {
  func encode(into sink: inout ByteSink) {
    sink.put(offer)
    sink.put(stream)
    sink.putVarint(UInt64(pools.count))
    for pool in pools {
      sink.putVarint(pool.variant)
      sink.put(pool.hub)
      sink.putVarint(pool.capacity)
    }
    sink.putVarint(buyerLimit)
    sink.putSigned(holdTTLMicroseconds)
    sink.putVarint(waitlistLimit)
    sink.put(opensByCue)
    sink.putSigned(opensAtMicroseconds)
    sink.putSigned(closesAtMicroseconds)
    sink.putFixed(requiredCapabilities.rawValue)
    sink.putVarint(zone)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    let offer: OfferID = try source.id()
    let stream: StreamID = try source.id()
    let count = try source.length(limit: FormBounds.elements)
    var pools: [PoolSpecification] = []
    pools.reserveCapacity(count)
    for _ in 0..<count {
      pools.append(
        PoolSpecification(
          variant: try source.varint32(), hub: try source.id(), capacity: try source.varint32()))
    }
    self.init(
      offer: offer, stream: stream, pools: pools, buyerLimit: try source.varint32(),
      holdTTLMicroseconds: try source.signed(), waitlistLimit: try source.varint32(),
      opensByCue: try source.flag(), opensAtMicroseconds: try source.signed(),
      closesAtMicroseconds: try source.signed(),
      requiredCapabilities: Capabilities(rawValue: try source.fixed()),
      zone: try source.varint32())
  }
}

extension PublishMarker {
  func encode(into sink: inout ByteSink) {
    sink.put(stream)
    sink.put(producer)
    sink.putVarint(producerSequence)
    sink.put(kind.rawValue)
    sink.putSigned(mediaTimeMicroseconds)
    sink.putSigned(wallTimeMicroseconds)
    sink.put(offer)
    sink.put(drop)
    sink.putText(title)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      stream: try source.id(), producer: try source.id(), producerSequence: try source.varint(),
      kind: try source.enumeration(), mediaTimeMicroseconds: try source.signed(),
      wallTimeMicroseconds: try source.signed(), offer: try source.id(), drop: try source.id(),
      title: try source.text(limit: FormBounds.textBytes))
  }
}

extension UnitLines {
  func encode(into sink: inout ByteSink) {
    sink.put(UInt8(count))
    for index in 0..<count {
      sink.put(self[index].pool)
      sink.putVarint(self[index].quantity)
    }
  }

  init(from source: inout ByteSource) throws(ByteError) {
    let start = source.offset
    let count = Int(try source.byte())
    guard count <= Self.capacity else { throw ByteError(.lengthOverLimit, at: start) }
    self.init()
    for _ in 0..<count {
      append(UnitLine(pool: try source.id(), quantity: try source.varint32()))
    }
  }
}

extension Reserve {
  func encode(into sink: inout ByteSink) {
    sink.put(buyer)
    sink.put(drop)
    lines.encode(into: &sink)
    sink.putVarint(minimumQuantity)
    sink.put(joinWaitlist)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      buyer: try source.id(), drop: try source.id(), lines: try UnitLines(from: &source),
      minimumQuantity: try source.varint32(), joinWaitlist: try source.flag())
  }
}
