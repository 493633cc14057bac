// Generated from any.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `google/protobuf/any.proto` of package google.protobuf.
  public static let googleProtobufAny = FileDescriptor(
    name: "google/protobuf/any.proto",
    dependencies: [],
    base64: """
      Chlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvEg9nb29nbGUucHJvdG9idWYiNgoDQW55EhkKCHR5cGVfdXJsGAEg
      ASgJUgd0eXBlVXJsEhQKBXZhbHVlGAIgASgMUgV2YWx1ZWIGcHJvdG8z
      """)
}
