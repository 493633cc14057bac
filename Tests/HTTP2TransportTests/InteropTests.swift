import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import RPC
import Testing

/// What a foreign program printed and how it ended.
struct ForeignOutput: Sendable {
  let text: String
  let status: ChildExit
}

/// A program was still running when it should have been done.
private struct Overtime: Error {
  let arguments: [String]
}

/// Runs a program to its end, off the cooperative pool.
func runForeign(_ arguments: [String]) async throws -> ForeignOutput {
  try await withCheckedThrowingContinuation { done in
    Thread.detachNewThread { done.resume(with: Result { try finish(arguments) }) }
  }
}

private func finish(_ arguments: [String]) throws -> ForeignOutput {
  let printed = FileManager.default.temporaryDirectory
    .appendingPathComponent("dropwire-peer-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: printed) }
  let process = try ChildProcess(
    executable: "/usr/bin/env", arguments: arguments, outputFile: printed.path)
  guard let status = process.waitForEnd(timeoutSeconds: 120) else {
    process.kill()
    throw Overtime(arguments: arguments)
  }
  let text = String(decoding: try Data(contentsOf: printed), as: UTF8.self)
  return ForeignOutput(text: text + process.errorTail, status: status)
}

func succeeds(_ arguments: [String]) -> Bool {
  (try? finish(arguments))?.status == .code(0)
}

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
    #expect(output.status == .code(0), "\(output.text)")
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
    #expect(wrongVerb.text.contains("gRPC calls are made by POST"))
    let wrongType = try await runForeign([
      "curl", "-si", "--http2-prior-knowledge", "-H", "content-type: text/html", "-d", "x", base,
    ])
    #expect(wrongType.text.contains("HTTP/2 415"))
    let wrongVersion = try await runForeign(["curl", "-si", base])
    #expect(wrongVersion.text.hasPrefix("HTTP/1.1 400 Bad Request"))
    #expect(wrongVersion.text.contains("speaks HTTP/2 with prior knowledge"))
    await fixture.end()
  }
}
