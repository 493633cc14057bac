import ArgumentParser
import Foundation
import SchemaCompiler

typealias SchemaSource = SourceFile

/// The file system, as the commands see it.
enum SchemaFiles {
  /// The files at `paths`; of a folder every *.drop file in it. Sorted, each once.
  static func find(_ paths: [String]) throws -> [SchemaSource] {
    var found: Set<String> = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ValidationError("There is no file or folder '\(path)'.")
      }
      if isFolder.boolValue {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where name.hasSuffix(".drop") { found.insert(joined(path, name)) }
      } else {
        found.insert(path)
      }
    }
    guard !found.isEmpty else {
      throw ValidationError("There is no *.drop file in \(paths.joined(separator: ", ")).")
    }
    return try found.sorted().map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValidationError("'\(path)' cannot be read.")
      }
      return SourceFile(path: path, bytes: Array(data))
    }
  }

  /// The content of a file that is imported; nil when there is none.
  static func load(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

/// Writes generated files into a folder.
struct GeneratedFolder {
  let path: String

  /// What writing changed, by the names of the files.
  struct Changes {
    var written: [String] = []
    var unchanged: [String] = []
    var removed: [String] = []

    var isEmpty: Bool { written.isEmpty && removed.isEmpty }
  }

  /// Brings the folder to exactly `files`: unchanged files are not touched, files of an earlier run
  /// that are no longer made are removed, all others are left alone.
  ///
  /// - Parameter dryRun: finds out what would change, and changes nothing.
  func write(_ files: [GeneratedFile], dryRun: Bool) throws -> Changes {
    var changes = Changes()
    let manager = FileManager.default
    if !dryRun {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    for file in files {
      let target = SchemaFiles.joined(path, file.path)
      if manager.contents(atPath: target) == Data(file.text.utf8) {
        changes.unchanged.append(file.path)
        continue
      }
      if !dryRun { try Data(file.text.utf8).write(to: URL(fileURLWithPath: target)) }
      changes.written.append(file.path)
    }
    let names = Set(files.map(\.path))
    let existing = (try? manager.contentsOfDirectory(atPath: path)) ?? []
    for name in existing.sorted() where !names.contains(name) && isOurs(name) {
      if !dryRun { try manager.removeItem(atPath: SchemaFiles.joined(path, name)) }
      changes.removed.append(name)
    }
    return changes
  }

  private func isOurs(_ name: String) -> Bool {
    guard name.hasSuffix(".swift"),
      let data = FileManager.default.contents(atPath: SchemaFiles.joined(path, name))
    else { return false }
    let first = String(decoding: data.prefix(200), as: UTF8.self).split(separator: "\n").first ?? ""
    return first.hasPrefix("// Generated from ")
      && first.contains("by `dropwire schema generate`")
  }
}
