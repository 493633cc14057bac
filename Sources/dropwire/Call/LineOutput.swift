import Foundation

/// Lines to standard output, each at once. A reader that has gone (`| head`) ends the program as it
/// would any other: quietly.
struct LineOutput: Sendable {
  /// Whether a person looks on.
  let isTerminal = isatty(STDOUT_FILENO) == 1

  func write(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      _exit(0)
    }
  }

  func line(_ text: String) { write(text + "\n") }
}
