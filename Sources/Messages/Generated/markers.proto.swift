// Generated from markers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Marker {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.epoch)
    size &+= WireBuffer.protoSize(1, self.offset)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.mediaTime)
    size &+= WireBuffer.protoSize(1, self.wallTime)
    size &+= WireBuffer.protoSize(1, self.logTime)
    size &+= WireBuffer.protoSize(1, self.offer)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.title)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
    output.appendProto(16, self.epoch)
    output.appendProto(24, self.offset)
    output.appendProto(32, self.kind)
    output.appendProto(42, self.mediaTime)
    output.appendProto(50, self.wallTime)
    output.appendProto(58, self.logTime)
    output.appendProto(65, self.offer)
    output.appendProto(73, self.drop)
    output.appendProto(82, self.title)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      case 16: try reader.read(&self.epoch, field: "epoch")
      case 24: try reader.read(&self.offset, field: "offset")
      case 32: try reader.read(&self.kind, field: "kind")
      case 42: try reader.read(&self.mediaTime, field: "mediaTime")
      case 50: try reader.read(&self.wallTime, field: "wallTime")
      case 58: try reader.read(&self.logTime, field: "logTime")
      case 65: try reader.read(&self.offer, field: "offer")
      case 73: try reader.read(&self.drop, field: "drop")
      case 82: try reader.read(&self.title, max: 256, field: "title")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PublishMarker {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.producer)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.mediaTime)
    size &+= WireBuffer.protoSize(1, self.wallTime)
    size &+= WireBuffer.protoSize(1, self.offer)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.title)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
    output.appendProto(17, self.producer)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.kind)
    output.appendProto(42, self.mediaTime)
    output.appendProto(50, self.wallTime)
    output.appendProto(57, self.offer)
    output.appendProto(65, self.drop)
    output.appendProto(74, self.title)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      case 17: try reader.read(&self.producer, field: "producer")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.kind, field: "kind")
      case 42: try reader.read(&self.mediaTime, field: "mediaTime")
      case 50: try reader.read(&self.wallTime, field: "wallTime")
      case 57: try reader.read(&self.offer, field: "offer")
      case 65: try reader.read(&self.drop, field: "drop")
      case 74: try reader.read(&self.title, max: 256, field: "title")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MarkerAccepted {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.epoch)
    size &+= WireBuffer.protoSize(1, self.offset)
    size &+= WireBuffer.protoSize(1, self.duplicate)
    size &+= WireBuffer.protoSize(1, self.opened)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
    output.appendProto(16, self.epoch)
    output.appendProto(24, self.offset)
    output.appendProto(32, self.duplicate)
    output.appendProto(41, self.opened)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      case 16: try reader.read(&self.epoch, field: "epoch")
      case 24: try reader.read(&self.offset, field: "offset")
      case 32: try reader.read(&self.duplicate, field: "duplicate")
      case 41: try reader.read(&self.opened, field: "opened")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PublishResult {
  public var protoSize: Int {
    switch self {
    case .accepted(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .accepted(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = MarkerAccepted()
        if case .accepted(let earlier) = self { value = earlier }
        try reader.read(&value, field: "accepted")
        self = .accepted(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension OpenStreamRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.creator)
    size &+= WireBuffer.protoSize(1, self.title)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.stream)
    output.appendProto(25, self.creator)
    output.appendProto(34, self.title)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.stream, field: "stream")
      case 25: try reader.read(&self.creator, field: "creator")
      case 34: try reader.read(&self.title, max: 256, field: "title")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamOpened {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.epoch)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
    output.appendProto(16, self.epoch)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      case 16: try reader.read(&self.epoch, field: "epoch")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OpenStreamResult {
  public var protoSize: Int {
    switch self {
    case .opened(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .opened(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = StreamOpened()
        if case .opened(let earlier) = self { value = earlier }
        try reader.read(&value, field: "opened")
        self = .opened(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension CloseStreamRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.stream)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.stream)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.stream, field: "stream")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamClosed {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      default: try reader.skip(tag)
      }
    }
  }
}

extension CloseStreamResult {
  public var protoSize: Int {
    switch self {
    case .closed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .closed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = StreamClosed()
        if case .closed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "closed")
        self = .closed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension SubscribeRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.epoch)
    size &+= WireBuffer.protoSize(1, self.next)
    size &+= WireBuffer.protoSize(1, self.tail)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
    output.appendProto(16, self.epoch)
    output.appendProto(24, self.next)
    output.appendProto(32, self.tail)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      case 16: try reader.read(&self.epoch, field: "epoch")
      case 24: try reader.read(&self.next, field: "next")
      case 32: try reader.read(&self.tail, field: "tail")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Availability {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.mode)
    size &+= WireBuffer.protoSize(1, self.revision)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.capacity)
    size &+= WireBuffer.protoSize(1, self.held)
    size &+= WireBuffer.protoSize(1, self.sold)
    size &+= WireBuffer.protoSize(1, self.free)
    size &+= WireBuffer.protoSize(1, self.waiting)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.phase)
    output.appendProto(24, self.mode)
    output.appendProto(32, self.revision)
    output.appendProto(42, self.at)
    output.appendProto(48, self.capacity)
    output.appendProto(56, self.held)
    output.appendProto(64, self.sold)
    output.appendProto(72, self.free)
    output.appendProto(80, self.waiting)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.phase, field: "phase")
      case 24: try reader.read(&self.mode, field: "mode")
      case 32: try reader.read(&self.revision, field: "revision")
      case 42: try reader.read(&self.at, field: "at")
      case 48: try reader.read(&self.capacity, field: "capacity")
      case 56: try reader.read(&self.held, field: "held")
      case 64: try reader.read(&self.sold, field: "sold")
      case 72: try reader.read(&self.free, field: "free")
      case 80: try reader.read(&self.waiting, field: "waiting")
      default: try reader.skip(tag)
      }
    }
  }
}

extension FeedReset {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.epoch)
    size &+= WireBuffer.protoSize(1, self.next)
    size &+= WireBuffer.protoSize(1, self.lost)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.epoch)
    output.appendProto(16, self.next)
    output.appendProto(24, self.lost)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.epoch, field: "epoch")
      case 16: try reader.read(&self.next, field: "next")
      case 24: try reader.read(&self.lost, field: "lost")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamEnded {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.epoch)
    size &+= WireBuffer.protoSize(1, self.offset)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.epoch)
    output.appendProto(16, self.offset)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.epoch, field: "epoch")
      case 16: try reader.read(&self.offset, field: "offset")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Heartbeat {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.next)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.at)
    output.appendProto(16, self.next)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.at, field: "at")
      case 16: try reader.read(&self.next, field: "next")
      default: try reader.skip(tag)
      }
    }
  }
}

extension FeedEvent {
  public var protoSize: Int {
    switch self {
    case .marker(let value): WireBuffer.protoPresentSize(1, value)
    case .availability(let value): WireBuffer.protoPresentSize(1, value)
    case .reset(let value): WireBuffer.protoPresentSize(1, value)
    case .heartbeat(let value): WireBuffer.protoPresentSize(1, value)
    case .ended(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .marker(let value): output.appendProtoPresent(10, value)
    case .availability(let value): output.appendProtoPresent(18, value)
    case .reset(let value): output.appendProtoPresent(26, value)
    case .heartbeat(let value): output.appendProtoPresent(34, value)
    case .ended(let value): output.appendProtoPresent(42, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Marker()
        if case .marker(let earlier) = self { value = earlier }
        try reader.read(&value, field: "marker")
        self = .marker(value)
      case 18:
        var value = Availability()
        if case .availability(let earlier) = self { value = earlier }
        try reader.read(&value, field: "availability")
        self = .availability(value)
      case 26:
        var value = FeedReset()
        if case .reset(let earlier) = self { value = earlier }
        try reader.read(&value, field: "reset")
        self = .reset(value)
      case 34:
        var value = Heartbeat()
        if case .heartbeat(let earlier) = self { value = earlier }
        try reader.read(&value, field: "heartbeat")
        self = .heartbeat(value)
      case 42:
        var value = StreamEnded()
        if case .ended(let earlier) = self { value = earlier }
        try reader.read(&value, field: "ended")
        self = .ended(value)
      default: try reader.skip(tag)
      }
    }
  }
}
