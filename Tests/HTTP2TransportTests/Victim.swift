import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import RPC
import Synchronization
import TLSSession
import Testing

/// A server in a process of its own, so that its memory and its time can be looked at.
struct Victim {
  let process: ChildProcess
  let port: Int

  static let echo = Method<Note, Note>(
    service: "dropwire.bench.v1.Echo", name: "Unary", kind: .unary)
  static let chatPath = "/dropwire.bench.v1.Echo/Chat"
  static let unaryPath = "/dropwire.bench.v1.Echo/Unary"
  /// An echo message without a payload.
  static let empty: Note = {
    var note = Note("")
    note.bytes = [0, 0]
    return note
  }()

  /// What a server says of itself, to call `serve` with.
  static let stats = Method<Note, Note>(
    service: "dropwire.live.v1.Admin", name: "Stats", kind: .unary)

  /// An echo server.
  static func start(_ flags: [String] = []) async throws -> Victim {
    try await start(command: ["bench", "serve-echo"] + flags)
  }

  /// The real one, with its data in a directory.
  static func serve(_ directory: String, _ flags: [String] = []) async throws -> Victim {
    try await start(command: ["serve", "--data", directory] + flags)
  }

  /// An echo server that speaks TLS, and the folder of its certificate.
  static func startSecure(_ made: Certificates) async throws -> (Victim, URL) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-secure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let certificate = folder.appendingPathComponent("cert.pem")
    let key = folder.appendingPathComponent("key.pem")
    try Data(made.server.chain).write(to: certificate)
    try Data(made.server.key).write(to: key)
    let victim = try await start(["--tls-cert", certificate.path, "--tls-key", key.path])
    return (victim, folder)
  }

  private static func start(command: [String]) async throws -> Victim {
    let given = ProcessInfo.processInfo.environment["DROPWIRE_BINARY"] ?? ""
    let beside = Bundle.main.bundleURL.appending(path: "dropwire").path
    let candidates = [
      given, beside, FileManager.default.currentDirectoryPath + "/.build/debug/dropwire",
    ]
    let path = try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0) })
    return try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread {
        done.resume(
          with: Result {
            let process = try ChildProcess(
              executable: path, arguments: command + ["--listen", "127.0.0.1:0"])
            let line = try process.waitForLine(containing: "listening", timeoutSeconds: 30)
            guard
              let address = line.split(separator: " ").first(where: { $0.hasPrefix("127.") }),
              let port = address.split(separator: ":").last.flatMap({ Int($0) })
            else {
              throw ChildError.notReady(waitedFor: "a port", seconds: 30, errors: line)
            }
            return Victim(process: process, port: port)
          })
      }
    }
  }

  func usage() throws -> ProcessUsage { try #require(ProcessUsage(pid: process.pid)) }
}

/// Calls one after the other on a connection of its own, until it is told to stop.
final class Bystander: Sendable {
  private struct State {
    var good = 0
    var failed: [String] = []
    /// Of the calls since `restart`.
    var times: [Duration] = []
  }

  private let state = Mutex(State())
  private let task: Mutex<Task<Void, Never>?> = Mutex(nil)

  /// - Parameters:
  ///   - method: what is called, with an empty message.
  ///   - pause: between two calls.
  init(
    _ channel: HTTP2Channel, calling method: Method<Note, Note> = Victim.echo,
    pause: Duration = .zero
  ) {
    let running = Task { [self] in
      let clock = ContinuousClock()
      while !Task.isCancelled {
        do {
          let start = clock.now
          _ = try await channel.unary(
            method, Victim.empty, options: CallOptions(timeout: .seconds(60)))
          let time = clock.now - start
          state.withLock {
            $0.good += 1
            $0.times.append(time)
          }
          if pause > .zero { try? await Task.sleep(for: pause) }
        } catch {
          if !Task.isCancelled { state.withLock { $0.failed.append("\(error)") } }
          return
        }
      }
    }
    task.withLock { $0 = running }
  }

  var good: Int { state.withLock { $0.good } }

  /// Measures from here on.
  func restart() { state.withLock { $0.times = [] } }

  /// Times of the calls since `restart`, in ascending order.
  var times: [Duration] { state.withLock { $0.times.sorted() } }

  /// Waits until so many calls were answered; false after a minute, or when one has failed.
  func reaches(_ count: Int) async -> Bool {
    for _ in 0..<12_000 {
      let (good, failed) = state.withLock { ($0.good, $0.failed) }
      if good >= count { return true }
      guard failed.isEmpty else { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  func stop() async -> [String] {
    let task = task.withLock { $0 }
    task?.cancel()
    await task?.value
    return state.withLock { $0.failed }
  }
}

/// What an attack has cost, a row of the table in `docs/hostile-peers.md`.
struct AttackCost {
  var name: String
  var frames: Int
  var before: ProcessUsage
  var after: ProcessUsage
  var elapsed: Duration
  /// Of a neighbour's calls, in ascending order.
  var times: [Duration]
  var ends: [String: Int]

  var growth: Int64 { after.residentBytes - before.residentBytes }
  var cpuSeconds: Double { Double(after.cpuNanoseconds - before.cpuNanoseconds) / 1e9 }

  var row: String {
    func ms(_ time: Duration?) -> String {
      String(format: "%.1f", (time ?? .zero) / .milliseconds(1))
    }
    func mb(_ bytes: Int64) -> String { String(format: "%.1f", Double(bytes) / 1_048_576) }
    let ends = ends.sorted { $0.value > $1.value }.map { "\($0.value) × \($0.key)" }
    return "| \(name) | \(frames) | \(mb(before.residentBytes)) → \(mb(after.residentBytes)) | "
      + String(format: "%.2f of %.2f", cpuSeconds, elapsed / .seconds(1))
      + " | \(times.count): \(ms(times.isEmpty ? nil : times[times.count / 2])) / \(ms(times.last)) | "
      + ends.joined(separator: ", ") + " |"
  }

  /// Memory and time are bounded, and the neighbour was served.
  func check() {
    print("attack: \(row)")
    #expect(growth < 10 << 20, "\(row)")
    // A frame costs a microsecond or a few; this tells when the cost of one grows with their number.
    #expect(cpuSeconds < 2 + Double(frames) * 200e-6, "\(row)")
    #expect(times.count > 0, "nobody else was served meanwhile")
    // Far above what is measured, as CI's machine may be busy with other suites.
    #expect(times.last ?? .zero < .seconds(20), "\(row)")
  }
}
