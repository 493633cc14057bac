/// Limits of a connection that speaks HTTP/1.1. Sizes in bytes. The head of a request is bounded as a header list of
/// HTTP/2 is, a message as every message.
public struct HTTP1Limits: Sendable, Equatable {
  /// Bodies that wait for the server, and responses that wait for the peer, each at most about as many bytes; then
  /// nothing more is read. 256 KiB.
  public var heldBytes = 256 << 10

  public init() {}
}
