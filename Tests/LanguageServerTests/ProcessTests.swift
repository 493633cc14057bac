import Foundation
import JSONText
import LanguageServer
import Testing

/// The real process: `dropwire-schema lsp`, its pipes and its exit codes.
@Suite("The language server's process", .timeLimit(.minutes(5)))
struct LanguageServerProcessTests {
  /// A script of everything an editor does, over the pipes.
  @Test func everyFeatureOverThePipes() async throws {
    try await offPool {
      let folder = try Folder(["common.drop": Files.common, "market.drop": Files.market])
      defer { folder.remove() }
      let server = try ServerProcess()
      let uri = "file://\(folder.path)/market.drop"
      let capabilities = try server.request(
        1, "initialize", #"{"capabilities":{},"rootUri":"file://\#(folder.path)"}"#)
      #expect(capabilities.at("result", "capabilities", "hoverProvider") != nil)
      try server.send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
      let broken = Files.market.replacing("Kind\n", with: "Kindd\n")
      try server.send(
        """
        {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":\
        {"uri":"\(uri)","languageId":"drop","version":1,"text":\(quoted(broken))}}}
        """)
      #expect(try server.diagnostics(of: uri).map { $0["code"]?.string }.contains("E040"))
      try server.send(
        """
        {"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":\
        {"uri":"\(uri)","version":2},"contentChanges":[{"range":{"start":{"line":8,"character":13},\
        "end":{"line":8,"character":14}},"text":""}]}}
        """)
      #expect(try server.diagnostics(of: uri).isEmpty)
      let at = #""textDocument":{"uri":"\#(uri)"},"position":{"line":7,"character":12}"#
      let hover = try server.request(2, "textDocument/hover", "{\(at)}")
      #expect(hover.at("result", "contents", "value")?.string?.contains("11 B, inline") == true)
      let definition = try server.request(3, "textDocument/definition", "{\(at)}")
      #expect(
        definition.at("result", "0", "uri")?.string == "file://\(folder.path)/common.drop")
      let references = try server.request(
        4, "textDocument/references", #"{\#(at),"context":{"includeDeclaration":true}}"#)
      #expect(references["result"]?.array?.count == 3)
      let symbols = try server.request(
        5, "textDocument/documentSymbol", #"{"textDocument":{"uri":"\#(uri)"}}"#)
      #expect(symbols["result"]?.array?.isEmpty == false)
      let rename = try server.request(6, "textDocument/rename", #"{\#(at),"newName":"Price"}"#)
      #expect(rename.at("result", "changes", uri)?.array?.count == 2)
      let completion = try server.request(7, "textDocument/completion", "{\(at)}")
      #expect(completion.at("result", "items")?.array?.isEmpty == false)
      let actions = try server.request(
        8, "textDocument/codeAction",
        """
        {"textDocument":{"uri":"\(uri)"},"context":{"diagnostics":[]},
        "range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}}}
        """)
      #expect(actions["result"]?.array?.isEmpty == true)
      #expect(try server.request(9, "shutdown", "null")["result"]?.isNull == true)
      try server.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
      #expect(server.exitCode() == 0)
    }
  }

  @Test func badInputIsSurvived() async throws {
    try await offPool {
      let server = try ServerProcess()
      try server.write("this is no header\r\n\r\nneither is this\r\n")
      #expect(try server.receive().at("error", "code")?.number == -32700)
      try server.send("{\"jsonrpc\":")
      #expect(try server.receive().at("error", "code")?.number == -32700)
      // More than the 32 MiB that are taken: passed over, in pieces.
      let size = 33 << 20
      try server.write("Content-Length: \(size)\r\n\r\n")
      let piece = String(repeating: "x", count: 1 << 20)
      for _ in 0..<33 { try server.write(piece) }
      let refusal = try server.receive()
      #expect(refusal.at("error", "message")?.string?.contains("\(size) bytes") == true)
      let answer = try server.request(1, "initialize", #"{"capabilities":{}}"#)
      #expect(answer.at("result", "serverInfo", "name") != nil)
      let unknown = try server.request(2, "textDocument/teleport", "{}")
      #expect(unknown.at("error", "code")?.number == -32601)
      try server.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
      #expect(server.exitCode() == 1, "no shutdown before")
    }
  }

  @Test func theEndOfInputIsTheEnd() async throws {
    try await offPool {
      let server = try ServerProcess(arguments: ["lsp", "--stdio"])
      _ = try server.request(1, "initialize", #"{"capabilities":{}}"#)
      server.closeInput()
      #expect(server.exitCode() == 1)
    }
  }
}

/// A folder of the file system that a test has to itself.
struct Folder {
  let path: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-lsp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs what blocks on a thread of its own.
func offPool(_ body: @escaping @Sendable () throws -> Void) async throws {
  try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
    Thread.detachNewThread { done.resume(with: Result { try body() }) }
  }
}

/// The server as an editor starts it.
final class ServerProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer: [UInt8] = []

  struct Ended: Error {}

  init(arguments: [String] = ["lsp"]) throws {
    process.executableURL = Bundle.main.bundleURL.appendingPathComponent("dropwire-schema")
    if !FileManager.default.isExecutableFile(atPath: process.executableURL?.path ?? "") {
      process.executableURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/debug/dropwire-schema")
    }
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  func write(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  func send(_ body: String) throws {
    try write("Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  func closeInput() { try? input.fileHandleForWriting.close() }

  /// The next message of the server.
  func receive() throws -> JSONNode {
    let blank = Array("\r\n\r\n".utf8)
    while true {
      if let end = buffer.firstRange(of: blank) {
        let header = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        let length = try #require(
          header.split(separator: ":").last.flatMap {
            Int($0.trimmingCharacters(in: .whitespaces))
          })
        if buffer.count >= end.upperBound + length {
          let body = Array(buffer[end.upperBound..<end.upperBound + length])
          buffer.removeFirst(end.upperBound + length)
          return try JSONParser.parse(body)
        }
      }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Ended() }
      buffer.append(contentsOf: data)
    }
  }

  /// The answer to a request; notifications that come before it are passed over.
  func request(_ id: Int, _ method: String, _ params: String) throws -> JSONNode {
    try send(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#)
    while true {
      let message = try receive()
      if message["id"]?.number == id { return message }
    }
  }

  /// The next diagnostics of a file.
  func diagnostics(of uri: String) throws -> [JSONNode] {
    while true {
      let message = try receive()
      guard message["method"]?.string == "textDocument/publishDiagnostics",
        message.at("params", "uri")?.string == uri
      else { continue }
      return message.at("params", "diagnostics")?.array ?? []
    }
  }

  /// How the process ended.
  func exitCode() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
