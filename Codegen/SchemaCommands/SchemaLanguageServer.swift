import ArgumentParser
import Foundation
import LanguageServer
import SchemaCompiler

struct SchemaLanguageServer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serves editors: the Language Server Protocol on standard input and output.",
    discussion: """
      An editor starts it by itself; docs/editors.md says how. It ends when the editor says so, or
      when standard input ends.
      """)

  /// Accepted because editors' clients add it; there is no other way.
  @Flag(name: .long, help: .hidden)
  var stdio = false

  func run() throws {
    // An editor that is gone ends the process at the next write, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    var loop = LanguageServerLoop()
    throw ExitCode(loop.run())
  }
}

/// Reads standard input until it ends, and answers.
private struct LanguageServerLoop {
  private var framing = MessageFraming()
  private var server = LanguageSession(files: DiskFiles())

  /// - Returns: the exit code of the process.
  mutating func run() -> Int32 {
    while true {
      while let item = framing.next() {
        switch item {
        case .message(let body): guard write(server.receive(body)) else { return 1 }
        case .broken(let reason): guard write(server.receiveBroken(reason)) else { return 1 }
        }
        if let code = server.exitCode { return code }
      }
      // Everything that came was received: now the compiler may run.
      guard write(server.settle()) else { return 1 }
      let data = FileHandle.standardInput.availableData
      // The editor is gone without a word.
      if data.isEmpty { return 1 }
      framing.append(data)
    }
  }

  private func write(_ bodies: [[UInt8]]) -> Bool {
    for body in bodies {
      do {
        try FileHandle.standardOutput.write(contentsOf: Data(MessageFraming.frame(body)))
      } catch {
        return false
      }
    }
    return true
  }
}

/// The file system.
private struct DiskFiles: SchemaFileReader {
  private static let limits = CompilerLimits()
  /// Folders within one another.
  private static let depth = 24

  func read(_ path: String) -> [UInt8]? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
        || attributes[.type] as? FileAttributeType == .typeSymbolicLink,
      (attributes[.size] as? Int ?? 0) <= Self.limits.sourceBytes
    else { return nil }
    return SchemaFiles.load(path)
  }

  func schemas(in folder: String) -> [String] {
    var found: [String] = []
    var queue = [(path: folder, depth: 0)]
    while let next = queue.popLast(), found.count < Self.limits.files {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: next.path)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") && name != "node_modules" {
        let path = SchemaFiles.joined(next.path, name)
        if name.hasSuffix(".drop") {
          found.append(path)
          continue
        }
        // A link to a folder may lead round in a circle.
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if attributes?[.type] as? FileAttributeType == .typeDirectory, next.depth < Self.depth {
          queue.append((path, next.depth + 1))
        }
      }
    }
    return Array(found.prefix(Self.limits.files))
  }
}
