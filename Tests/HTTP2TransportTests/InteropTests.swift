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
    DispatchQueue.global().async {
      do {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        done.resume(
          returning: ForeignOutput(
            text: String(decoding: data, as: UTF8.self), status: process.terminationStatus))
      } catch { done.resume(throwing: error) }
    }
  }
}

func succeeds(_ arguments: [String]) -> Bool {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
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
