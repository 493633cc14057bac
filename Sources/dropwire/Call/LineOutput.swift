import Foundation

/// Lines to standard output, each at once. A reader that has gone (`| head`) ends the program as it
/// would any other: quietly. A disk that is full ends it with a complaint.
struct LineOutput: Sendable {
  /// Whether a person looks on.
  let isTerminal = isatty(STDOUT_FILENO) == 1

  func write(_ text: String) {
    guard !ResultOutput.write(text) else { return }
    if let problem = ResultOutput.problem {
      standardError("error: " + problem)
      _exit(1)
    }
    _exit(0)
  }

  func line(_ text: String) { write(text + "\n") }
}
