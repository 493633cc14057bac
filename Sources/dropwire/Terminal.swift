import Foundation
import JSONText
import LoadKit
import StandardStreams
import Synchronization

/// Writes one line to standard error, without what a terminal would take for commands. Nothing happens where it
/// cannot be written.
func standardError(_ line: some StringProtocol) {
  let text = VisibleText.escaped(line, keepsLines: true) + "\n"
  _ = StandardDescriptors.write(text.utf8, to: 2)
}

/// Writes one line to standard output, at once: other programs wait for some of them.
func standardOutput(_ line: some StringProtocol) { ResultOutput.write(String(line) + "\n") }

/// Standard output, which carries what a command was asked for. A command goes on to its end where it cannot be
/// written, as its exit code says something, too; one that would have been 0 is then 1. From any thread.
enum ResultOutput {
  private static let failure = Mutex<Int32>(0)

  /// Writes the text; whether anybody may still read it.
  @discardableResult
  static func write(_ text: String) -> Bool {
    failure.withLock { failure in
      guard failure == 0 else { return false }
      failure = StandardDescriptors.write(text.utf8, to: 1).code
      return failure == 0
    }
  }

  /// The reader has gone, as that of `| head` does: no reason to complain.
  static var readerHasGone: Bool { failure.withLock { $0 == EPIPE } }

  /// Why something could not be written; nil where all was, or its reader had gone.
  static var problem: String? {
    failure.withLock { failure in
      failure == 0 || failure == EPIPE
        ? nil : "standard output cannot be written: \(StandardDescriptors.reason(failure))"
    }
  }
}

/// Whether this executable was compiled with optimisation. A debug build is 10 to 50 times slower, so it is
/// never measured.
let isOptimisedBuild = Machine.isOptimisedBuild
