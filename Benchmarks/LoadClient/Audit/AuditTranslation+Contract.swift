import DropEngine
import JSONText
import LoadKit
import LogContract
import Messages
import WireCodec

// Calls of the log's contract as the audit reads them: by the names of the schemas, with no type of theirs.

extension AuditCall {
  init(_ call: LogCommand) {
    self.init(method: Self.name(of: call), request: AuditFields(call.withoutKey))
  }

  /// The method of a call, as `Drops/Control`.
  static func name(of call: LogCommand) -> String {
    let method = call.method
    return "\(method.service.split(separator: ".").last ?? "")/\(method.name)"
  }
}

extension AuditResult {
  init(_ outcome: LogOutcome) {
    if let rejected = outcome.rejection {
      self = .refused(AuditRefusal(rejected))
    } else {
      self = .answered(AuditFields(outcome))
    }
  }
}

extension AuditFields {
  /// The fields of a message of the contract.
  init(_ message: some LoggedMessage) {
    var values: [String: String] = [:]
    func add(_ node: JSONNode, _ name: String) {
      switch node.value {
      case .object(let members):
        // That it is there, whatever is in it.
        if !name.isEmpty { values[name] = "" }
        for member in members {
          add(member.node, name.isEmpty ? member.name : "\(name).\(member.name)")
        }
      case .array(let elements):
        for (index, element) in elements.enumerated() { add(element, "\(name).\(index)") }
      case .string(let text): values[name] = text
      default: values[name] = node.compactText
      }
    }
    // What the codec has written is JSON.
    if let node = try? JSONParser.parse(Array(message.json.utf8)) { add(node, "") }
    self.init(values)
  }
}

extension AuditRefusal {
  /// The audit's reason for one of the contract.
  init(_ rejected: Rejected) {
    let code = RefusalCode.allCases.first { "\($0)" == "\(rejected.reason)" }
    self = code.map { AuditRefusal($0) } ?? .other
  }
}

// What the audit knows of windows.

extension AuditSlotWish {
  init(_ request: ReserveRequest) {
    self.init(
      window: request.window.rawValue, isAny: request.anyWindow != nil,
      kinds: request.anyWindow?.classes.map { "\($0)" } ?? [],
      before: request.anyWindow?.before?.microseconds, zone: UInt64(request.zone),
      way: request.preference == .unspecified ? "" : "\(request.preference)", isOnly: request.only)
  }
}

extension AuditWindow {
  /// The windows of a request, with the ids that they were given.
  static func all(of request: PutWindowsRequest, _ ids: [Identifier]) -> [AuditWindow] {
    zip(request.windows, ids).map { window, id in
      AuditWindow(
        window: id.rawValue, hub: request.hub.rawValue, zone: UInt64(request.zone),
        kind: "\(window.class)", start: window.start.microseconds, end: window.end.microseconds,
        opens: window.opens?.microseconds ?? 0,
        closes: (window.closes ?? window.start).microseconds, slots: Int64(window.capacity),
        ways: window.preferences.map { "\($0)" })
    }
  }
}

extension AuditDrop {
  /// A drop with its reservation, if it has one.
  init(_ request: ScheduleDropRequest, _ scheduled: Messages.DropScheduled) {
    let instant = zip(request.pools, scheduled.pools)
    self.init(
      drop: scheduled.drop.rawValue,
      pools: instant.map { (pool: $1.rawValue, capacity: UInt64($0.capacity)) },
      buyerLimit: UInt64(request.buyerLimit), holdTimeMicroseconds: request.holdTime.microseconds,
      waitlistPlaces: UInt64(request.waitlistLimit), zone: UInt64(request.zone),
      hubs: Dictionary(
        uniqueKeysWithValues: instant.filter { $0.0.hub.rawValue != 0 }.map {
          ($1.rawValue, $0.hub.rawValue)
        }), lets: request.bypass == true)
    guard let reservation = request.reservation else { return }
    let reserved = zip(reservation.pools, scheduled.pools.dropFirst(request.pools.count))
    plan = AuditPlan(
      pools: reserved.map { pool, id in
        AuditPlan.Pool(
          pool: id.rawValue, variant: UInt64(pool.variant), capacity: UInt64(pool.capacity),
          hub: pool.hub.rawValue)
      },
      variants: Dictionary(
        uniqueKeysWithValues: instant.map { ($1.rawValue, UInt64($0.variant)) }),
      opensWhenSoldOut: reservation.soldOut, demand: UInt64(reservation.demand),
      opensAt: reservation.opensAt?.microseconds ?? 0,
      lasts: reservation.lasts?.microseconds ?? 0, kinds: reservation.classes.map { "\($0)" },
      givesSlots: reservation.instead.isEmpty || reservation.instead.contains(.slot),
      zones: reservation.instantZones.map { UInt64($0) })
  }
}
