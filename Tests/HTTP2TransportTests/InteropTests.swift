import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Testing

/// What a foreign program printed and how it ended.
struct ForeignOutput: Sendable {
  let text: String
  let status: Int32
}

/// Runs a program to its end, off the cooperative pool.
func runForeign(_ arguments: [String]) async throws -> ForeignOutput {
  try await withCheckedThrowingContinuation { done in
    DispatchQueue.global().async { done.resume(with: Result { try spawn(arguments) }) }
  }
}

/// By hand and not with Foundation's `Process`, which looks through all open descriptors and crashes when the tests
/// beside this one have more than a thousand.
private func spawn(_ arguments: [String]) throws -> ForeignOutput {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("dropwire-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: file) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, file.path, O_WRONLY | O_CREAT, 0o600)
  posix_spawn_file_actions_adddup2(&actions, 1, 2)
  var strings = arguments.map { strdup($0) } + [nil]
  var variables =
    ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for string in strings + variables { free(string) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, arguments[0], &actions, nil, &strings, &variables)
  guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  let data = try Data(contentsOf: file)
  return ForeignOutput(
    text: String(decoding: data, as: UTF8.self), status: status == 0 ? 0 : max(1, status >> 8))
}

func succeeds(_ arguments: [String]) -> Bool { (try? spawn(arguments))?.status == 0 }

let foreignPython = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
let hasGRPC = succeeds([foreignPython, "-c", "import grpc, google.protobuf"])
private let hasH2Load = succeeds(["h2load", "--version"])
let hasCurl = succeeds(["curl", "--version"])

@Suite("Foreign peers")
struct InteropTests {
  /// One framed message in a file, as the tools want it.
  static func body(_ text: String) throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-\(UUID().uuidString)")
    var data = Data([0])
    withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: text.utf8)
    try data.write(to: url)
    return url
  }

  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Interop/transport_peer.py").path

  @Test("grpcio, all call kinds, errors, metadata, deadline", .enabled(if: hasGRPC))
  func grpcio() async throws {
    let fixture = try await Fixture()
    let output = try await runForeign([foreignPython, Self.script, "\(fixture.port)"])
    #expect(output.status == 0, "\(output.text)")
    #expect(output.text.split(separator: "\n").count >= 29, "\(output.text)")
    await fixture.end()
  }

  @Test("h2load, both unary forms", .enabled(if: hasH2Load), arguments: ["Echo", "Fast"])
  func h2load(method: String) async throws {
    let fixture = try await Fixture()
    let file = try Self.body("hello")
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try await runForeign([
      "h2load", "-c4", "-m32", "-n5000", "-d", file.path, "-H",
      "content-type: application/grpc+drop",
      "-H", "te: trailers", "http://127.0.0.1:\(fixture.port)/test.Test/\(method)",
    ])
    #expect(output.text.contains("5000 succeeded, 0 failed"), "\(output.text)")
    await fixture.end()
  }

  @Test("curl with prior knowledge gets a response, and a text it can read", .enabled(if: hasCurl))
  func curl() async throws {
    let fixture = try await Fixture()
    let file = try Self.body("hello")
    defer { try? FileManager.default.removeItem(at: file) }
    let base = "http://127.0.0.1:\(fixture.port)"
    let answer = try await runForeign([
      "curl", "-s", "--http2-prior-knowledge", "-H", "content-type: application/grpc+drop", "-H",
      "te: trailers", "--data-binary", "@\(file.path)", "\(base)/test.Test/Echo",
    ])
    #expect(answer.text.hasSuffix("hello"))
    let wrongVerb = try await runForeign(["curl", "-si", "--http2-prior-knowledge", base])
    #expect(wrongVerb.text.contains("HTTP/2 405"))
    #expect(wrongVerb.text.contains("Calls are made by POST"))
    let wrongType = try await runForeign([
      "curl", "-si", "--http2-prior-knowledge", "-H", "content-type: text/html", "-d", "x", base,
    ])
    #expect(wrongType.text.contains("HTTP/2 415"))
    let wrongVersion = try await runForeign([
      "curl", "-si", "-H", "content-type: application/grpc", "-d", "x", base,
    ])
    #expect(wrongVersion.text.hasPrefix("HTTP/1.1 400 Bad Request"))
    #expect(wrongVersion.text.contains("gRPC needs HTTP/2"))
    await fixture.end()
  }

  @Test(
    "curl calls with JSON, over HTTP/2 and HTTP/1.1", .enabled(if: hasCurl),
    arguments: ["--http2-prior-knowledge", "--http1.1"])
  func curlConnect(version: String) async throws {
    let fixture = try await Fixture()
    let base = "http://127.0.0.1:\(fixture.port)/test.Test"
    func curl(_ method: String, _ body: String, _ more: [String] = []) async throws -> String {
      try await runForeign(
        ["curl", "-si", version, "-H", "content-type: application/json", "-d", body] + more
          + ["\(base)/\(method)"]
      ).text
    }
    let answer = try await curl("Echo", #"{"text":"hello"}"#)
    #expect(answer.contains(" 200"))
    #expect(answer.hasSuffix(#"{"text":"hello"}"#), "\(answer)")
    let error = try await curl("Fail", #"{"text":"thing"}"#)
    #expect(error.contains(" 404"))
    #expect(error.hasSuffix(#"{"code":"not_found","message":"no thing"}"#), "\(error)")
    let text = String(repeating: "hello ", count: 50_000)
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-\(UUID().uuidString)")
    try Data(#"{"text":"\#(text)"}"#.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let compressed = try await curl("Echo", "@\(file.path)", ["--compressed"])
    #expect(compressed.lowercased().contains("content-encoding: gzip"))
    #expect(compressed.hasSuffix(#"{"text":"\#(text)"}"#))
    let late = try await curl("Hang", #"{"text":""}"#, ["-H", "connect-timeout-ms: 100"])
    #expect(late.contains(" 504") && late.contains("deadline_exceeded"), "\(late)")
    await fixture.end()
  }
}
