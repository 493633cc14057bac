import Gzip

/// What a compression field says. Names of codings are the same in any case (RFC 9110, 8.4.1).
enum Compression: UInt8 {
  case none, gzip, deflate, unknown

  /// What this side decompresses, for the peer to choose from.
  static let accepted = "gzip,deflate,identity"

  init(_ value: UnsafeRawBufferPointer) {
    if value.isEmpty || value.equals("identity") {
      self = .none
    } else if value.equals("gzip") {
      self = .gzip
    } else {
      self = Self.parse(Array(value)[...])
    }
  }

  /// A list of codings in the order in which they were applied: none that is one, and one that is.
  private static func parse(_ value: ArraySlice<UInt8>) -> Compression {
    guard let list = HTTPGrammar.list(value) else { return .unknown }
    let codings = list.map(HTTPGrammar.lowercase).filter { $0 != "identity" }
    guard let coding = codings.first else { return .none }
    guard codings.count == 1 else { return .unknown }
    switch coding {
    // RFC 9110, 8.4.1.3: a recipient should take the one for the other.
    case "gzip", "x-gzip": return .gzip
    case "deflate": return .deflate
    default: return .unknown
    }
  }

  /// How the bytes are decompressed; nil when they are not.
  var format: GzipCodec.Format? {
    switch self {
    case .gzip: .gzip
    case .deflate: .zlib
    case .none, .unknown: nil
    }
  }

  /// Whether a list such as `br;q=1, gzip` has gzip. A quality of zero means that it is not wanted.
  static func isOffered(in list: UnsafeRawBufferPointer) -> Bool {
    // Of gRPC's C core, with every call.
    if list.equals("identity, deflate, gzip") { return true }
    guard let elements = HTTPGrammar.list(Array(list)[...]) else { return false }
    var isOffered: Bool?
    var all = false
    for element in elements {
      guard let parts = HTTPGrammar.parts(element, separator: 0x3B), let name = parts.first else {
        continue
      }
      let isWanted = !parts.dropFirst().contains {
        HTTPGrammar.value(of: "q", in: $0).map(isZero) ?? false
      }
      switch HTTPGrammar.lowercase(name) {
      case "gzip", "x-gzip": isOffered = isOffered ?? false || isWanted
      // Whatever the list does not name (RFC 9110, 12.5.3).
      case "*": all = isWanted
      default: break
      }
    }
    return isOffered ?? all
  }

  /// `0`, `0.`, `0.000`; and what is no quality.
  private static func isZero(_ quality: String) -> Bool {
    !quality.utf8.contains { $0 >= 0x31 && $0 <= 0x39 }
  }
}
