import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import Testing

extension ExecutableTests {
  /// Programs on Python that `dropwire schema generate --python` made.
  @Suite("generated Python")
  struct GeneratedPythonTests {}
}

private let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
private let hasGRPC =
  (try? ChildProcess(executable: "/usr/bin/env", arguments: [python, "-c", "import grpc.aio"]))?
  .stop(after: 20) == .code(0)

extension ExecutableTests.GeneratedPythonTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func script(_ name: String) -> String {
    Self.root.appending(path: "Tests/Interop/\(name)").path
  }

  /// Makes the package `live_api` of the shipped schemas, with the executable under test.
  private func generate(_ workspace: Workspace) async throws {
    let made = try await Program.run([
      "schema", "generate", "--python", workspace.path("live_api"), "--schemas",
      Self.root.appending(path: "Schemas").path,
    ])
    #expect(made.exit == .code(0), "\(made)")
  }

  private func start(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(executable: "/usr/bin/env", arguments: [python, "-B"] + arguments)
  }

  @Test("a client calls the server in every encoding, up to a hold", .enabled(if: hasGRPC))
  func client() async throws {
    try await Workspace.with { workspace in
      try await generate(workspace)
      let server = try await workspace.serve()
      let path = script("generated_client.py")
      let run = try await offPool {
        let process = try start([
          path, workspace.directory, server.target, "native", "proto", "json",
        ])
        guard let exit = process.stop(after: 90) else {
          throw Overtime(what: path, seconds: 90, errors: process.errorTail)
        }
        return Ended(exit: exit, lines: process.outputLines, errors: process.errorTail)
      }
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines.filter { $0.hasPrefix("ok ") }.count >= 36, "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("a server answers our client, in every kind of call", .enabled(if: hasGRPC))
  func server() async throws {
    try await Workspace.with { workspace in
      try await generate(workspace)
      let process = try start([script("generated_server.py"), workspace.directory])
      defer {
        process.kill()
        _ = process.waitForEnd(timeoutSeconds: 10)
      }
      let line = try await offPool {
        try process.waitForLine(containing: "listening", timeoutSeconds: 60)
      }
      let port = try #require(line.split(separator: " ").last.flatMap { Int($0) })
      let group = try LoopGroup(count: 1)
      let channel = HTTP2Channel(host: "127.0.0.1", port: port, loop: group.loops[0])
      do {
        // By the metadata, and as the server takes calls that do not say.
        try await call(channel, ["dropwire-codec": "drop"])
        try await call(channel, [:])
      } catch {
        await channel.close()
        throw error
      }
      await channel.close()
    }
  }

  private func call(_ channel: HTTP2Channel, _ metadata: Metadata) async throws {
    let options = CallOptions(timeout: .seconds(30), metadata: metadata)
    let echo = Echo.Client(channel)
    let message = EchoMessage(payload: [1, 2, 3])
    #expect(try await echo.unary(message, options: options) == message)
    let collect = try await echo.collect(options: options)
    for byte in message.payload { try await collect.send(EchoMessage(payload: [byte])) }
    #expect(try await collect.finish() == message)
    var received: [UInt8] = []
    let expanded = try await echo.expand(message, options: options)
    for try await part in expanded.responses { received += part.payload }
    #expect(received == message.payload)
    let chat = try await echo.chat(options: options)
    var answers = chat.responses.makeAsyncIterator()
    for byte in message.payload {
      try await chat.requests.send(EchoMessage(payload: [byte]))
      #expect(try await answers.next()?.payload == [byte])
    }
    chat.requests.finish()
    #expect(try await answers.next() == nil)
  }
}
