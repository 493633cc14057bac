import Foundation
import Testing

/// Expected texts beside the tests. `DROPWIRE_RECORD=1` writes what came out instead; such a run
/// fails, so that recording is never mistaken for passing.
struct GoldenFile {
  let url: URL

  init(_ path: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(path)")
  }

  var text: String? { try? String(contentsOf: url, encoding: .utf8) }

  func expect(_ actual: String, _ location: SourceLocation = #_sourceLocation) {
    if ProcessInfo.processInfo.environment["DROPWIRE_RECORD"] == "1" {
      try? actual.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded \(url.lastPathComponent)", sourceLocation: location)
      return
    }
    #expect(actual == text, "\(url.lastPathComponent)", sourceLocation: location)
  }

  /// The files of a folder with this extension, in order of name.
  static func names(in folder: String, extension suffix: String) -> [String] {
    let url = GoldenFile(folder).url
    let all = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return all.filter { $0.hasSuffix(suffix) }.sorted()
  }
}

/// A show that ships with the project.
func shippedShow(_ name: String) -> (text: String, file: String) {
  let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
  let url = root.appending(path: "Benchmarks/LoadKit/Shows/\(name)")
  return ((try? String(contentsOf: url, encoding: .utf8)) ?? "", name)
}
