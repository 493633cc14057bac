import Gzip
import Testing
import WireCodec

@Suite("gzip")
struct GzipMessageTests {
  private func compressed(_ bytes: [UInt8], _ codec: GzipCodec = GzipCodec(level: 1)) -> [UInt8] {
    var output = WireBuffer()
    bytes.withUnsafeBytes { codec.compress($0, into: &output) }
    return output.copyBytes()
  }

  private func decompressed(
    _ bytes: [UInt8], limit: Int, _ codec: GzipCodec = GzipCodec(level: 1)
  ) -> (GzipCodec.Outcome, [UInt8]) {
    var output = WireBuffer()
    let outcome = bytes.withUnsafeBytes { codec.decompress($0, into: &output, limit: limit) }
    return (outcome, output.copyBytes())
  }

  @Test("there and back, with one codec for many messages", arguments: [1, 6, 9])
  func roundTrip(level: Int) {
    let codec = GzipCodec(level: level)
    for size in [0, 1, 100, 16_383, 16_384, 16_385, 1_000_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
      let (outcome, back) = decompressed(compressed(bytes, codec), limit: size, codec)
      #expect(outcome == .complete)
      // Compared outside of the macro, which would take a megabyte apart.
      let same = back == bytes
      #expect(same)
    }
  }

  @Test("the limit holds while decompressing")
  func bomb() {
    let bomb = compressed([UInt8](repeating: 0, count: 50_000_000))
    #expect(bomb.count < 300_000)
    let (outcome, output) = decompressed(bomb, limit: 1_000)
    #expect(outcome == .tooLarge)
    #expect(output.count <= 1_000 + 16 << 10)
    #expect(decompressed(compressed([1, 2, 3]), limit: 2).0 == .tooLarge)
    #expect(decompressed(compressed([1, 2, 3]), limit: 3).0 == .complete)
  }

  @Test("what is no gzip is malformed, whatever was before")
  func malformed() {
    let codec = GzipCodec(level: 1)
    let good = compressed(Array("hello".utf8), codec)
    for length in 0..<good.count {
      #expect(decompressed(Array(good[..<length]), limit: 99, codec).0 == .malformed)
    }
    #expect(decompressed(good + [0], limit: 99, codec).0 == .malformed)
    #expect(decompressed(Array("hello".utf8), limit: 99, codec).0 == .malformed)
    // One bit of the checksum.
    var wrong = good
    wrong[wrong.count - 5] ^= 1
    #expect(decompressed(wrong, limit: 99, codec).0 == .malformed)
    #expect(decompressed(good, limit: 99, codec) == (.complete, Array("hello".utf8)))
  }
}
