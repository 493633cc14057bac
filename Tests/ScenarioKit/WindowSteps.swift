import LogContract
import Messages
import WireCodec

// Rows about windows: the same requests whoever runs the story.
//
//     window  noon hub=depot class=sameDay start=1h end=2h opens=1m closes=50m capacity=3 for=pickup+locker
//     reserve a pool=M window=noon zone=3 prefer=pickup        a slot of this one
//     reserve a pool=M any=sameDay+nextDay before=4h zone=3    or of the earliest that fits; any=yes: of all classes
//     reserve a pool=S:1+M:2 join=yes together=yes             one place in both lines; last=3: up to the third
//     windows zone=3 any=sameDay prefer=locker                 what there is

extension Scenario.Step {
  /// Puts one window, named by the subject.
  ///
  /// - Parameters:
  ///   - window: its id; 0 for a new one.
  ///   - hub: the id of the hub that the row names; 0 when it names none.
  ///   - partner: whose hub that is.
  public func putWindow(
    key: UUIDBytes, window: UInt64, hub: UInt64, partner: UInt64
  ) throws -> LogCommand {
    let specification = WindowSpec(
      window: Identifier(rawValue: window),
      class: try Self.windowClass(self["class"] ?? "sameDay", line),
      start: try timestamp("start") ?? Timestamp(), end: try timestamp("end") ?? Timestamp(),
      opens: try timestamp("opens"), closes: try timestamp("closes"),
      capacity: UInt32(self["capacity"] ?? "1") ?? 0,
      preferences: try (self["for"] ?? "").split(separator: "+").map {
        try Self.preference(String($0), line)
      })
    return .putWindows(
      PutWindowsRequest(
        key: key, partner: Identifier(rawValue: partner), hub: Identifier(rawValue: hub),
        zone: UInt32(self["zone"] ?? "0") ?? 0, windows: [specification]))
  }

  /// Whether a reserve's row asks for more than units.
  public var hasWindowWish: Bool {
    ["window", "any", "before", "zone", "prefer", "only", "together", "last", "ticket"]
      .contains { self[$0] != nil }
  }

  /// Adds what a reserve's row says of windows.
  ///
  /// - Parameter window: the id of a window by its name.
  public func addWindowWish(
    to request: inout ReserveRequest, window: (String) -> UInt64
  ) throws {
    if let name = self["window"] { request.window = Identifier(rawValue: window(name)) }
    if self["any"] != nil {
      request.anyWindow = AnyWindow(classes: try windowClasses, before: try timestamp("before"))
    }
    request.zone = UInt32(self["zone"] ?? "0") ?? 0
    request.preference = try preferred
    request.only = self["only"] == "yes"
    request.together = self["together"].map { $0 == "yes" }
    request.lastPlace = UInt32(self["last"] ?? "0") ?? 0
    request.ticket = self["ticket"].flatMap { UInt64($0) }
  }

  /// The question of a row that asks for windows.
  public func windowsRequest(hub: UInt64) throws -> WindowsRequest {
    WindowsRequest(
      zone: UInt32(self["zone"] ?? "0") ?? 0, hub: Identifier(rawValue: hub),
      classes: try windowClasses, preference: try preferred, before: try timestamp("before"),
      limit: UInt32(self["limit"] ?? "0") ?? 0)
  }

  private var preferred: Preference {
    get throws { try self["prefer"].map { try Self.preference($0, line) } ?? .unspecified }
  }

  private var windowClasses: [WindowClass] {
    get throws {
      guard let text = self["any"], text != "yes" else { return [] }
      return try text.split(separator: "+").map { try Self.windowClass(String($0), line) }
    }
  }

  func timestamp(_ name: String) throws -> Timestamp? {
    guard let text = self[name] else { return nil }
    guard let time = ScenarioTime.parse(text) else {
      throw ScenarioError(line: line, "'\(text)' is not a time")
    }
    return Timestamp(microseconds: time)
  }

  static func windowClass(_ text: String, _ line: Int) throws -> WindowClass {
    switch text {
    case "sameDay": .sameDay
    case "nextDay": .nextDay
    case "dated": .dated
    default: throw ScenarioError(line: line, "no class of windows is called '\(text)'")
    }
  }

  private static func preference(_ text: String, _ line: Int) throws -> Preference {
    switch text {
    case "homeDelivery": .homeDelivery
    case "pickup": .pickup
    case "locker": .locker
    default: throw ScenarioError(line: line, "nobody can prefer '\(text)'")
    }
  }
}

extension Observation {
  /// What a question for windows was answered: each with its free slots, in order.
  public init(_ list: WindowList, name: (UInt64) -> String) {
    let windows = list.windows.map { "\(name($0.window.rawValue)):\($0.free)" }
    self.init(
      "windows", [("list", windows.isEmpty ? "none" : windows.joined(separator: "+"))])
  }

  /// What is seen of one window; "forgotten" when it is not there.
  public init(_ window: WindowStatus?) {
    guard let window else {
      self.init("forgotten")
      return
    }
    self.init(
      "window",
      [
        ("capacity", "\(window.capacity)"), ("held", "\(window.held)"),
        ("booked", "\(window.booked)"), ("free", "\(window.free)"), ("zone", "\(window.zone)"),
      ])
  }

  /// A hold as whoever asks is told of it.
  public init(_ result: HoldResult) {
    switch result {
    case .hold(let hold):
      self.init(
        "hold",
        [
          ("phase", "\(hold.phase)"),
          ("units", "\(hold.lines.reduce(0) { $0 + $1.quantity })"),
          ("deadline", ScenarioTime.text(hold.deadline.microseconds)),
          ("sold", hold.order.rawValue == 0 ? "no" : "yes"),
          ("archived", hold.archived == nil ? "no" : "yes"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)")
    case .unspecified, .unknown: self.init("unknown")
    }
  }

  /// The same of an order.
  public init(_ result: GetOrderResult) {
    switch result {
    case .order(let order):
      self.init(
        "order",
        [
          ("phase", "\(order.phase)"), ("revision", "\(order.revision)"),
          ("amount", "\(order.amount)"),
          ("jobs", order.jobs.map { "\($0.phase)" }.joined(separator: "+")),
          ("archived", order.archived == nil ? "no" : "yes"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)")
    case .unspecified, .unknown: self.init("unknown")
    }
  }

  /// Where somebody is in line.
  public init(_ result: PlaceResult) {
    switch result {
    case .place(let place):
      self.init(
        "place",
        [
          ("phase", "\(place.phase)"), ("position", "\(place.position)"),
          ("ahead", "\(place.unitsAhead)"), ("units", "\(place.quantity)"),
          ("min", "\(place.minimum)"), ("free", "\(place.free)"),
          ("reachable", "\(place.reachable)"),
          ("turn", place.hold.rawValue == 0 ? "no" : "yes"),
          ("lines", place.lines.map { "\($0.quantity)@\($0.position)" }.joined(separator: "+")),
          ("archived", place.archived == nil ? "no" : "yes"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)")
    case .unspecified, .unknown: self.init("unknown")
    }
  }
}
