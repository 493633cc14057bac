import Foundation
import LoadKit
import SchemaCompiler
import Synchronization
import TLSSession
import Testing

/// Whether calls go in clear text or over TLS.
enum Mode: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case clear, tls
  var testDescription: String { self == .clear ? "clear text" : "TLS" }
}

/// How a case of a client came out, as both clients print it with `--json`.
struct Outcome: Decodable, Sendable {
  var name: String
  var ok: Bool
  var milliseconds: Int
  var problem: String?
}

/// A client and the server it is tested against.
enum Pair: Sendable, Hashable {
  /// Stock grpcio against `interop-server`.
  case stockClient(Mode)
  /// `interop-client` against stock grpcio.
  case stockServer(Mode)
  /// `interop-client` against `interop-server`, in an encoding.
  case own(String)
}

/// What the tests of the suite share: stubs made of the export, certificates, and one run for each pair, whose
/// rows the tests look at one by one.
final class Bench: Sendable {
  @TaskLocal static var current: Bench?

  let folder: String
  private let runs = Mutex<[Pair: Task<[Outcome], any Error>]>([:])

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "dropwire-interop-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The cases of a pair in the order they ran; run when they are asked for first.
  func outcomes(_ pair: Pair) async throws -> [Outcome] {
    let task = runs.withLock { runs in
      if let task = runs[pair] { return task }
      let task = Task { try await self.run(pair) }
      runs[pair] = task
      return task
    }
    return try await task.value
  }

  private func run(_ pair: Pair) async throws -> [Outcome] {
    // Python checks a third of a gigabyte of zeros in the largest case; a loaded machine takes its time.
    switch pair {
    case .stockClient(let mode):
      return try await withServer(.own, mode) { server in
        try await Self.rows(
          Tools.python,
          ["-B", Tools.script("interop_client.py"), "--server", server, "--stubs", folder]
            + authority(mode) + ["--json", "all"])
      }
    case .stockServer(let mode):
      return try await withServer(.stock, mode) { server in
        try await Self.rows(
          try Tools.built("interop-client"),
          ["--server", server] + authority(mode)
            + ["--json", "--concurrency", "200", "--case", "all"])
      }
    case .own(let encoding):
      return try await withServer(.own, .tls) { server in
        try await Self.rows(
          try Tools.built("interop-client"),
          ["--server", server, "--encoding", encoding] + authority(.tls)
            + ["--json", "--concurrency", "50", "--soak-calls", "20", "--case", "all"])
      }
    }
  }

  private func authority(_ mode: Mode) -> [String] {
    mode == .tls ? ["--ca", path("cert.pem")] : []
  }

  private static func rows(_ program: String, _ arguments: [String]) async throws -> [Outcome] {
    let run = try await Tools.run(program, arguments, seconds: 240)
    let rows = try run.lines.map { line in
      try JSONDecoder().decode(Outcome.self, from: Data(line.utf8))
    }
    // A run that stopped half way has another code, and has said why on standard error.
    #expect(run.exit == .code(rows.allSatisfy(\.ok) ? 0 : 1), "\(run)")
    return rows
  }

  // MARK: Servers

  enum ServerKind { case own, stock }

  /// Gives `body` the address of a server, and ends the server in order.
  func withServer<T: Sendable>(
    _ kind: ServerKind, _ mode: Mode, _ body: (String) async throws -> T
  ) async throws -> T {
    let pair =
      mode == .tls ? ["--cert", path("cert.pem"), "--key", path("key.pem")] : []
    let (program, arguments) =
      switch kind {
      case .own: (try Tools.built("interop-server"), ["--listen", "127.0.0.1:0"] + pair)
      case .stock:
        (
          Tools.python,
          ["-B", Tools.script("interop_server.py"), "--stubs", folder] + pair
        )
      }
    let server = try Tools.start(program, arguments)
    do {
      let address = try await offPool {
        let line = try server.waitForLine(containing: "listening", timeoutSeconds: 60)
        return try #require(
          line.split(separator: " ").first { $0.hasPrefix("127.0.0.1:") }.map(String.init))
      }
      let result = try await body(address)
      let exit = try await offPool { server.stop(graceSeconds: 30) }
      #expect(exit == .code(0), "\(server.errorTail)")
      return result
    } catch {
      server.kill()
      throw error
    }
  }

  // MARK: What is made before

  /// Exports the schema of the test services, and lets gRPC's own tools make Python of it.
  func makeStubs() async throws {
    let source = "Schemas/ecosystem/grpc/testing/testing.drop"
    let bytes = [UInt8](try Data(contentsOf: Tools.root.appending(path: source)))
    let schema = try #require(
      Compiler.compile([SourceFile(path: source, bytes: bytes)]).schema)
    let proto = try #require(ProtoBackend.generate(schema).files.first)
    // Without its folders: Python would look for grpc/testing in the package of grpcio.
    try Data(proto.text.utf8).write(to: URL(filePath: path("testing.proto")))
    let run = try await Tools.run(
      Tools.python,
      [
        "-m", "grpc_tools.protoc", "-I", folder, "--python_out", folder, "--grpc_python_out",
        folder, "testing.proto",
      ], seconds: 120)
    try #require(run.exit == .code(0), "\(run)")
  }

  func makeCertificate() throws {
    let now = Int64(Date().timeIntervalSince1970)
    let pair = try CertificateRequest(
      commonName: "interop", names: ["DNS:localhost", "IP:127.0.0.1"], isAuthority: true,
      notBefore: now - 3_600, notAfter: now + 7_200, purposes: "serverAuth"
    ).selfSigned()
    try Data(pair.chain).write(to: URL(filePath: path("cert.pem")))
    try Data(pair.key).write(to: URL(filePath: path("key.pem")))
  }
}

/// Makes the bench before the first test of the suite, and removes it after the last.
struct SharedBench: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let bench = try Bench()
    defer { bench.remove() }
    try bench.makeCertificate()
    if Tools.hasGRPC { try await bench.makeStubs() }
    try await Bench.$current.withValue(bench) { try await function() }
  }
}

extension Trait where Self == SharedBench {
  static var sharedBench: Self { SharedBench() }
}
