import LogContract
import Messages

/// What a command is to those who wait beside it, and to a table that is nearly full. Whatever gives
/// precedence or keeps room asks for it.
public enum CommandRole: Sendable {
  /// Sets log time.
  case clock
  /// Ends or moves what somebody was promised, a bounded number of times for each promise: it makes
  /// room, or needs none.
  case promise
  /// New work that many want at once. With or without a place in line: who is willing to wait must not
  /// be passed by who is not.
  case demand
  /// Other new work.
  case addition
  /// Ends, opens or tends what is there.
  case upkeep

  /// Whether it asks for something new, which finds no room where everything else still does.
  @inlinable
  public var isNewWork: Bool {
    switch self {
    case .demand, .addition: true
    case .clock, .promise, .upkeep: false
    }
  }
}

extension Command {
  /// What the command is to others. Of a call of the contract its method says so.
  @inline(__always)
  public var role: CommandRole {
    if case .logged(let command) = body {
      switch command {
      case .reserve, .express: return .demand
      default: break
      }
      return CommandRole(ofUrgentCalls: command.isUrgent)
    }
    return tag.role
  }
}

extension LogMethod {
  /// What calls of the method are to others.
  public var role: CommandRole {
    Self.demands.contains(number) ? .demand : CommandRole(ofUrgentCalls: isUrgent)
  }

  /// Of the calls that many make at once: a reserve, and a purchase in one call.
  private static let demands = [3, 18]
}

extension CommandRole {
  /// What calls of the contract are to others: `@urgent` ones keep what was promised, all others ask for
  /// something new.
  @inline(__always)
  fileprivate init(ofUrgentCalls isUrgent: Bool) { self = isUrgent ? .promise : .addition }
}

extension CommandTag {
  /// The role of each command: said here and nowhere else. Calls of the contract have that of their method,
  /// see `Command.role`.
  public var role: CommandRole {
    switch self {
    case .setClock: .clock
    case .confirm, .beginConfirm, .paymentAuthorised, .paymentDeclined, .release, .extend,
      .leaveWaitlist, .acceptJob, .rejectJob, .reportJob:
      .promise
    case .reserve: .demand
    case .registerPartner, .putHub, .openStream, .putOffer, .scheduleDrop, .adjustInventory,
      .publishMarker, .logged:
      .addition
    case .closeStream, .controlDrop, .tick, .retain, .adoptRules: .upkeep
    }
  }
}
