import Dispatch
import DynamicCodec
import Foundation
import StandardStreams

/// One request as it was written, with where, for errors.
struct RequestText: Sendable, Equatable {
  var text: [UInt8]
  /// "argument 2", "requests.json", "standard input".
  var source: String
  var firstLine = 1
}

/// The requests of a call in their order: documents of arguments, of files and of standard input,
/// which is read only as far as requests are asked for.
struct CallRequests: Sendable {
  private enum Source: Sendable {
    case text(RequestText)
    case standardInput
  }

  private var sources: [Source] = []
  private var input = DocumentReader(source: "standard input")
  private var ready: [RequestText] = []

  /// - Parameter arguments: JSON, `@FILE`, or `-` for standard input.
  /// - Throws: `CommandFailure` for a file that cannot be read or is not made of JSON objects.
  init(_ arguments: [String]) throws {
    for (index, argument) in arguments.enumerated() {
      if argument == "-" {
        sources.append(.standardInput)
      } else if argument.hasPrefix("@") {
        sources += try Self.documents(path: String(argument.dropFirst())).map { .text($0) }
      } else {
        let text = RequestText(text: Array(argument.utf8), source: "argument \(index + 1)")
        sources.append(.text(text))
      }
    }
  }

  private static func documents(path: String) throws -> [RequestText] {
    let bytes: [UInt8]
    do throws(FileContent.Failure) {
      bytes = try FileContent.read(path, limit: .max, takesPipes: true)
    } catch {
      throw CommandFailure("@\(path): the file cannot be read: \(error)", exitCode: 2)
    }
    var reader = DocumentReader(source: path)
    let documents = reader.take(bytes)
    try reader.finish()
    return documents
  }

  /// The next request; nil when there is none.
  mutating func next() async throws -> RequestText? {
    while true {
      if !ready.isEmpty { return ready.removeFirst() }
      switch sources.first {
      case nil: return nil
      case .text(let text):
        sources.removeFirst()
        return text
      case .standardInput:
        try input.check()
        let chunk = await Self.chunk()
        ready += input.take(chunk)
        if chunk.isEmpty {
          try input.finish()
          sources.removeFirst()
        }
      }
    }
  }

  /// What standard input has; empty at its end. Read off the cooperative threads: it may take for ever.
  private static func chunk() async -> [UInt8] {
    await withCheckedContinuation { done in
      DispatchQueue.global().async {
        done.resume(returning: Array(FileHandle.standardInput.availableData))
      }
    }
  }
}

/// Cuts a text into documents line by line, so that those before a mistake are still had.
private struct DocumentReader: Sendable {
  let source: String
  private var documents = JSONDocuments()
  private var failure: CommandFailure?

  init(source: String) {
    self.source = source
  }

  mutating func take(_ bytes: [UInt8]) -> [RequestText] {
    guard failure == nil else { return [] }
    var found: [RequestText] = []
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      // The break belongs to the line before; errors are shown with the text of their own line.
      if part.offset > 0 { documents.lineBreak() }
      do throws(JSONError) {
        found += try documents.feed(part.element).map {
          RequestText(text: $0.text, source: source, firstLine: $0.line)
        }
      } catch {
        failure = CommandFailure(
          error.rendered(in: Array(part.element), named: source, firstLine: documents.line),
          exitCode: 2)
        break
      }
    }
    return found
  }

  func check() throws {
    if let failure { throw failure }
  }

  func finish() throws {
    try check()
    do throws(JSONError) {
      try documents.finish()
    } catch {
      throw CommandFailure("\(source): \(error.message)", exitCode: 2)
    }
  }
}
