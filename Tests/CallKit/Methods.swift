package import RPC

/// The methods of the test service.
package enum Methods {
  package static let echo = Method<Note, Note>(service: "test.Test", name: "Echo", kind: .unary)
  package static let fast = Method<Note, Note>(service: "test.Test", name: "Fast", kind: .unary)
  /// Answers at once, from the loop itself.
  package static let prompt = Method<Note, Note>(service: "test.Test", name: "Prompt", kind: .unary)
  /// Its reply is kept in the record, and given by the test.
  package static let owed = Method<Note, Note>(service: "test.Test", name: "Owed", kind: .unary)
  package static let fail = Method<Note, Note>(service: "test.Test", name: "Fail", kind: .unary)
  package static let hang = Method<Note, Note>(service: "test.Test", name: "Hang", kind: .unary)
  package static let metadata = Method<Note, Note>(
    service: "test.Test", name: "Metadata", kind: .unary)
  package static let binary = Method<Note, Note>(service: "test.Test", name: "Binary", kind: .unary)
  package static let collect = Method<Note, Note>(
    service: "test.Test", name: "Collect", kind: .clientStreaming)
  package static let count = Method<Note, Note>(
    service: "test.Test", name: "Count", kind: .serverStreaming)
  package static let flood = Method<Note, Note>(
    service: "test.Test", name: "Flood", kind: .serverStreaming)
  package static let feed = Method<Note, Note>(
    service: "test.Test", name: "Feed", kind: .serverStreaming)
  package static let held = Method<Note, Note>(
    service: "test.Test", name: "Held", kind: .serverStreaming)
  package static let attached = Method<Note, Note>(
    service: "test.Test", name: "Attached", kind: .serverStreaming)
  package static let greeted = Method<Note, Note>(
    service: "test.Test", name: "Greeted", kind: .bidirectional)
  package static let chat = Method<Note, Note>(
    service: "test.Test", name: "Chat", kind: .bidirectional)
  package static let deaf = Method<Note, Note>(
    service: "test.Test", name: "Deaf", kind: .bidirectional)
  package static let nativeOnly = Method<NativeOnly, NativeOnly>(
    service: "test.Test", name: "NativeOnly", kind: .unary)
  package static let encoding = Method<Note, Note>(
    service: "test.Test", name: "Encoding", kind: .unary)
  package static let uncompressed = Method<Note, Note>(
    service: "test.Test", name: "Uncompressed", kind: .unary)
  package static let twice = Method<Note, Note>(
    service: "test.Test", name: "Twice", kind: .serverStreaming)
  package static let trailing = Method<Note, Note>(
    service: "test.Test", name: "Trailing", kind: .serverStreaming)
  package static let identity = Method<Note, Note>(
    service: "test.Test", name: "Identity", kind: .unary)
  package static let guarded = Method<Note, Note>(
    service: "test.Test", name: "Guarded", kind: .unary)
  package static let large = Method<Note, Note>(service: "test.Test", name: "Large", kind: .unary)
  package static let largeAtOnce = Method<Note, Note>(
    service: "test.Test", name: "LargeAtOnce", kind: .unary)
  package static let largeStream = Method<Note, Note>(
    service: "test.Test", name: "LargeStream", kind: .serverStreaming)
  package static let missing = Method<Note, Note>(
    service: "test.Test", name: "Missing", kind: .unary)
}
