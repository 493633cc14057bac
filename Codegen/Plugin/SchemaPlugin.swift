import Foundation
import PackagePlugin

/// Makes Swift of the `.drop` files of a target whenever the target is built.
@main
struct SchemaPlugin: BuildToolPlugin {
  /// Every schema makes one file of each kind, so that the build knows their names beforehand.
  private static let suffixes = [
    ".messages.swift", ".proto.swift", ".json.swift", ".services.swift", ".descriptor.swift",
  ]

  /// Made once, for the methods of all schemas that are in a log.
  private static let shared = ["log.contract.swift", "log.contract.services.swift"]

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let schemas = module.sourceFiles.map(\.url).filter { $0.pathExtension == "drop" }
      .sorted { $0.path < $1.path }
    guard !schemas.isEmpty else {
      Diagnostics.warning("\(target.name) has no .drop file to make Swift of")
      return []
    }
    let folder = context.pluginWorkDirectoryURL.appending(path: "Generated")
    let own = schemas.flatMap { schema in
      let stem = schema.deletingPathExtension().lastPathComponent
      return Self.suffixes.map { stem + $0 }
    }
    let outputs = (own + Self.shared).map { folder.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Making Swift of the schemas of \(target.name)",
        executable: try context.tool(named: "dropwire-schema").url,
        arguments: ["generate", "--every-file", "--swift", folder.path] + schemas.map(\.path),
        inputFiles: schemas, outputFiles: outputs)
    ]
  }
}
