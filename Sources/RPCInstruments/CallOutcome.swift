import RPC

/// Whose fault a failed call is, for the loudness of its record.
enum Fault {
  case none
  /// What a client asked for was not possible, or it gave up.
  case client
  /// Something is wrong with the server.
  case server

  init(_ code: StatusCode) {
    switch code {
    case .ok: self = .none
    case .unknown, .internal, .dataLoss, .unavailable: self = .server
    default: self = .client
    }
  }
}

extension MethodDescriptor {
  /// `unary` and so on, as labels and fields have it.
  var kindName: String {
    switch kind {
    case .unary: "unary"
    case .clientStreaming: "client_streaming"
    case .serverStreaming: "server_streaming"
    case .bidirectional: "bidirectional"
    }
  }
}

extension CallEnd {
  /// From `start` to the end, in nanoseconds.
  func elapsed(since start: UInt64) -> UInt64 { nanoseconds > start ? nanoseconds - start : 0 }
}
