import Foundation
import LoadKit

/// The demo's adapter of a payment provider: this executable again, as a process of its own, with its books beside the
/// server's directory. For one thread.
final class DemoAdapter {
  let books: String
  private let payments: Show.Payments
  private let seed: UInt64
  private let isTemporary: Bool
  private var process: ChildProcess?

  /// - Parameter isTemporary: leaves no books behind.
  init(_ payments: Show.Payments, seed: UInt64, besides directory: String, isTemporary: Bool) {
    self.payments = payments
    self.seed = seed
    self.isTemporary = isTemporary
    books = directory + "-books.jsonl"
  }

  /// Starts the process; it follows the till from its beginning, and knows by its books what it has done.
  func start(_ address: String) throws {
    guard let executable = Bundle.main.executablePath else {
      throw CommandFailure("cannot find this program's own file to start the adapter from")
    }
    var arguments = ["payments", "simulate", address, "--books", books, "--seed", "\(seed)"]
    let shares = [
      ("--decline", payments.decline), ("--lose", payments.lose), ("--silent", payments.silent),
      ("--duplicate", payments.duplicate), ("--late", payments.late),
    ]
    for (flag, share) in shares { arguments += [flag, "\(share / 1_000)"] }
    process = try ChildProcess(executable: executable, arguments: arguments)
  }

  /// Ends the process with SIGKILL and waits until it is gone.
  func kill() {
    guard let process else { return }
    process.kill()
    _ = process.waitForExit(timeoutSeconds: 10)
  }

  /// Asks the process to end; nil when it had to be forced.
  func stop() -> ChildExit? { process?.stop(graceSeconds: 15) }

  /// Leaves no process behind, and no books that were made for the demo alone.
  func cleanUp() {
    if let process, process.exit == nil { kill() }
    if isTemporary { try? FileManager.default.removeItem(atPath: books) }
  }
}
