import Basics
import DropEngine
import Messages
import WireCodec

/// What a what-if replay changes of drops: a small text, a statement a line.
/// ```
/// policy    = { [ statement ] [ "#" comment ] newline }
/// statement = target setting value
/// target    = "all" | drop id | pool id
/// setting   = "buyer-limit" | "hold-time" | "waitlist-limit" | "bypass" | "sold-out" | "demand" | "capacity"
/// value     = number | "none"                 of buyer-limit, waitlist-limit and demand
///           | number ( "s" | "ms" | "min" )   of hold-time
///           | "on" | "off"                    of bypass and sold-out
///           | [ "+" | "-" ] number | number "%"      of capacity, of each pool
/// ```
/// A statement of a pool wins over one of its drop, and that over one of all. A pool has a capacity only, and a
/// drop that is no hybrid has neither `sold-out` nor `demand`.
struct ReplayPolicy: Equatable {
  /// What a statement is about. Ids are those of the log.
  enum Target: Hashable, CustomStringConvertible {
    case all
    case drop(DropID)
    case pool(PoolID)

    var description: String {
      switch self {
      case .all: "all"
      case .drop(let drop): "\(drop)"
      case .pool(let pool): "\(pool)"
      }
    }
  }

  /// What it changes.
  enum Setting: String, CaseIterable {
    case buyerLimit = "buyer-limit"
    case holdTime = "hold-time"
    case waitlistLimit = "waitlist-limit"
    case bypass
    case soldOut = "sold-out"
    case demand
    case capacity
  }

  /// How much.
  enum Value: Equatable {
    case number(UInt64)
    case more(UInt64)
    case less(UInt64)
    case percent(UInt64)
    case microseconds(Int64)
    case flag(Bool)
  }

  struct Place: Hashable {
    var target: Target
    var setting: Setting
  }

  struct Statement: Equatable {
    var value: Value
    /// The line it stands in, from 1 on.
    var line: Int
  }

  private(set) var statements: [Place: Statement] = [:]
  let limits: EngineLimits

  static func == (left: Self, right: Self) -> Bool { left.statements == right.statements }

  // MARK: Use

  /// The drop as it is scheduled under this policy.
  ///
  /// - Parameters:
  ///   - drop: its id in the log.
  ///   - pools: those of its pools there, in their order.
  func apply(to command: ScheduleDrop, of drop: DropID, _ pools: [PoolID]) -> ScheduleDrop {
    var command = command
    command.buyerLimit = limit(.buyerLimit, command.buyerLimit, of: drop)
    command.holdTTLMicroseconds = holdTime(command.holdTTLMicroseconds, of: drop)
    command.waitlistLimit = limit(.waitlistLimit, command.waitlistLimit, of: drop)
    for index in command.pools.indices.prefix(pools.count) {
      command.pools[index].capacity = capacity(
        command.pools[index].capacity, of: pools[index], drop)
    }
    return command
  }

  /// The drop as a call schedules it, with its reservation.
  ///
  /// - Parameter pools: in the log; behind those of the drop those of the reservation.
  func apply(
    to request: ScheduleDropRequest, of drop: DropID, _ pools: [PoolID]
  ) -> ScheduleDropRequest {
    var request = request
    request.buyerLimit = limit(.buyerLimit, request.buyerLimit, of: drop)
    request.holdTime = TimeSpan(
      microseconds: holdTime(request.holdTime.microseconds, of: drop))
    request.waitlistLimit = limit(.waitlistLimit, request.waitlistLimit, of: drop)
    request.bypass = flag(.bypass, of: drop) ?? request.bypass
    for (index, pool) in zip(request.pools.indices, pools) {
      request.pools[index].capacity = capacity(request.pools[index].capacity, of: pool, drop)
    }
    if var plan = request.reservation {
      plan.soldOut = flag(.soldOut, of: drop) ?? plan.soldOut
      plan.demand = limit(.demand, plan.demand, of: drop)
      for (index, pool) in zip(plan.pools.indices, pools.dropFirst(request.pools.count)) {
        plan.pools[index].capacity = capacity(plan.pools[index].capacity, of: pool, drop)
      }
      request.reservation = plan
    }
    return request
  }

  /// What is changed of a drop once it is scheduled by the command that cannot say it; nil when nothing is.
  ///
  /// - Parameter id: of the drop where it is changed.
  func afterwards(of drop: DropID, as id: DropID) -> SetPolicyRequest? {
    guard flag(.bypass, of: drop) == true else { return nil }
    return SetPolicyRequest(drop: Identifier(rawValue: id.rawValue), bypass: true)
  }

  private func flag(_ setting: Setting, of drop: DropID) -> Bool? {
    guard case .flag(let flag)? = value(setting, of: drop) else { return nil }
    return flag
  }

  private func limit(_ setting: Setting, _ before: UInt32, of drop: DropID) -> UInt32 {
    guard case .number(let limit)? = value(setting, of: drop) else { return before }
    return UInt32(clamping: limit)
  }

  private func holdTime(_ before: Int64, of drop: DropID) -> Int64 {
    guard case .microseconds(let time)? = value(.holdTime, of: drop) else { return before }
    return time
  }

  private func capacity(_ before: UInt32, of pool: PoolID, _ drop: DropID) -> UInt32 {
    let own = statements[Place(target: .pool(pool), setting: .capacity)]?.value
    guard let value = own ?? value(.capacity, of: drop) else { return before }
    return capacity(before, value)
  }

  private func value(_ setting: Setting, of drop: DropID) -> Value? {
    (statements[Place(target: .drop(drop), setting: setting)]
      ?? statements[Place(target: .all, setting: setting)])?.value
  }

  private func capacity(_ before: UInt32, _ value: Value) -> UInt32 {
    let before = UInt64(before)
    let changed: UInt64 =
      switch value {
      case .number(let units): units
      case .more(let units): before + units
      case .less(let units): before - min(before, units)
      case .percent(let percent): before * percent / 100
      case .microseconds, .flag: before
      }
    return UInt32(min(changed, UInt64(limits.capacityPerPool)))
  }

  /// Statements about drops and pools that the log has not, by line.
  func unused(drops: Set<DropID>, pools: Set<PoolID>) -> [(line: Int, target: Target)] {
    statements.compactMap { place, statement in
      switch place.target {
      case .all: nil
      case .drop(let drop): drops.contains(drop) ? nil : (statement.line, place.target)
      case .pool(let pool): pools.contains(pool) ? nil : (statement.line, place.target)
      }
    }.sorted { $0.0 < $1.0 }
  }
}

// MARK: Reading

extension ReplayPolicy {
  /// Something that is wrong with the text, and where.
  struct Problem: Error, Equatable, CustomStringConvertible {
    /// From 1 on.
    var line: Int
    /// From 1 on, in characters.
    var column: Int
    var what: String

    var description: String { "\(line):\(column): \(what)" }
  }

  /// All problems of a text at once.
  struct Problems: Error, Equatable {
    var all: [Problem]
  }

  private struct Word {
    var text: Substring
    var column: Int
  }

  /// Bytes of a policy: a statement for each of some thousand drops.
  static let maximumBytes = 1 << 20

  /// Reads a policy.
  init(_ text: String, limits: EngineLimits = EngineLimits()) throws(Problems) {
    self.limits = limits
    var problems: [Problem] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let words = Self.words(of: line)
      guard !words.isEmpty else { continue }
      do throws(Problem) {
        try take(words, line: index + 1, end: line.count + 1)
      } catch {
        problems.append(error)
      }
    }
    if problems.isEmpty, statements.isEmpty {
      problems.append(
        Problem(line: 1, column: 1, what: "says nothing; such as: all hold-time 30s"))
    }
    guard problems.isEmpty else { throw Problems(all: problems) }
  }

  private static func words(of line: Substring) -> [Word] {
    var words: [Word] = []
    var isWithin = false
    for (offset, index) in line.indices.enumerated() {
      let character = line[index]
      if character == "#" { break }
      if character.isWhitespace {
        isWithin = false
      } else if isWithin, let last = words.indices.last {
        words[last].text = line[words[last].text.startIndex...index]
      } else {
        words.append(Word(text: line[index...index], column: offset + 1))
        isWithin = true
      }
    }
    return words
  }

  private mutating func take(_ words: [Word], line: Int, end: Int) throws(Problem) {
    func problem(_ word: Word?, _ what: String) -> Problem {
      Problem(line: line, column: word?.column ?? end, what: what)
    }
    let settings = Setting.allCases.map(\.rawValue).joined(separator: ", ")
    guard let target = Self.target(words[0].text) else {
      throw problem(words[0], "\(words[0].text) is neither all, nor the id of a drop or a pool")
    }
    guard words.count > 1, let setting = Setting(rawValue: String(words[1].text)) else {
      let found = words.count > 1 ? "\(words[1].text) is no setting" : "a setting is missing"
      throw problem(words.count > 1 ? words[1] : nil, "\(found); there are \(settings)")
    }
    if case .pool = target, setting != .capacity {
      throw problem(words[1], "a pool has a capacity; \(setting.rawValue) is its drop's")
    }
    guard words.count > 2 else {
      throw problem(nil, "a value is missing: \(Self.form(of: setting))")
    }
    guard let value = Self.value(words[2].text, of: setting) else {
      throw problem(words[2], "\(words[2].text) is not \(Self.form(of: setting))")
    }
    if let bounds = bound(of: setting, value) { throw problem(words[2], bounds) }
    guard words.count == 3 else {
      throw problem(words[3], "\(words[3].text) is too much: one statement a line")
    }
    let place = Place(target: target, setting: setting)
    if let before = statements[place] {
      throw problem(
        words[0], "\(target) \(setting.rawValue) is said in line \(before.line) already")
    }
    statements[place] = Statement(value: value, line: line)
  }

  private static func target(_ text: Substring) -> Target? {
    if text == "all" { return .all }
    if let drop = DropID(String(text)) { return .drop(drop) }
    return PoolID(String(text)).map { .pool($0) }
  }

  private static func form(of setting: Setting) -> String {
    switch setting {
    case .buyerLimit, .waitlistLimit, .demand: "a number, or none"
    case .bypass, .soldOut: "on or off"
    case .holdTime: "a time such as 45s, 1500ms or 5min"
    case .capacity: "a number of units, +N, -N, or N%"
    }
  }

  private static func value(_ text: Substring, of setting: Setting) -> Value? {
    switch setting {
    case .bypass, .soldOut:
      return text == "on" ? .flag(true) : text == "off" ? .flag(false) : nil
    case .buyerLimit, .waitlistLimit, .demand:
      return text == "none" ? .number(0) : number(text).map { .number($0) }
    case .holdTime:
      for (unit, microseconds) in [("ms", 1_000), ("min", 60_000_000), ("s", 1_000_000)]
      where text.hasSuffix(unit) {
        guard let count = number(text.dropLast(unit.count)) else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: UInt64(microseconds))
        return .microseconds(overflow ? .max : Int64(clamping: product))
      }
      return nil
    case .capacity:
      if text.hasPrefix("+") { return number(text.dropFirst()).map { .more($0) } }
      if text.hasPrefix("-") { return number(text.dropFirst()).map { .less($0) } }
      if text.hasSuffix("%") { return number(text.dropLast()).map { .percent($0) } }
      return number(text).map { .number($0) }
    }
  }

  /// Digits and nothing else, up to what every setting could have.
  private static func number(_ text: Substring) -> UInt64? {
    guard !text.isEmpty, text.utf8.count <= 12, text.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return UInt64(text)
  }

  /// What the engine takes; nil when it takes the value.
  private func bound(of setting: Setting, _ value: Value) -> String? {
    switch (setting, value) {
    case (.holdTime, .microseconds(let time)):
      let (least, most) = (
        limits.minimumHoldTTLMicroseconds, limits.maximumHoldTTLMicroseconds
      )
      guard time < least || time > most else { return nil }
      return "a hold lasts from \(least / 1_000) ms to \(most / 60_000_000) min"
    case (.capacity, .number(let units)), (.capacity, .more(let units)):
      guard units > UInt64(limits.capacityPerPool) else { return nil }
      return "a pool has at most \(limits.capacityPerPool) units"
    case (.capacity, .percent(let percent)):
      return percent > 1_000_000 ? "at most 1000000%" : nil
    case (.waitlistLimit, .number(let places)):
      guard places > UInt64(limits.waitersPerPool) else { return nil }
      return "at most \(limits.waitersPerPool) wait for a pool"
    case (.buyerLimit, .number(let units)), (.demand, .number(let units)):
      return units > UInt64(UInt32.max) ? "at most \(UInt32.max) units" : nil
    default: return nil
    }
  }
}
