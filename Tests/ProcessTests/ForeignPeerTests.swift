import Foundation
import LoadKit
import Messages
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("foreign peers")
  struct ForeignPeerTests {}
}

/// Programs that others wrote.
enum Peers {
  static let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
  static let hasGRPC = has(python, ["-c", "import grpc"])
  static let hasEcosystem = has(
    python, ["-c", "import google.rpc.status_pb2, grpc_health.v1, grpc_reflection.v1alpha"])
  static let hasGRPCTools = has(python, ["-c", "import grpc, grpc_tools.protoc"])
  static let hasCurl = has("curl", ["--version"])
  static let hasNghttp = has("nghttp", ["--version"])
  static let hasH2Load = has("h2load", ["--version"])
  static let hasChromium = has("chromium", ["--version"])

  static func start(_ program: String, _ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(executable: "/usr/bin/env", arguments: [program] + arguments)
  }

  static func run(
    _ program: String, _ arguments: [String], seconds: Double = 60
  ) async throws -> Ended {
    try await offPool {
      let process = try start(program, arguments)
      guard let exit = process.stop(after: seconds) else {
        throw Overtime(what: program, seconds: seconds, errors: process.errorTail)
      }
      return Ended(exit: exit, lines: process.outputLines, errors: process.errorTail)
    }
  }

  private static func has(_ program: String, _ arguments: [String]) -> Bool {
    (try? start(program, arguments))?.stop(after: 20) == .code(0)
  }
}

extension ExecutableTests.ForeignPeerTests {
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Interop")
  private static let grpcHeaders = [
    "-H", "content-type: application/grpc+drop", "-H", "te: trailers",
  ]

  private func withEchoServer(_ body: (ServerUnderTest) async throws -> Void) async throws {
    let server = try await ServerUnderTest.start([
      "bench", "serve-echo", "--listen", "127.0.0.1:0",
    ])
    do {
      try await body(server)
    } catch {
      server.process.kill()
      throw error
    }
    #expect(try await server.stop() == .code(0))
  }

  /// One framed message, as the tools send it.
  private func frame(_ message: some WireMessage) -> Data {
    let bytes = message.encodedBytes()
    var data = Data([0])
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { data.append(contentsOf: $0) }
    return data + bytes
  }

  private func file(_ workspace: Workspace, _ message: some WireMessage) throws -> String {
    try frame(message).write(to: URL(filePath: workspace.path("request")))
    return workspace.path("request")
  }

  @Test("grpcio against the echo server: all four kinds of call", .enabled(if: Peers.hasGRPC))
  func grpcEcho() async throws {
    try await withEchoServer { server in
      let script = Self.scripts.appending(path: "echo_peer.py").path
      let run = try await Peers.run(Peers.python, ["-B", script, server.target])
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines.filter { $0.hasPrefix("ok ") }.count == 12, "\(run)")
    }
  }

  @Test("grpcio from an empty server to a hold, and its repeats", .enabled(if: Peers.hasGRPC))
  func grpcLive() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let script = Self.scripts.appending(path: "live_peer.py").path
      let run = try await Peers.run(Peers.python, ["-B", script, server.target])
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines.filter { $0.hasPrefix("ok ") }.count >= 17, "\(run)")
      #expect(try await server.stop() == .code(0))
      let audit = try await Program.run(["audit", "--data", workspace.path("data")])
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }

  @Test(
    "a client that gRPC's tools made of the exported .proto files",
    .enabled(if: Peers.hasGRPCTools))
  func exported() async throws {
    try await Workspace.with { workspace in
      let schemas = Self.scripts.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Schemas").path
      let made = try await Program.run([
        "schema", "generate", "--schemas", schemas, "--proto", workspace.path("proto"),
      ])
      #expect(made.exit == .code(0), "\(made)")
      let files = try FileManager.default.contentsOfDirectory(atPath: workspace.path("proto"))
      let folder = workspace.directory
      let compiled = try await Peers.run(
        Peers.python,
        [
          "-m", "grpc_tools.protoc", "-I", workspace.path("proto"), "--python_out", folder,
          "--grpc_python_out", folder,
        ] + files.sorted())
      #expect(compiled.exit == .code(0) && compiled.errors.isEmpty, "\(compiled)")
      let server = try await workspace.serve()
      let script = Self.scripts.appending(path: "exported_peer.py").path
      let run = try await Peers.run(Peers.python, ["-B", script, folder, server.target])
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines.filter { $0.hasPrefix("ok ") }.count == 10, "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("curl posts a message and reads the trailers", .enabled(if: Peers.hasCurl))
  func curl() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let answer = workspace.path("answer")
      let run = try await Peers.run(
        "curl",
        [
          "-sv", "--http2-prior-knowledge", "-o", answer, "--data-binary",
          "@\(try file(workspace, HeadRequest()))",
          "http://\(server.target)/dropwire.live.v1.Audit/Head",
        ] + Self.grpcHeaders)
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.errors.contains("HTTP/2 200"), "\(run)")
      #expect(run.errors.contains("content-type: application/grpc+drop"), "\(run)")
      #expect(run.errors.contains("grpc-status: 0"), "\(run)")
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: answer)))
      try #require(bytes.count > 5)
      let head = try JournalHead(bytes: Array(bytes[5...]))
      #expect(head.sequence == 0 && head.digest.count == 16)
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test(
    "curl calls with JSON, without a proxy, over HTTP/1.1 and HTTP/2",
    .enabled(if: Peers.hasCurl), arguments: ["--http1.1", "--http2-prior-knowledge"])
  func curlJSON(version: String) async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--allow-origin", "https://shop.example"])
      func curl(_ method: String, _ body: String) async throws -> String {
        let run = try await Peers.run(
          "curl",
          [
            "-si", version, "-w", "\n", "-H", "content-type: application/json", "-H",
            "origin: https://shop.example", "-d", body,
            "http://\(server.target)/dropwire.live.v1.\(method)",
          ])
        #expect(run.exit == .code(0), "\(run)")
        return run.lines.joined(separator: "\n")
      }
      let key = UUID().uuidString.lowercased()
      let opened = try await curl(
        "Ingest/OpenStream", #"{"key":"\#(key)","creator":"5","title":"Grüße"}"#)
      #expect(opened.contains(" 200"), "\(opened)")
      #expect(opened.contains(#""stream":""#), "\(opened)")
      #expect(opened.contains("access-control-allow-origin: https://shop.example"))
      let missing = try await curl("Feed/Nope", "{}")
      #expect(missing.contains(#"{"code":"unimplemented""#), "\(missing)")
      let wrong = try await curl("Ingest/OpenStream", #"{"titel":1}"#)
      #expect(wrong.contains(" 400") && wrong.contains("titel"), "\(wrong)")
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("call writes each encoding, and prints the same", arguments: ["native", "proto", "json"])
  func callEncodings(encoding: String) async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      for more in [[], ["--gzip"]] {
        let run = try await Program.run(
          ["call", server.target, "Audit/Head", "--encoding", encoding, "--defaults"] + more)
        #expect(run.exit == .code(0), "\(run)")
        #expect(run.lines.first?.contains(#""sequence":"0""#) == true, "\(run)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("nghttp posts a message and reads the trailers", .enabled(if: Peers.hasNghttp))
  func nghttp() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      for (method, status) in [("Audit/Head", "grpc-status: 0"), ("Audit/No", "grpc-status: 12")] {
        let run = try await Peers.run(
          "nghttp",
          ["-nv", "-d", try file(workspace, HeadRequest())] + Self.grpcHeaders
            + ["http://\(server.target)/dropwire.live.v1.\(method)"])
        let text = run.lines.joined(separator: "\n")
        #expect(run.exit == .code(0), "\(run)")
        #expect(text.contains(":status: 200") && text.contains(status), "\(run)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("h2load: a few thousand requests, none failed", .enabled(if: Peers.hasH2Load))
  func h2load() async throws {
    try await Workspace.with { workspace in
      try await withEchoServer { server in
        let run = try await Peers.run(
          "h2load",
          [
            "-c8", "-m64", "-n8000", "-d",
            try file(workspace, EchoMessage(payload: [1, 2, 3])),
            "http://\(server.target)/dropwire.bench.v1.Echo/Unary",
          ] + Self.grpcHeaders)
        let text = run.lines.joined(separator: "\n")
        #expect(text.contains("8000 succeeded, 0 failed, 0 errored, 0 timeout"), "\(run)")
      }
      let server = try await workspace.serve()
      let run = try await Peers.run(
        "h2load",
        [
          "-c4", "-m16", "-n2000", "-d", try file(workspace, HeadRequest()),
          "http://\(server.target)/dropwire.live.v1.Audit/Head",
        ] + Self.grpcHeaders)
      let text = run.lines.joined(separator: "\n")
      #expect(text.contains("2000 succeeded, 0 failed, 0 errored, 0 timeout"), "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }
}
