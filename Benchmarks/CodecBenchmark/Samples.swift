import Glibc
import WireCodec

/// The values that are measured: 88, 48 and 109 bytes, and two large ones.
enum Samples {
  static let marker = CueMarker(
    stream: 0x1234_5678_9ABC, sequence: 991, at: Timestamp(microseconds: 1_795_000_000_000_000),
    kind: .buyCue, offer: 77, price: Price(minor: 4_900, currency: "EUR"),
    title: "Hand-dyed silk jackets", tags: ["handmade", "limited"])

  static let reserve = ReserveUnits(
    key: UUIDBytes(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210), buyer: 1001,
    drop: 2002, pool: 3003, quantity: 2, waitlist: true, source: .buyCue)

  static let order = order(items: 4)

  static let list = order(items: 1_000)

  static let lines = Manifest(
    order: 5005,
    lines: (1...1_000).map {
      ManifestLine(sku: Identifier(rawValue: $0), quantity: 1, name: "Silk jacket \($0)")
    })

  static let payload = Parcel(
    id: 6006, content: (0..<16_384).map { UInt8(truncatingIfNeeded: $0 &* 31) })

  private static func order(items: UInt64) -> OrderProgress {
    OrderProgress(
      order: 5005, revision: 7, step: .routed,
      eta: Timestamp(microseconds: 1_795_000_900_000_000), cause: .offerOpen,
      items: (1...items).map {
        OrderItem(sku: Identifier(rawValue: $0), quantity: 1, minor: 4_900)
      })
  }
}

func exitWithFailure() -> Never { exit(1) }
