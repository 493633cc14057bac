import ArgumentParser
import Foundation
import SchemaCompiler

/// The version that `check --against` compares with: a file, a folder or a git revision.
struct OldVersion {
  private enum Place {
    case file
    case folder
    case revision
  }

  private let name: String
  private let place: Place

  /// - Throws: `ValidationError` when `name` is neither of the three.
  init(_ name: String) throws {
    self.name = name
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
      place = isFolder.boolValue ? .folder : .file
    } else {
      place = .revision
    }
  }

  /// The old version of the files at `paths`, compiled; its paths say where it is from.
  func compile(_ paths: [String]) throws -> Compiler.Result {
    switch place {
    case .file:
      return Compiler.compile(try SchemaFiles.find([name]), load: SchemaFiles.load)
    case .folder:
      return Compiler.compile(try SchemaFiles.find(inFolder(paths)), load: SchemaFiles.load)
    case .revision:
      return try compileRevision(paths)
    }
  }

  /// Of files only those of the same names, of folders everything.
  private func inFolder(_ paths: [String]) -> [String] {
    let files = paths.filter { !Self.isFolder($0) }
    guard files.count == paths.count else { return [name] }
    let names = files.compactMap { $0.split(separator: "/").last.map(String.init) }
    let same = names.map { SchemaFiles.joined(name, $0) }
      .filter(FileManager.default.fileExists(atPath:))
    return same.isEmpty ? [name] : same
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  // MARK: Git

  private func compileRevision(_ paths: [String]) throws -> Compiler.Result {
    let anchor = paths.first.map { Self.isFolder($0) ? $0 : Self.folder(of: $0) } ?? "."
    guard Git.run(["rev-parse", "--verify", "--quiet", name + "^{commit}"], in: anchor) != nil
    else {
      throw ValidationError(
        "'\(name)' is no file, no folder and no git revision of what is in '\(anchor)'.")
    }
    var files: [SchemaSource] = []
    for path in paths {
      guard Self.isFolder(path) else {
        if let content = load(path) { files.append(SourceFile(path: path, bytes: content)) }
        continue
      }
      let listed = Git.run(["ls-tree", "--name-only", name, "./"], in: path) ?? []
      for entry in String(decoding: listed, as: UTF8.self).split(separator: "\n").sorted()
      where entry.hasSuffix(".drop") {
        let inside = SchemaFiles.joined(path, String(entry))
        if let content = load(inside) { files.append(SourceFile(path: inside, bytes: content)) }
      }
    }
    guard !files.isEmpty else {
      throw ValidationError(
        "There is no *.drop file at \(name) in \(paths.joined(separator: ", ")).")
    }
    return Compiler.compile(files, load: load).renamed { "\(name):\($0)" }
  }

  private func load(_ path: String) -> [UInt8]? {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return Git.run(["show", "\(name):./\(file)"], in: Self.folder(of: path))
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// The `git` of the machine.
enum Git {
  /// What the command prints; nil when it cannot be run, or fails.
  static func run(_ arguments: [String], in folder: String) -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : nil
  }
}
