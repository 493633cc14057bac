import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Testing

/// What a foreign program printed and how it ended.
private struct Output: Sendable {
  let text: String
  let status: Int32
}

/// Runs a program to its end, off the cooperative pool.
private func run(_ arguments: [String], input: Data? = nil) async throws -> Output {
  try await withCheckedThrowingContinuation { done in
    DispatchQueue.global().async {
      do {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        done.resume(
          returning: Output(
            text: String(decoding: data, as: UTF8.self), status: process.terminationStatus))
      } catch { done.resume(throwing: error) }
    }
  }
}

private func succeeds(_ arguments: [String]) -> Bool {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}

private let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
private let hasGRPC = succeeds([python, "-c", "import grpc, google.protobuf"])
private let hasH2Load = succeeds(["h2load", "--version"])
private let hasCurl = succeeds(["curl", "--version"])

@Suite("Foreign peers")
struct InteropTests {
  /// One framed message in a file, as the tools want it.
  private func body(_ text: String) throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-\(UUID().uuidString)")
    var data = Data([0])
    withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: text.utf8)
    try data.write(to: url)
    return url
  }

  @Test("grpcio, all call kinds, errors, metadata, deadline", .enabled(if: hasGRPC))
  func grpcio() async throws {
    let fixture = try await Fixture()
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Interop/transport_peer.py")
    let output = try await run([python, script.path, "\(fixture.port)"])
    #expect(output.status == 0, "\(output.text)")
    #expect(output.text.split(separator: "\n").count >= 29, "\(output.text)")
    await fixture.end()
  }

  @Test("h2load, both unary forms", .enabled(if: hasH2Load), arguments: ["Echo", "Fast"])
  func h2load(method: String) async throws {
    let fixture = try await Fixture()
    let file = try body("hello")
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try await run([
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
    let file = try body("hello")
    defer { try? FileManager.default.removeItem(at: file) }
    let base = "http://127.0.0.1:\(fixture.port)"
    let answer = try await run([
      "curl", "-s", "--http2-prior-knowledge", "-H", "content-type: application/grpc+drop", "-H",
      "te: trailers", "--data-binary", "@\(file.path)", "\(base)/test.Test/Echo",
    ])
    #expect(answer.text.hasSuffix("hello"))
    let wrongVerb = try await run(["curl", "-si", "--http2-prior-knowledge", base])
    #expect(wrongVerb.text.contains("HTTP/2 405"))
    #expect(wrongVerb.text.contains("gRPC calls are made by POST"))
    let wrongType = try await run([
      "curl", "-si", "--http2-prior-knowledge", "-H", "content-type: text/html", "-d", "x", base,
    ])
    #expect(wrongType.text.contains("HTTP/2 415"))
    let wrongVersion = try await run(["curl", "-si", base])
    #expect(wrongVersion.text.hasPrefix("HTTP/1.1 400 Bad Request"))
    #expect(wrongVersion.text.contains("speaks HTTP/2 with prior knowledge"))
    await fixture.end()
  }
}
