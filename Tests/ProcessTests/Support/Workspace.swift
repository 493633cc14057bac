import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import RPC
import Testing

/// A directory and the processes of one test. Nothing of either is left when the test is over.
final class Workspace: Sendable {
  /// An empty directory.
  let directory: String

  private init() throws {
    directory =
      FileManager.default.temporaryDirectory
      .appending(path: "dropwire-process-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  /// Gives `body` a workspace, and afterwards kills what still runs in it and removes it.
  static func with(_ body: (Workspace) async throws -> Void) async throws {
    let workspace = try Workspace()
    do {
      try await body(workspace)
    } catch {
      workspace.clear()
      throw error
    }
    workspace.clear()
  }

  /// A path inside.
  func path(_ name: String) -> String { directory + "/" + name }

  /// Writes a file and returns its path.
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// Starts a server on a data directory in here and waits until it listens.
  ///
  /// - Parameter port: 0 takes a free one.
  func serve(
    _ data: String = "data", port: Int = 0, flags: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> ServerUnderTest {
    try await ServerUnderTest.start(
      ["serve", "--listen", "127.0.0.1:\(port)", "--data", path(data)] + flags,
      environment: environment)
  }

  /// Processes that have this workspace on their command line.
  func processes() -> [Int32] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap(Int32.init).filter { pid in
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else {
        return false
      }
      return String(decoding: bytes, as: UTF8.self).contains(directory)
    }
  }

  private func clear() {
    for pid in processes() where pid != getpid() { _ = kill(pid, SIGKILL) }
    try? FileManager.default.removeItem(atPath: directory)
  }
}

/// A running server process.
struct ServerUnderTest: Sendable {
  let process: ChildProcess
  /// What it said when it was ready.
  let readyLine: String
  let host: String
  let port: Int

  var target: String { "\(host):\(port)" }

  static func start(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> ServerUnderTest {
    try await offPool {
      let process = try Program.start(arguments, environment: environment)
      do {
        let line = try process.waitForLine(containing: "listening", timeoutSeconds: 30)
        let words = line.split(separator: " ")
        let address = try #require(
          words.first { $0.hasPrefix("127.") && $0.contains(":") }, "no address in: \(line)")
        let parts = address.split(separator: ":")
        return ServerUnderTest(
          process: process, readyLine: line, host: String(parts[0]),
          port: try #require(Int(parts[1])))
      } catch {
        process.kill()
        _ = process.waitForEnd(timeoutSeconds: 5)
        throw error
      }
    }
  }

  /// SIGTERM; how it ended, or SIGKILL after the time.
  func stop(graceSeconds: Double = 20) async throws -> ChildExit? {
    let process = process
    return try await offPool { process.stop(graceSeconds: graceSeconds) }
  }

  /// SIGKILL, and waits until it is gone.
  func kill() async throws {
    let process = process
    process.kill()
    let exit = try await offPool { process.waitForEnd(timeoutSeconds: 10) }
    #expect(exit == .signal(SIGKILL))
  }

  /// Gives `body` a client of the server.
  func withClient<T>(_ body: (LiveClient) async throws -> T) async throws -> T {
    let group = try LoopGroup(count: 1)
    var limits = ClientLimits()
    limits.backoffBase = 50
    limits.backoffCap = 500
    let channel = HTTP2Channel(host: host, port: port, loop: group.loops[0], limits: limits)
    do {
      let answer = try await body(LiveClient(channel: channel))
      await channel.close()
      return answer
    } catch {
      await channel.close()
      throw error
    }
  }
}
