/// Times in scenarios: a number and a unit, counted from the start of the story.
public enum ScenarioTime {
  private static let units: [(name: String, microseconds: Int64)] = [
    ("us", 1), ("ms", 1_000), ("s", 1_000_000), ("m", 60_000_000), ("h", 3_600_000_000),
  ]

  /// Microseconds of "250ms", "3s", "2m", "24h"; nil when it is none of these.
  public static func parse(_ text: String) -> Int64? {
    for unit in units.reversed() where text.hasSuffix(unit.name) {
      guard let number = Int64(text.dropLast(unit.name.count)) else { continue }
      let (product, overflow) = number.multipliedReportingOverflow(by: unit.microseconds)
      return overflow ? nil : product
    }
    return nil
  }

  /// The way a time is written in observations: in seconds if it is whole seconds, else in
  /// milliseconds, else in microseconds.
  public static func text(_ microseconds: Int64) -> String {
    if microseconds % 1_000_000 == 0 { return "\(microseconds / 1_000_000)s" }
    if microseconds % 1_000 == 0 { return "\(microseconds / 1_000)ms" }
    return "\(microseconds)us"
  }
}
