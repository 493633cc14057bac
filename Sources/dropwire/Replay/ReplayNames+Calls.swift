import Basics
import DropEngine
import LogContract
import Messages
import WireCodec

// Names in calls of the contract. A call that is added is named here: without that its ids would be those of the
// log, which no entry of the replay has.

extension ReplayNames {
  private func rename(_ id: inout Identifier) {
    // Ids of all kinds are made alike; the kind is of the type only.
    id = Identifier(rawValue: name(DropID(rawValue: id.rawValue)).rawValue)
  }

  /// A call with its ids as they are in the replay.
  func translated(_ call: LogCommand) -> LogCommand {
    switch call {
    case .remark, .setMarket, .settle, .setTill: return call
    case .registerToken: return call
    case .revokeToken(var request):
      rename(&request.token)
      return .revokeToken(request)
    case .express(var request):
      rename(&request.token)
      rename(&request.drop)
      rename(&request.window)
      for index in request.lines.indices { rename(&request.lines[index].pool) }
      return .express(request)
    case .cancel(var request):
      rename(&request.order)
      for index in request.jobs.indices { rename(&request.jobs[index]) }
      return .cancel(request)
    case .refund(var request):
      rename(&request.order)
      return .refund(request)
    case .setBuyerLimit(var request):
      rename(&request.drop)
      return .setBuyerLimit(request)
    case .setPolicy(var request):
      rename(&request.drop)
      return .setPolicy(request)
    case .reserve(let request): return .reserve(translated(request))
    case .schedule(let request): return .schedule(translated(request))
    case .openWindow(var request):
      rename(&request.drop)
      return .openWindow(request)
    case .ringFence(var request):
      rename(&request.drop)
      rename(&request.pool)
      rename(&request.fence)
      if var whom = request.whom {
        rename(&whom.window)
        rename(&whom.partner)
        request.whom = whom
      }
      return .ringFence(request)
    case .open(var request):
      rename(&request.drop)
      return .open(request)
    case .join(var request):
      rename(&request.drop)
      return .join(request)
    case .reveal(var request):
      rename(&request.drop)
      return .reveal(request)
    case .leave(var request):
      rename(&request.drop)
      return .leave(request)
    case .putWindows(var request):
      rename(&request.partner)
      rename(&request.hub)
      for index in request.windows.indices { rename(&request.windows[index].window) }
      return .putWindows(request)
    case .setThrottle(var request):
      rename(&request.hub)
      return .setThrottle(request)
    case .setHubMode(var request):
      rename(&request.hub)
      return .setHubMode(request)
    case .telemetry, .setDispatch, .forceSwap, .report: return ofDispatch(call)
    }
  }

  private func ofDispatch(_ call: LogCommand) -> LogCommand {
    switch call {
    case .telemetry(var request):
      rename(&request.partner)
      rename(&request.hub)
      return .telemetry(request)
    case .setDispatch(var request):
      rename(&request.hub)
      return .setDispatch(request)
    case .forceSwap(var request):
      rename(&request.job)
      rename(&request.hub)
      return .forceSwap(request)
    case .report(var request):
      rename(&request.partner)
      rename(&request.job)
      return .report(request)
    default: return call
    }
  }

  private func translated(_ request: ReserveRequest) -> ReserveRequest {
    var request = request
    rename(&request.drop)
    rename(&request.pool)
    rename(&request.window)
    for index in request.lines.indices { rename(&request.lines[index].pool) }
    return request
  }

  private func translated(_ request: ScheduleDropRequest) -> ScheduleDropRequest {
    var request = request
    rename(&request.offer)
    rename(&request.stream)
    for index in request.pools.indices { rename(&request.pools[index].hub) }
    if var plan = request.reservation {
      for index in plan.pools.indices { rename(&plan.pools[index].hub) }
      request.reservation = plan
    }
    return request
  }
}
