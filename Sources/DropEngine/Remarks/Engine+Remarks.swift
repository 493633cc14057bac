import LogContract
import Messages

extension Engine {
  /// A sentence for whoever reads the log. That it is in the log is all that comes of it.
  public mutating func remark(
    _ request: RemarkRequest, at position: LogPosition
  ) -> RemarkResult {
    .remarked(Remarked())
  }
}
