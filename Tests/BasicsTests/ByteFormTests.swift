import Basics
import Testing

@Suite("Byte sink and source")
struct ByteFormTests {
  @Test("every kind of value comes back, for many seeds")
  func roundTrip() throws {
    for seed in UInt64(1)...200 {
      var random = SplitMix64(seed: seed)
      let word = random.next() >> random.below(64)
      let signed = Int64(bitPattern: random.next()) >> Int64(random.below(64))
      let key = Key128(high: random.next(), low: random.next())
      let hold = HoldID(rawValue: random.next())
      let text = String(repeating: "é✓", count: Int(random.below(9)))
      let blob = (0..<random.below(20)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var sink = ByteSink()
      sink.put(UInt8(7))
      sink.put(true)
      sink.putFixed(UInt16(0xBEEF))
      sink.putFixed(Int64.min)
      sink.putVarint(word)
      sink.putSigned(signed)
      sink.put(key)
      sink.put(hold)
      sink.putText(text)
      sink.putBytes(blob)
      var source = ByteSource(sink.bytes)
      #expect(try source.byte() == 7)
      #expect(try source.flag())
      #expect(try source.fixed(UInt16.self) == 0xBEEF)
      #expect(try source.fixed(Int64.self) == Int64.min)
      #expect(try source.varint() == word, "seed \(seed)")
      #expect(try source.signed() == signed, "seed \(seed)")
      #expect(try source.key() == key)
      #expect(try source.id(HoldID.self) == hold)
      #expect(try source.text(limit: 100) == text)
      #expect(try source.byteArray(limit: 100) == blob)
      #expect(throws: Never.self) { try source.finish() }
    }
  }

  @Test("little-endian, minimal")
  func form() {
    var sink = ByteSink()
    sink.putFixed(UInt32(0x0102_0304))
    sink.putVarint(UInt64(300))
    sink.putSigned(-1)
    #expect(sink.bytes == [4, 3, 2, 1, 0xAC, 0x02, 0x01])
  }

  @Test(
    "a varint that is not minimal or over 64 bits is refused",
    arguments: [
      ([0x80, 0x00], ByteError.Reason.malformedVarint),
      ([0xFF, 0x00], .malformedVarint),
      ([UInt8](repeating: 0xFF, count: 9) + [0x02], .malformedVarint),
      ([UInt8](repeating: 0x80, count: 10) + [0x01], .malformedVarint),
      ([0x80], .truncated), ([], .truncated),
    ])
  func badVarint(bytes: [UInt8], reason: ByteError.Reason) {
    var source = ByteSource(bytes)
    #expect(throws: ByteError(reason, at: 0)) { try source.varint() }
  }

  @Test("the largest varint is accepted")
  func largestVarint() throws {
    var source = ByteSource([UInt8](repeating: 0xFF, count: 9) + [0x01])
    #expect(try source.varint() == UInt64.max)
  }

  @Test("lengths are refused by limit before by what is left, and name the place")
  func lengths() {
    var overLimit = ByteSource([1, 200, 1])
    _ = try? overLimit.byte()
    #expect(throws: ByteError(.lengthOverLimit, at: 1)) { try overLimit.text(limit: 10) }
    var truncated = ByteSource([5, 65, 66])
    #expect(throws: ByteError(.truncated, at: 0)) { try truncated.text(limit: 10) }
    var invalid = ByteSource([2, 0xC3, 0x28])
    #expect(throws: ByteError(.invalidText, at: 0)) { try invalid.text(limit: 10) }
    var flag = ByteSource([2])
    #expect(throws: ByteError(.outOfRange, at: 0)) { try flag.flag() }
    #expect(throws: ByteError(.trailingBytes, at: 0)) { try ByteSource([1]).finish() }
  }

  @Test("a range is clamped and never read outside")
  func ranges() throws {
    var source = ByteSource([1, 2, 3, 4], range: 1..<3)
    #expect(source.remaining == 2)
    #expect(try source.fixed(UInt16.self) == 0x0302)
    #expect(throws: ByteError(.truncated, at: 3)) { try source.byte() }
    #expect(ByteSource([1], range: 5..<9).remaining == 0)
  }

  @Test("hostile bytes never trap")
  func hostile() {
    for seed in UInt64(1)...2_000 {
      var random = SplitMix64(seed: seed)
      let bytes = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var source = ByteSource(bytes)
      do {
        while true {
          switch random.below(8) {
          case 0: _ = try source.byte()
          case 1: _ = try source.varint()
          case 2: _ = try source.signed()
          case 3: _ = try source.text(limit: 30)
          case 4: _ = try source.byteArray(limit: 30)
          case 5: _ = try source.fixed(UInt64.self)
          case 6: _ = try source.raw(count: Int(random.below(9)))
          default: _ = try source.key()
          }
        }
      } catch {
        #expect(source.remaining >= 0)
      }
    }
  }
}
