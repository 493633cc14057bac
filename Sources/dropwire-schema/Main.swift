import SchemaCommands
import StandardStreams

/// The schema commands alone: small enough to be built first, for build tools.
@main
enum DropwireSchema {
  static func main() {
    StandardDescriptors.reserve()
    SchemaCommand.runAndExit(SchemaCommand.self)
  }
}
