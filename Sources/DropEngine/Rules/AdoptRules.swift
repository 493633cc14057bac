/// The log goes over to other limits, and to the rules of its entry: an operator wants it, and the sequencer writes it as the
/// first entry of a start. Like a tick it has no caller.
public struct AdoptRules: Equatable, Sendable {
  /// What is set, in ascending order of numbers, each limit once; what is not named stays as it is.
  public var settings: [LimitSetting]

  /// Of several settings of one limit the last counts.
  public init(_ settings: [LimitSetting]) {
    self.settings = EngineLimit.allCases.compactMap { limit in
      settings.last { $0.limit == limit }
    }
  }

  /// What the journal says, whose order has been looked at.
  init(stored settings: [LimitSetting]) { self.settings = settings }
}

/// Why a log cannot go over to a limit.
public enum LimitObstacle: Error, Equatable, Sendable {
  /// No version of the log's rules has it.
  case outOfRange(LimitSetting)
  /// More is there already than there might be.
  case inUse(LimitSetting, used: Int)
  /// It does not go with another one, as that would be.
  case contradiction(LimitSetting, LimitSetting)
}

extension LimitObstacle: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outOfRange(let setting):
      "\(setting.limit) is from \(setting.limit.range.lowerBound) to \(setting.limit.range.upperBound), "
        + "and not \(setting.value)"
    case .inUse(let setting, let used):
      "\(setting.limit) cannot be \(setting.value): \(used) are in use"
    case .contradiction(let setting, let other):
      "\(setting.limit) cannot be \(setting.value) while \(other.limit) is \(other.value)"
    }
  }
}
