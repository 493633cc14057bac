import Basics
import Messages
import WireCodec

@testable import DropEngine

/// Calls about a hub, in seconds; apart from tests of the engine, whose own names the messages share.
enum HubCall {
  case throttle(burst: UInt32, refill: Int64)
  case modes(enterBacklog: UInt32, within: Int64, dwell: Int64)
  case telemetry(backlog: UInt32)

  func body(of hub: HubID, partner: PartnerID, key: UInt64) -> Command.Body {
    let key = UUIDBytes(high: 12, low: key)
    let hub = Identifier(rawValue: hub.rawValue)
    switch self {
    case .throttle(let burst, let refill):
      return .logged(
        .setThrottle(
          SetThrottleRequest(key: key, hub: hub, burst: burst, refill: Self.seconds(refill))))
    case .modes(let backlog, let within, let dwell):
      return .logged(
        .setThrottle(
          SetThrottleRequest(
            key: key, hub: hub, enterBacklog: backlog, exitBacklog: backlog - 1,
            heartbeatWithin: Self.seconds(within), minDwell: Self.seconds(dwell))))
    case .telemetry(let backlog):
      return .logged(
        .telemetry(
          TelemetryRequest(
            partner: Identifier(rawValue: partner.rawValue), hub: hub, backlog: backlog)))
    }
  }

  private static func seconds(_ count: Int64) -> TimeSpan {
    TimeSpan(microseconds: count * 1_000_000)
  }
}
