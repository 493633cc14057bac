import CLibuv

/// A failure of the operating system, with what was attempted.
public struct LoopError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was attempted, "connect to 127.0.0.1:80".
  public let operation: String
  /// libuv's name of the error, `ECONNREFUSED`.
  public let name: String
  /// A sentence of the operating system.
  public let reason: String

  public init(_ operation: String, code: Int32) {
    self.operation = operation
    name = uv_err_name(code).map { String(cString: $0) } ?? "E\(code)"
    reason = uv_strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// A failure that is not the operating system's.
  public init(_ operation: String, name: String, reason: String) {
    self.operation = operation
    self.name = name
    self.reason = reason
  }

  public var description: String { "cannot \(operation): \(reason) (\(name))" }
}
