import Storage

extension StorageError {
  /// Whether checkpoints can do without: the medium refused, or a row is larger than a store takes.
  var keepsCheckpointsWaiting: Bool {
    if case .limitExceeded = self { true } else { isOfTheMedium }
  }

  /// Whether it may pass: the medium refused, and nothing is wrong with what it holds.
  var isOfTheMedium: Bool {
    switch self {
    case .diskFull, .inputOutput: true
    default: false
    }
  }
}
