import Basics
import DropEngine
import Sequencer

/// Commands in flight of each sender: of a connection, and of a principal over all connections of a
/// loop, each class apart.
///
/// Senders are hashed to a fixed number of accounts by a secret of the process: no table that grows, and nobody
/// can choose whose account to share. Two who share one by chance are each taken for both.
struct SenderAccounts {
  /// The two accounts that a command is counted in.
  struct Place {
    var connection: UInt16
    var principal: UInt16
  }

  private static let bits = 12
  /// Principals without an identity are not counted: the last account stays empty.
  private static let nobody = UInt16(1 << bits)

  private var counts = [UInt32](repeating: 0, count: 1 << Self.bits + 1)
  private let secret = UInt64.random(in: .min ... .max)

  /// Where a command of that connection is counted.
  func place(_ command: Command, of connection: UInt64) -> Place {
    let principal = command.identity.principal
    let commandClass = UInt64(command.role.commandClass.rawValue)
    return Place(
      connection: account(connection &* 8 &+ commandClass),
      principal: principal == .none
        ? Self.nobody : account(~(principal.rawValue &* 8 &+ commandClass)))
  }

  private func account(_ sender: UInt64) -> UInt16 {
    let mixed = mixBits(mixBits(sender ^ secret) &+ secret)
    return UInt16(truncatingIfNeeded: mixed >> UInt64(64 - Self.bits))
  }

  /// Commands in flight of whichever of the two has more.
  func inFlight(_ place: Place) -> Int {
    Int(max(counts[Int(place.connection)], counts[Int(place.principal)]))
  }

  mutating func begin(_ place: Place) {
    counts[Int(place.connection)] += 1
    if place.principal != Self.nobody { counts[Int(place.principal)] += 1 }
  }

  mutating func end(_ place: Place) {
    counts[Int(place.connection)] -= 1
    if place.principal != Self.nobody { counts[Int(place.principal)] -= 1 }
  }
}
