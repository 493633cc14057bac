import LogContract
import Messages
import WireCodec

/// What tests know of each call of the log's contract, beside its scenario: who may make it, said apart from the
/// schema, and made-up requests for every story that is told at random.
public enum ContractCalls {
  /// What a story knows that calls can be about.
  public struct Known {
    /// A drop, mostly one that there is.
    public var drop: UInt64

    public init(drop: UInt64) { self.drop = drop }
  }

  /// A line for each method: the roles that may call it, and a request.
  private static func all(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    [
      ("operator", .remark(RemarkRequest(key: key, text: "a \(below(100))"))),
      (
        "operator",
        .setBuyerLimit(
          SetBuyerLimitRequest(
            key: key, drop: Identifier(rawValue: known.drop), limit: UInt32(below(6))))
      ),
    ]
  }

  /// One of the calls.
  ///
  /// - Parameters:
  ///   - key: makes the request's idempotency key.
  ///   - below: a number at random that is below another, which is not 0.
  public static func next(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    let calls = all(key: UUIDBytes(high: 11, low: key), known, below)
    return calls[Int(below(UInt64(calls.count)))].call
  }

  /// The roles that may call each method, by service and method: `Admin/Remark`.
  public static var roles: [(method: String, roles: String)] {
    all(key: UUIDBytes(high: 1, low: 1), Known(drop: 1)) { _ in 0 }.map { roles, call in
      ("\(call.method.service.split(separator: ".").last ?? "")/\(call.method.name)", roles)
    }
  }
}
