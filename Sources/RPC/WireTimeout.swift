/// `grpc-timeout` on the wire: one to eight digits and a unit.
package enum WireTimeout {
  /// Nanoseconds, at most `Int64.max`; nil when the text is malformed.
  package static func parse(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count >= 2, text.count <= 9 else { return nil }
    var amount: Int64 = 0
    for index in 0..<text.count - 1 {
      let byte = text[index]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      amount = amount * 10 + Int64(byte - 0x30)
    }
    guard let unit = nanoseconds(perUnit: text[text.count - 1]) else { return nil }
    let (product, overflow) = amount.multipliedReportingOverflow(by: unit)
    return overflow ? .max : product
  }

  /// The shortest exact text where eight digits allow one; rounded up to a coarser unit where they
  /// do not, so that the server never gives up before the client.
  package static func format(nanoseconds: Int64) -> String {
    guard nanoseconds > 0 else { return "0n" }
    for (symbol, unit) in units {
      let amount = nanoseconds / unit + (nanoseconds % unit == 0 ? 0 : 1)
      if amount < 100_000_000 { return "\(amount)\(symbol)" }
    }
    return "99999999H"
  }

  private static let units: [(Character, Int64)] = [
    ("n", 1), ("u", 1_000), ("m", 1_000_000), ("S", 1_000_000_000),
    ("M", 60_000_000_000), ("H", 3_600_000_000_000),
  ]

  private static func nanoseconds(perUnit symbol: UInt8) -> Int64? {
    switch symbol {
    case 0x6E: 1
    case 0x75: 1_000
    case 0x6D: 1_000_000
    case 0x53: 1_000_000_000
    case 0x4D: 60_000_000_000
    case 0x48: 3_600_000_000_000
    default: nil
    }
  }
}
