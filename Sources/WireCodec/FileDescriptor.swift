/// A file of the export to Protocol Buffers, as reflection tells it to clients. Generated code has one
/// for every schema file.
public struct FileDescriptor: Sendable {
  /// The name others import it by, such as `google/protobuf/empty.proto`.
  public let name: String
  /// The files it imports.
  public let dependencies: [FileDescriptor]
  private let base64: String

  /// - Parameters:
  ///   - name: the name others import it by.
  ///   - dependencies: the files it imports.
  ///   - base64: the serialized `google.protobuf.FileDescriptorProto`; what is no digit of base64,
  ///     such as a line break, is passed over.
  public init(name: String, dependencies: [FileDescriptor], base64: String) {
    self.name = name
    self.dependencies = dependencies
    self.base64 = base64
  }

  /// The serialized `google.protobuf.FileDescriptorProto`, decoded anew with every call.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(base64.utf8.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for character in base64.utf8 {
      guard let digit = Self.digit(character) else { continue }
      bits = bits << 6 | digit
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func digit(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

// Google's files that generated code imports.

extension FileDescriptor {
  /// `google/protobuf/duration.proto`.
  public static let duration = FileDescriptor(
    name: "google/protobuf/duration.proto",
    dependencies: [],
    base64: """
      Ch5nb29nbGUvcHJvdG9idWYvZHVyYXRpb24ucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiI6CghEdXJhdGlvbhIYCgdz
      ZWNvbmRzGAEgASgDUgdzZWNvbmRzEhQKBW5hbm9zGAIgASgFUgVuYW5vc0KDAQoTY29tLmdvb2dsZS5wcm90b2J1
      ZkINRHVyYXRpb25Qcm90b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9kdXJhdGlv
      bnBi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzM
      """)

  /// `google/protobuf/empty.proto`.
  public static let empty = FileDescriptor(
    name: "google/protobuf/empty.proto",
    dependencies: [],
    base64: """
      Chtnb29nbGUvcHJvdG9idWYvZW1wdHkucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIHCgVFbXB0eUJ9ChNjb20uZ29v
      Z2xlLnByb3RvYnVmQgpFbXB0eVByb3RvUAFaLmdvb2dsZS5nb2xhbmcub3JnL3Byb3RvYnVmL3R5cGVzL2tub3du
      L2VtcHR5cGL4AQGiAgNHUEKqAh5Hb29nbGUuUHJvdG9idWYuV2VsbEtub3duVHlwZXNiBnByb3RvMw
      """)

  /// `google/protobuf/timestamp.proto`.
  public static let timestamp = FileDescriptor(
    name: "google/protobuf/timestamp.proto",
    dependencies: [],
    base64: """
      Ch9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvEg9nb29nbGUucHJvdG9idWYiOwoJVGltZXN0YW1wEhgK
      B3NlY29uZHMYASABKANSB3NlY29uZHMSFAoFbmFub3MYAiABKAVSBW5hbm9zQoUBChNjb20uZ29vZ2xlLnByb3Rv
      YnVmQg5UaW1lc3RhbXBQcm90b1ABWjJnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi90aW1l
      c3RhbXBwYvgBAaICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8z
      """)
}
