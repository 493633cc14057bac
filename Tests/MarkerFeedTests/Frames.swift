import MarkerFeed

/// What the tests put into frames: enough to tell which entry or value it was.
enum Received: Equatable {
  case entry(topic: UInt64, epoch: UInt64, offset: UInt64)
  case value(topic: UInt64, key: UInt64, version: UInt64)
}

/// A message naming itself, with `padding` bytes of nothing behind.
func message(_ content: Received, padding: Int = 0) -> [UInt8] {
  var words: [UInt64]
  switch content {
  case .entry(let topic, let epoch, let offset): words = [0, topic, epoch, offset]
  case .value(let topic, let key, let version): words = [1, topic, key, version]
  }
  words.append(UInt64(padding))
  var bytes: [UInt8] = []
  for word in words {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }
  return bytes + [UInt8](repeating: 0xAA, count: padding)
}

/// Cuts gRPC frames apart; traps on anything that is not a whole frame. Sound: the load is checked
/// against the array's bounds, and every pattern of bits is a UInt64.
func parse(_ bytes: [UInt8]) -> [Received] {
  var result: [Received] = []
  var at = 0
  while at < bytes.count {
    precondition(bytes[at] == 0, "compressed flag")
    let length =
      Int(bytes[at + 1]) << 24 | Int(bytes[at + 2]) << 16 | Int(bytes[at + 3]) << 8
      | Int(bytes[at + 4])
    func word(_ index: Int) -> UInt64 {
      bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: at + 5 + index * 8, as: UInt64.self)
    }
    precondition(length == 40 + Int(word(4)), "length")
    result.append(
      word(0) == 0
        ? .entry(topic: word(1), epoch: word(2), offset: word(3))
        : .value(topic: word(1), key: word(2), version: word(3)))
    at += 5 + length
  }
  return result
}

/// SplitMix64: small, seedable, the same everywhere.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension FeedBatch {
  mutating func add(
    _ content: Received, attributes: EntryAttributes = EntryAttributes(), padding: Int = 0
  ) {
    let bytes = message(content, padding: padding)
    switch content {
    case .entry(let topic, let epoch, let offset):
      append(
        entry: bytes.span.bytes, to: TopicKey(kind: 1, id: topic), epoch: epoch, offset: offset,
        attributes: attributes)
    case .value(let topic, let key, let version):
      append(
        value: bytes.span.bytes, of: key, revision: version, to: TopicKey(kind: 1, id: topic),
        attributes: attributes)
    }
  }
}

extension FeedShard {
  /// One pull, with what it handed over.
  mutating func take(_ id: SubscriberID, budget: Int = .max / 2) -> (PullResult, [Received]) {
    var bytes: [UInt8] = []
    let result = pull(id, budget: budget) { frames in
      frames.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return (result, parse(bytes))
  }

  /// Tokens to resume.
  mutating func woken() -> [UInt64] {
    var tokens: [UInt64] = []
    takeWoken(into: &tokens)
    return tokens
  }
}

let stream = TopicKey(kind: 1, id: 7)

/// A batch of plain entries of `stream`.
func entries(_ offsets: ClosedRange<UInt64>, epoch: UInt64 = 1, padding: Int = 0) -> FeedBatch {
  var batch = FeedBatch()
  for offset in offsets {
    batch.add(.entry(topic: 7, epoch: epoch, offset: offset), padding: padding)
  }
  return batch
}

func received(_ offsets: ClosedRange<UInt64>, epoch: UInt64 = 1) -> [Received] {
  offsets.map { .entry(topic: 7, epoch: epoch, offset: $0) }
}
