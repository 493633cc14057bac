import Foundation
import PackagePlugin

/// Makes Swift of the `.drop` files of a target whenever the target is built.
@main
struct DropwireSchemaPlugin: BuildToolPlugin {
  /// Every schema makes one file of each kind, so that the build knows their names beforehand.
  private static let suffixes = [
    ".messages.swift", ".proto.swift", ".json.swift", ".services.swift", ".descriptor.swift",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let schemas = module.sourceFiles.map(\.url).filter { $0.pathExtension == "drop" }
      .sorted { $0.path < $1.path }
    guard !schemas.isEmpty else {
      Diagnostics.warning("\(target.name) has no .drop file to make Swift of")
      return []
    }
    let folder = context.pluginWorkDirectoryURL.appending(path: "Generated")
    let outputs = schemas.flatMap { schema in
      let stem = schema.deletingPathExtension().lastPathComponent
      return Self.suffixes.map { folder.appending(path: stem + $0) }
    }
    return [
      .buildCommand(
        displayName: "Making Swift of the schemas of \(target.name)",
        executable: try context.tool(named: "dropwire-schema").url,
        arguments: ["generate", "--every-file", "--swift", folder.path] + schemas.map(\.path),
        inputFiles: schemas, outputFiles: outputs)
    ]
  }
}
