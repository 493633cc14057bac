import Foundation
import LoadKit
import Messages
import RPC
import Testing

extension ExecutableTests {
  /// Files that never end, or that wait for a writer, where a regular file is meant.
  @Suite("files of other kinds", .timeLimit(.minutes(10)))
  struct FileKindTests {}
}

extension ExecutableTests.FileKindTests {
  private static let token = "0123456789abcdef-token"

  private func makeFIFO(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
  }

  /// Waits until standard error has the text; the server's end is none.
  private func told(_ server: ServerUnderTest, _ text: String) async throws -> Bool {
    for _ in 0..<1_200 {
      if server.process.errorTail.contains(text) { return true }
      if server.process.exit != nil { return false }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func serves(_ server: ServerUnderTest, _ flags: [String] = []) async throws -> Bool {
    let run = try await Program.run(
      ["call", server.target, "Admin/Stats", "--timeout", "20s"] + flags, timeoutSeconds: 60)
    return run.exit == .code(0)
  }

  @Test("a key that became a FIFO is refused; the old one stays, calls go on, SIGTERM ends")
  func key() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--dev-tls"])
      let key = workspace.path("data/dev-tls/key.pem")
      let saved = try Data(contentsOf: URL(filePath: key))
      let security = ["--ca", workspace.path("data/dev-tls/cert.pem")]
      makeFIFO(key)
      server.process.signal(SIGHUP)
      #expect(try await told(server, "it is no regular file"), "\(server.process.errorTail)")
      #expect(server.process.hasSaid("the certificate is not changed"))
      #expect(server.process.hasSaid("failed"))
      #expect(try await serves(server, security), "\(server.process.errorTail)")
      try FileManager.default.removeItem(atPath: key)
      try saved.write(to: URL(filePath: key))
      #expect(try await told(server, "certificate loaded again"), "\(server.process.errorTail)")
      #expect(try await serves(server, security))
      makeFIFO(key)
      server.process.signal(SIGHUP)
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("tokens and a configuration that became FIFOs are refused, and said")
  func tokensAndConfiguration() async throws {
    try await Workspace.with { workspace in
      let tokens = try workspace.write("tokens", "edge \(Self.token)\n")
      let file = try workspace.write("config.json", #"{"dropwire": {"tokens": "\#(tokens)"}}"#)
      let server = try await workspace.serve(flags: ["--config", file])
      makeFIFO(tokens)
      makeFIFO(file)
      server.process.signal(SIGHUP)
      #expect(try await told(server, "nothing was reloaded"), "\(server.process.errorTail)")
      #expect(server.process.hasSaid("tokens: cannot read \(tokens): it is no regular file"))
      #expect(server.process.hasSaid("\(file): cannot be read: it is no regular file"))
      #expect(try await serves(server, ["--token", Self.token]))
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("a start with a FIFO, a device or a folder for a file is refused")
  func start() async throws {
    try await Workspace.with { workspace in
      let fifo = workspace.path("fifo")
      makeFIFO(fifo)
      let good = try workspace.write("good", "edge \(Self.token)\n")
      for (path, reason) in [
        (fifo, "it is no regular file"), ("/dev/zero", "it is no regular file"),
        ("/dev/null", "it is no regular file"), (workspace.directory, "is a directory"),
      ] {
        for flags in [
          ["--tls-cert", path, "--tls-key", good], ["--tls-cert", good, "--tls-key", path],
          ["--tls-cert", good, "--tls-key", good, "--tls-client-ca", path], ["--tokens", path],
          ["--config", path],
        ] {
          let run = try await Program.run(
            ["serve", "--listen", "127.0.0.1:0", "--data", workspace.path("data")] + flags,
            timeoutSeconds: 60)
          #expect(run.exit == .code(2), "\(flags): \(run)")
          #expect(run.errors.contains("\(path): "), "\(flags): \(run)")
          #expect(run.errors.contains(reason), "\(flags): \(run)")
        }
      }
    }
  }

  @Test("files of client commands and schemas as well")
  func commands() async throws {
    try await Workspace.with { workspace in
      let fifo = workspace.path("types.drop")
      makeFIFO(fifo)
      for path in [fifo, "/dev/null", "/dev/zero"] {
        for arguments in [
          ["schema", "check", path], ["call", "127.0.0.1:1", "Admin/Stats", "--token", "@\(path)"],
          ["call", "127.0.0.1:1", "Admin/Stats", "@\(path)"],
          ["call", "127.0.0.1:1", "Admin/Stats", "--ca", path], ["demo", "--scenario", path],
        ] {
          let run = try await Program.run(arguments, timeoutSeconds: 60)
          #expect(run.exit != .code(0), "\(arguments): \(run)")
          #expect(run.errors.contains("it is no regular file"), "\(arguments): \(run)")
        }
      }
      for arguments in [
        ["schema", "check", workspace.directory],
        ["call", "127.0.0.1:1", "Admin/Stats", "--schemas", workspace.directory],
      ] {
        let run = try await Program.run(arguments, timeoutSeconds: 60)
        #expect(run.errors.contains("it is no regular file"), "\(arguments): \(run)")
      }
    }
  }

  @Test("a demo is told where its data may not be, in a sentence and with 2")
  func demo() async throws {
    try await Workspace.with { workspace in
      _ = try workspace.write("something", "else")
      let full = try await Program.run(
        ["demo", "--plain", "--data", workspace.directory], timeoutSeconds: 60)
      #expect(full.exit == .code(2), "\(full)")
      #expect(full.errors.contains("is not empty"), "\(full)")
      #expect(!"\(full)".contains("CommandFailure"), "\(full)")
    }
  }

  @Test("the line that says where it listens is one line, whatever the directory is called")
  func readyLine() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve("da\nta\u{1B}[31m")
      #expect(server.readyLine.contains(#"da\nta\u{1B}[31m"#), "\(server.readyLine)")
      #expect(try await server.stop() == .code(0))
    }
  }
}
