#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the optimiser ran: `assert` conditions are evaluated in debug builds only.
var isOptimised: Bool {
  var isDebug = false
  assert(
    {
      isDebug = true
      return true
    }())
  return !isDebug
}

func exitFailing() -> Never {
  exit(2)
}

extension Duration {
  var nanoseconds: UInt64 {
    UInt64(components.seconds) * 1_000_000_000
      + UInt64(components.attoseconds / 1_000_000_000)
  }
}

/// Nanoseconds that `body` took.
func measure(_ body: () -> Void) -> UInt64 {
  let start = ContinuousClock.now
  body()
  return (ContinuousClock.now - start).nanoseconds
}

/// One line of the report.
func report(_ name: String, entries: Int, nanoseconds: UInt64, note: String = "") {
  let each = Double(nanoseconds) / Double(max(entries, 1))
  let rate = each > 0 ? 1_000 / each : 0
  let padding = String(repeating: " ", count: max(1, 48 - name.count))
  print("\(name)\(padding)\(hundredths(each)) ns  \(hundredths(rate)) M/s  \(note)")
}

/// A number with two digits after the point.
func hundredths(_ value: Double) -> String {
  let scaled = Int((value * 100).rounded())
  let rest = String(scaled % 100)
  return "\(scaled / 100).\(rest.count < 2 ? "0" + rest : rest)"
}
