import SchemaFixtures
import Testing
import WireCodec

/// Random values and damaged bytes; a failure prints its seed.
@Suite struct PropertyTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func randomValuesComeBack(seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    for _ in 0..<50 {
      try roundTrip(random.lists(), seed)
      try roundTrip(random.variable(), seed)
      try roundTrip(random.optionals(), seed)
      try roundTrip(random.maps(), seed)
    }
  }

  private func roundTrip<M: WireMessage & Equatable>(_ value: M, _ seed: UInt64) throws {
    let bytes = value.encodedBytes()
    #expect(bytes.count == value.encodedSize, "seed \(seed)")
    #expect(bytes.count <= M.maximumEncodedSize, "seed \(seed)")
    #expect(try M(bytes: bytes) == value, "seed \(seed)")
    try value.validate()
    // Into a buffer that holds something already.
    var buffer = WireBuffer()
    buffer.append([1, 2, 3])
    value.encode(into: &buffer)
    #expect(Array(buffer.copyBytes().dropFirst(3)) == bytes, "seed \(seed)")
  }

  /// A decoder of damaged bytes refuses them or reads a value whose own encoding is read the same.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func damagedBytesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vectors = try Vector.load().filter { ($0.nativeBytes?.count ?? .max) < 2_000 }
    for _ in 0..<1_500 {
      guard let vector = vectors.randomElement(using: &random), let whole = vector.nativeBytes
      else { return }
      let bytes = damaged(whole, &random)
      let name = conformanceTypes.keys.sorted().randomElement(using: &random) ?? vector.type
      for type in [conformanceTypes[vector.type], conformanceTypes[name]] {
        if let type { survives(type, bytes, seed) }
      }
    }
  }

  private func survives<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8], _ seed: UInt64) {
    guard let value = try? M(bytes: bytes) else { return }
    if mayHoldUnknownCases(value) { return }
    let again = value.encodedBytes()
    #expect(again.count == value.encodedSize, "seed \(seed): \(M.self) \(hex(bytes))")
    #expect(again.count <= M.maximumEncodedSize, "seed \(seed): \(M.self) \(hex(bytes))")
    guard let second = try? M(bytes: again) else {
      Issue.record("seed \(seed): \(M.self) \(hex(bytes)) is written as \(hex(again))")
      return
    }
    #expect(second.encodedBytes() == again, "seed \(seed): \(M.self) \(hex(bytes))")
    #expect(dump(second) == dump(value), "seed \(seed): \(M.self) \(hex(bytes))")
  }

  /// An unknown case is kept by its number alone and may take more bytes than the known ones.
  private func mayHoldUnknownCases(_ value: Any) -> Bool {
    value is Variable || value is Lists || value is Maps || value is Choice || value is Group
      || value is Inner || value is MoreMaps || value is MoreLists || value is LongNames
      || value is LongChoice || value is KeywordUnion
      ? dump(value).contains("\"value\":null") : false
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let index = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1 where !bytes.isEmpty: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
      case 2 where !bytes.isEmpty: bytes.removeSubrange(index...)
      case 3 where !bytes.isEmpty: bytes.remove(at: index)
      case 4: bytes.insert([0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0, at: index)
      default: bytes += (0..<3).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      }
    }
    return bytes
  }

  @Test func everyPrefixIsRefusedOrRead() throws {
    for vector in try Vector.load() {
      guard let type = conformanceTypes[vector.type], let bytes = vector.nativeBytes,
        bytes.count < 400
      else { continue }
      for length in 0...bytes.count { _ = try? type.init(bytes: Array(bytes.prefix(length))) }
    }
  }
}

/// Random messages of the conformance schema, within its limits.
struct RandomValues {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func flip() -> Bool { Bool.random(using: &random) }
  private mutating func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T {
    switch UInt8.random(in: 0..<5, using: &random) {
    case 0: 0
    case 1: .max
    case 2: .min
    default: T.random(in: .min ... .max, using: &random)
    }
  }
  private mutating func maybe<T>(_ make: (inout Self) -> T) -> T? { flip() ? make(&self) : nil }
  private mutating func some<T>(_ limit: Int, _ make: (inout Self) -> T) -> [T] {
    (0..<Int.random(in: 0...limit, using: &random)).map { _ in make(&self) }
  }
  private mutating func text(_ limit: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...limit, using: &random) {
      let next = text + (["a", "ß", "水", "🙂", "\0"].randomElement(using: &random) ?? "")
      if next.utf8.count > limit { break }
      text = next
    }
    return text
  }
  private mutating func bytes(_ limit: Int) -> [UInt8] { some(limit) { $0.integer() } }
  private mutating func uuid() -> UUIDBytes { UUIDBytes(high: integer(), low: integer()) }
  private mutating func point() -> Point { Point(x: integer(), y: integer()) }
  private mutating func small() -> Small { Small(rawValue: integer()) }
  private mutating func leaf() -> Leaf { Leaf(number: integer(), text: text(40)) }
  private mutating func place() -> Place {
    Place(
      at: point(), open: flip(), code: flip() ? "abc" : "", kind: Wide(rawValue: integer()),
      ratio: Double(Int32.random(in: .min ... .max, using: &random)))
  }
  private mutating func choice() -> Choice {
    switch UInt8.random(in: 0..<4, using: &random) {
    case 0: .unspecified
    case 1: .leaf(leaf())
    case 2: .label(Label(text: text(20)))
    default: .none(Nothing())
    }
  }

  /// Times are those that JSON can write.
  mutating func fixed() -> Fixed {
    Fixed(
      flag: flip(), tiny: integer(), short: integer(), word: integer(), long: integer(),
      int: integer(), big: integer(), ident: Identifier(rawValue: integer()), real: real(),
      small: small(), wide: Wide(rawValue: integer()),
      at: Timestamp(
        microseconds: time(-62_135_596_800_000_000...253_402_300_799_999_999)),
      span: TimeSpan(
        microseconds: time(-315_576_000_000_000_000...315_576_000_000_000_000)),
      key: flip() ? UUIDBytes() : uuid(), code: flip() ? "" : "a\"\\z", place: place())
  }
  private mutating func time(_ range: ClosedRange<Int64>) -> Int64 {
    let step: Int64 = [1, 1_000, 1_000_000].randomElement(using: &random) ?? 1
    switch UInt8.random(in: 0..<6, using: &random) {
    case 0: return 0
    case 1: return range.lowerBound
    case 2: return range.upperBound
    default: return Int64.random(in: range, using: &random) / step * step
    }
  }
  private mutating func real() -> Double {
    switch UInt8.random(in: 0..<6, using: &random) {
    case 0: return -0.0
    case 1: return [.infinity, -.infinity, .nan].randomElement(using: &random) ?? 0
    case 2: return Double(Int64.random(in: .min ... .max, using: &random))
    case 3: return Double(Int16.random(in: .min ... .max, using: &random)) / 100
    default:
      let value = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
      return value.isNaN ? 0 : value
    }
  }

  mutating func lists() -> Lists {
    Lists(
      words: some(8) { $0.integer() }, flags: some(8) { $0.flip() },
      smalls: some(8) { $0.small() }, points: some(20) { $0.point() },
      texts: some(4) { $0.text(8) }, blobs: some(4) { $0.bytes(8) }, leaves: some(20) { $0.leaf() },
      labels: some(20) { Label(text: $0.text(20)) }, choices: some(4) { $0.choice() },
      keys: some(4) { $0.uuid() }, places: some(4) { $0.place() },
      nothings: some(200) { _ in Nothing() })
  }

  mutating func variable() -> Variable {
    Variable(
      text: text(300), data: bytes(300), maybe: maybe { $0.text(10) }, blob: maybe { $0.bytes(10) },
      leaf: leaf(), other: maybe { $0.leaf() }, choice: choice())
  }

  mutating func optionals() -> Optionals {
    Optionals(
      a: maybe { $0.flip() }, b: maybe { $0.integer() }, c: maybe { $0.integer() },
      d: maybe { $0.integer() }, e: maybe { $0.integer() }, f: maybe { $0.point() },
      g: maybe { $0.small() }, h: maybe { $0.uuid() }, i: maybe { _ in "ab" }, j: integer())
  }

  mutating func maps() -> Maps {
    Maps(
      counts: WireMap(some(8) { ($0.text(8), $0.integer()) }),
      leaves: WireMap(some(8) { ($0.integer(), $0.leaf()) }),
      names: WireMap(some(8) { ($0.uuid(), $0.text(8)) }),
      smalls: WireMap(some(2) { ($0.flip(), $0.small()) }),
      signed: WireMap(some(8) { ($0.integer(), $0.choice()) }))
  }
}
