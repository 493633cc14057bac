/// Messages that went one way in a call.
public struct MessageCount: Sendable, Equatable {
  public var messages: Int
  /// Without their frames, as they were encoded; compression is not looked at.
  public var bytes: Int

  public init(messages: Int = 0, bytes: Int = 0) {
    self.messages = messages
    self.bytes = bytes
  }

  mutating func add(_ size: Int) {
    messages += 1
    bytes += size
  }
}

/// How a call ended, for whoever watches calls: an interceptor as a rule.
public struct CallEnd: Sendable {
  /// What the client was told; of a call whose client was gone before the answer left, CANCELLED.
  public var status: RPCStatus
  /// What arrived at the handler, or the client sent.
  public var requests: MessageCount
  /// What the handler sent, or arrived at the client.
  public var responses: MessageCount
  /// When, in nanoseconds of the clock that the observer was given the start by.
  public var nanoseconds: UInt64

  public init(
    status: RPCStatus, requests: MessageCount = .init(), responses: MessageCount = .init(),
    nanoseconds: UInt64
  ) {
    self.status = status
    self.requests = requests
    self.responses = responses
    self.nanoseconds = nanoseconds
  }
}

/// Names a value that interceptors keep with a call, for the handler and for each other.
public protocol ContextKey {
  associatedtype Value: Sendable
}
