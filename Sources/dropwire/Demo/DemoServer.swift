import Foundation
import LoadKit

/// The demo's server: this executable again, as a process of its own, on a free port and a directory of its own.
final class DemoServer {
  let directory: String
  let isTemporary: Bool
  private var process: ChildProcess?
  private(set) var port = 0

  /// - Parameter data: a directory to keep; nil makes a temporary one.
  init(data: String?) throws {
    if let data {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
      guard files.isEmpty else {
        throw CommandFailure(
          "--data: \(data) is not empty; the demo needs a directory of its own", exitCode: 2)
      }
      directory = data
      isTemporary = false
    } else {
      directory =
        FileManager.default.temporaryDirectory
        .appending(path: "dropwire-demo-\(ProcessInfo.processInfo.processIdentifier)").path
      isTemporary = true
    }
  }

  var address: String { "127.0.0.1:\(port)" }

  /// Starts the process and waits until it listens; the second time on the same port.
  func start() throws -> (pid: Int32, milliseconds: Int64) {
    let began = MonotonicTime.nanoseconds
    guard let executable = Bundle.main.executablePath else {
      throw CommandFailure("cannot find this program's own file to start the server from")
    }
    let process = try ChildProcess(
      executable: executable,
      arguments: [
        "serve", "--listen", "127.0.0.1:\(port)", "--data", directory, "--log-level", "warning",
        "--drain-seconds", "5",
      ])
    self.process = process
    let line = try process.waitForLine(containing: "listening", timeoutSeconds: 60)
    if port == 0 {
      guard let word = line.split(separator: " ").first(where: { $0.hasPrefix("127.0.0.1:") }),
        let number = Int(word.dropFirst("127.0.0.1:".count))
      else { throw CommandFailure("the server did not say where it listens: \(line)") }
      port = number
    }
    return (process.pid, (MonotonicTime.nanoseconds - began) / 1_000_000)
  }

  /// Ends the process with SIGKILL and waits until it is gone. Returns its process number.
  func kill() -> Int32 {
    guard let process else { return 0 }
    process.kill()
    _ = process.waitForExit(timeoutSeconds: 10)
    return process.pid
  }

  /// Asks the process to end; nil when it had to be forced.
  func stop() -> ChildExit? { process?.stop(graceSeconds: 15) }

  /// Leaves nothing behind: no process, and no directory that was made for the demo alone.
  func cleanUp() {
    if let process, process.exit == nil {
      process.kill()
      _ = process.waitForExit(timeoutSeconds: 5)
    }
    if isTemporary { try? FileManager.default.removeItem(atPath: directory) }
  }
}
