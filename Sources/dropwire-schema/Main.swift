import SchemaCommands

/// The schema commands alone: small enough to be built first, for build tools.
@main
enum DropwireSchema {
  static func main() {
    SchemaCommand.runAndExit(SchemaCommand.self)
  }
}
