import Basics
import LogContract
import Messages
import WireCodec

/// Invariant 32: what is switched off in the market is not begun, and what is on is not refused for that.
struct MarketChecker: InvariantChecker {
  private var offersWindows = true
  private var offersHybrids = true

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard !entry.outcome.isReplay, case .logged(let call) = entry.command.body else { return }
    var needsWindows = false
    var needsHybrids = false
    switch call {
    case .setMarket(let request):
      guard case .logged(.setMarket(.changed(let told))) = entry.outcome.result else { return }
      offersWindows = request.windows ?? offersWindows
      offersHybrids = request.hybrid ?? offersHybrids
      if told.after != MarketFeatures(windows: offersWindows, hybrid: offersHybrids) {
        report.add(32, "the market was told to offer \(told.after)")
      }
      return
    case .putWindows(let request):
      needsWindows = request.windows.contains { $0.window.rawValue == 0 }
    case .schedule(let request):
      needsHybrids = request.reservation != nil
      needsWindows = needsHybrids
    case .reserve(let request):
      let wantsSlot = request.window.rawValue != 0 || request.anyWindow != nil
      let isHybrid = engine.drops.slot(request.drop.rawValue).map {
        engine.drops[$0].reservation != noSlot
      }
      needsWindows = wantsSlot && isHybrid != true
    default: return
    }
    let isOff = needsWindows && !offersWindows || needsHybrids && !offersHybrids
    let refusal = entry.outcome.result.refusal
    if isOff && refusal == nil { report.add(32, "\(call.method.name) needs what is off") }
    if !isOff && refusal?.code == .notOffered {
      report.add(32, "\(call.method.name) was refused what is on")
    }
  }
}
