import ArgumentParser
import Foundation
import SchemaCompiler
import StandardStreams

typealias SchemaSource = SourceFile

/// The file system, as the commands see it.
enum SchemaFiles {
  /// The files at `paths`; of a folder every *.drop file in it. Sorted, each once.
  static func find(_ paths: [String]) throws -> [SchemaSource] {
    var found: Set<String> = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        let reason = FileProblem.reading(path)
        if let reason, reason != FileProblem.text(code: ENOENT) { throw unreadable(path, reason) }
        throw ValidationError("There is no file or folder '\(path)'.")
      }
      if isFolder.boolValue {
        for name in try names(in: path) where name.hasSuffix(".drop") {
          found.insert(joined(path, name))
        }
      } else {
        found.insert(path)
      }
    }
    guard !found.isEmpty else {
      throw ValidationError("There is no *.drop file in \(paths.joined(separator: ", ")).")
    }
    return try found.sorted().map { SourceFile(path: $0, bytes: try read($0)) }
  }

  private static func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw unreadable(folder, FileProblem.text(error))
    }
  }

  /// The content of a regular file, or of a pipe that the process was given, such as /dev/stdin.
  ///
  /// - Throws: `ValidationError` with the system's reason.
  static func read(_ path: String) throws -> [UInt8] {
    do throws(FileContent.Failure) {
      return try FileContent.read(path, takesPipes: true)
    } catch {
      throw unreadable(path, "\(error)")
    }
  }

  private static func unreadable(_ path: String, _ reason: String) -> ValidationError {
    ValidationError("'\(path)' cannot be read: \(reason).")
  }

  /// Gives a file its content.
  ///
  /// - Throws: `FileFailure` with the system's reason.
  static func write(_ content: Data, to path: String) throws {
    do {
      try content.write(to: URL(fileURLWithPath: path))
    } catch {
      throw FileFailure("'\(path)' cannot be written: \(FileProblem.text(error))")
    }
  }

  /// The content of a file that is imported; nil when there is none.
  static func load(_ path: String) -> [UInt8]? {
    try? FileContent.read(path)
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

/// What became of a file, as a sentence.
struct FileFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Writes generated files into a folder.
struct GeneratedFolder {
  let path: String
  /// How the names of the files end that this back end makes.
  let suffixes: [String]

  /// What writing changed, by the names of the files.
  struct Changes {
    var written: [String] = []
    var unchanged: [String] = []
    var removed: [String] = []

    var isEmpty: Bool { written.isEmpty && removed.isEmpty }

    mutating func add(_ other: Changes) {
      written += other.written
      unchanged += other.unchanged
      removed += other.removed
    }
  }

  /// Brings the folder to exactly `files`: unchanged files are not touched, files of an earlier run
  /// that are no longer made are removed, all others are left alone.
  ///
  /// - Parameter dryRun: finds out what would change, and changes nothing.
  func write(_ files: [GeneratedFile], dryRun: Bool) throws -> Changes {
    var changes = Changes()
    for file in files {
      let target = SchemaFiles.joined(path, file.path)
      if try Self.update(target, Data(file.text.utf8), dryRun: dryRun) {
        changes.written.append(file.path)
      } else {
        changes.unchanged.append(file.path)
      }
    }
    let names = Set(files.map(\.path))
    // Where this run writes: the folder itself, and those below it that files of this run are in.
    let folders = Set(
      [""] + files.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") })
    for folder in folders.sorted() {
      let place = folder.isEmpty ? path : SchemaFiles.joined(path, folder)
      let existing = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      for entry in existing.sorted() {
        let name = folder.isEmpty ? entry : "\(folder)/\(entry)"
        guard !names.contains(name), isOurs(name) else { continue }
        if !dryRun {
          try Self.remove(SchemaFiles.joined(path, name))
        }
        changes.removed.append(name)
      }
    }
    return changes
  }

  /// Gives a file its content, and makes the folders it is in; does nothing when it has it already.
  ///
  /// - Parameter dryRun: changes nothing.
  /// - Returns: true when the content is, or would be, another one.
  static func update(_ target: String, _ content: Data, dryRun: Bool) throws -> Bool {
    let manager = FileManager.default
    if let old = try? FileContent.read(target), old.elementsEqual(content) { return false }
    if dryRun { return true }
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileFailure("the folder '\(folder.path)' cannot be made: \(FileProblem.text(error))")
    }
    try SchemaFiles.write(content, to: target)
    return true
  }

  private static func remove(_ path: String) throws {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw FileFailure("'\(path)' cannot be removed: \(FileProblem.text(error))")
    }
  }

  private func isOurs(_ name: String) -> Bool {
    guard suffixes.contains(where: name.hasSuffix),
      let bytes = try? FileContent.read(SchemaFiles.joined(path, name))
    else { return false }
    let first =
      String(decoding: bytes.prefix(200), as: UTF8.self).split(separator: "\n").first ?? ""
    // After the mark that begins a comment: `//`, `#` or `<!--`.
    let text = first.drop { $0 != " " }.dropFirst()
    return text.hasPrefix("Generated from ") && text.contains("by `dropwire schema generate`")
  }
}
