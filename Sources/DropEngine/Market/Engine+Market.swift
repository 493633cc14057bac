import Basics
import LogContract
import Messages
import WireCodec

/// Features of the market that are switched off; none of a new log. A bit each, in the engine's row.
struct MarketSwitches: OptionSet, Sendable {
  let rawValue: UInt8

  static let windows = Self(rawValue: 1)
  static let hybrid = Self(rawValue: 2)
  static let all: Self = [.windows, .hybrid]
}

/// What is begun in this market, and what is refused by name. Whatever began before a feature was switched off goes on:
/// slots are kept, and hybrid drops give what they were scheduled to give.
extension Engine {
  /// Switches features on or off, from this entry on.
  public mutating func setMarket(
    _ request: SetMarketRequest, at position: LogPosition
  ) -> SetMarketResult {
    let before = marketFeatures
    set(.windows, request.windows)
    set(.hybrid, request.hybrid)
    return .changed(MarketSet(before: before, after: marketFeatures))
  }

  private mutating func set(_ feature: MarketSwitches, _ isOn: Bool?) {
    guard let isOn else { return }
    if isOn { switchedOff.remove(feature) } else { switchedOff.insert(feature) }
  }

  private var marketFeatures: MarketFeatures {
    MarketFeatures(
      windows: !switchedOff.contains(.windows), hybrid: !switchedOff.contains(.hybrid))
  }

  /// Why something that needs features cannot be begun; nil when all of them are on.
  @inline(__always)
  func notOffered(_ features: MarketSwitches) -> Refusal? {
    if switchedOff.isDisjoint(with: features) || fault == .ignoreMarket { return nil }
    return Refusal(
      .notOffered,
      field: switchedOff.intersection(features).contains(.hybrid) ? .reservation : .window,
      retryAfterMicroseconds: 0)
  }
}
