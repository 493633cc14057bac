import Messages

// How hubs sell, in the words of the contract.

extension Messages.HubMode {
  /// What a mode is called in the contract.
  public init(_ mode: DropEngine.HubMode) {
    self =
      switch mode {
      case .instant: .instant
      case .reservation: .reservation
      }
  }
}

extension Messages.HubModeReason {
  /// What a reason is called in the contract.
  public init(_ reason: DropEngine.HubModeReason) {
    self =
      switch reason {
      case .backlog: .backlog
      case .preparation: .preparation
      case .acceptRate: .acceptRate
      case .heartbeat: .heartbeat
      case .operator: .operator
      case .recovered: .recovered
      }
  }
}
