package import ArgumentParser
import SchemaCompiler

/// What the parser leaves unsaid of a command line that was refused: the command that may have been meant, how a value
/// with a minus in front is written, and the usage of the command that was running.
package enum UsageAdvice {
  /// The parser's text for the error, completed.
  ///
  /// - Parameters:
  ///   - root: the program's outermost command.
  ///   - arguments: the command line, without the program's name.
  package static func text(
    for error: any Error, in root: any ParsableCommand.Type, arguments: [String]
  ) -> String {
    var lines = root.fullMessage(for: error).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let meant = Meant(root, arguments)
    var usage = lines.firstIndex { $0.hasPrefix("Usage: ") }
    // A command that has been parsed refuses its arguments when it runs: the parser then says the root's usage.
    if let start = usage, lines[start].hasSuffix(" <subcommand>"), meant.stray == nil,
      meant.path.count > 1
    {
      lines.replaceSubrange(start..., with: meant.usage(in: root))
    }
    usage = usage ?? lines.count
    if let advice = meant.advice ?? negative(lines.first ?? "", arguments) {
      lines.insert(advice, at: usage ?? lines.count)
    }
    return lines.joined(separator: "\n")
  }

  /// Of `--seconds -1` the parser takes the value for an option of its own.
  private static func negative(_ message: String, _ arguments: [String]) -> String? {
    guard message.contains("Missing value for") else { return nil }
    for (option, value) in zip(arguments, arguments.dropFirst())
    where message.contains("'\(option)") && value.first == "-"
      && value.dropFirst().first?.isNumber == true
    {
      return "A value that begins with '-' is written with '=': \(option)=\(value)"
    }
    return nil
  }

  /// The command that a command line is for.
  private struct Meant {
    var command: any ParsableCommand.Type
    var path: [String]
    /// What stands where the name of a subcommand should.
    var stray: String?

    init(_ root: any ParsableCommand.Type, _ arguments: [String]) {
      command = root
      path = [Self.name(root)]
      for argument in arguments {
        let commands = command.configuration.subcommands
        guard !commands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return }
        guard let next = commands.first(where: { Self.name($0) == argument }) else {
          stray = argument
          return
        }
        command = next
        path.append(argument)
      }
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
      command.configuration.commandName ?? "\(command)"
    }

    var advice: String? {
      guard let stray else { return nil }
      let names = command.configuration.subcommands.map(Self.name)
      let place = path.joined(separator: " ")
      guard let near = Suggestion.nearest(to: stray, among: names) else {
        return "'\(place)' has the commands \(names.joined(separator: ", "))."
      }
      return "Did you mean '\(place) \(near)'?"
    }

    func usage(in root: any ParsableCommand.Type) -> [String] {
      let help = root.helpMessage(for: command, columns: 100)
      let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { !$0.hasPrefix("USAGE: ") }.prefix { !$0.isEmpty }
      guard let first = lines.first else { return [] }
      return ["Usage: \(first.dropFirst("USAGE: ".count))"] + lines.dropFirst().map(String.init)
        + ["  See '\(path.joined(separator: " ")) --help' for more information."]
    }
  }
}
