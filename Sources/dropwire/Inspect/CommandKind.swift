import DropEngine
import LogContract
import Messages

/// A kind of command, or a method of the contract by its number.
enum CommandKind: Hashable {
  case command(CommandTag)
  case call(Int)

  init(_ command: Command) {
    if case .logged(let call) = command.body {
      self = .call(call.number)
    } else {
      self = .command(command.tag)
    }
  }

  var name: String {
    switch self {
    case .command(let tag): "\(tag)"
    case .call(let number): LogCommand.method(number)?.qualifiedName ?? "\(number)"
    }
  }

  /// All of them, in the order of their numbers.
  static let all =
    CommandTag.allCases.map { CommandKind.command($0) }
    + LogCommand.methods.map { CommandKind.call($0.number) }
}
