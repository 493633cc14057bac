/// What a peer speaks, by the first bytes of its connection. They come in any portions: nothing is decided on a part of
/// what decides it.
enum ConnectionOpening: Equatable {
  /// More bytes are needed.
  case undecided
  /// The preface of HTTP/2, or what is a request of neither version: the session says what is wrong with it.
  case http2
  /// A request of HTTP/1, if perhaps a malformed one: its sender can read a text.
  case http1

  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  /// Who begins like this and goes on differently means HTTP/2.
  private static let firstLine = 16
  private static let methods = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
  ].map { Array($0.utf8) }

  /// Whether the bytes begin with the whole preface, as those of nearly every connection do.
  static func isPreface(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 24
      && UnsafeRawBufferPointer(rebasing: bytes[..<24]).equals("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
  }

  /// - Parameter lineLimit: bytes that a first line may have.
  init(_ bytes: UnsafeRawBufferPointer, lineLimit: Int) {
    self = Self.decide(bytes, lineLimit)
  }

  private static func decide(
    _ bytes: UnsafeRawBufferPointer, _ lineLimit: Int
  ) -> ConnectionOpening {
    let common = zip(bytes, preface).prefix { $0 == $1 }.count
    if common == preface.count || common >= firstLine { return .http2 }
    guard common < bytes.count, let first = bytes.first else { return .undecided }
    // Empty lines before a request are of HTTP/1.
    if first == 0x0D || first == 0x0A { return .http1 }
    let word = bytes.prefix { HTTPGrammar.isTokenCharacter($0) }
    if word.count == bytes.count {
      return bytes.count > lineLimit ? .http2 : .undecided
    }
    guard !word.isEmpty, bytes[word.endIndex] == 0x20 else {
      return endsLikeOne(bytes, lineLimit)
    }
    return methods.contains { word.elementsEqual($0) } ? .http1 : endsLikeOne(bytes, lineLimit)
  }

  /// Of a line that does not begin like a request: one that ends with a version is meant as one.
  private static func endsLikeOne(
    _ bytes: UnsafeRawBufferPointer, _ lineLimit: Int
  ) -> ConnectionOpening {
    // No text at all: TLS, for instance, which may have no line feed for long.
    guard let first = bytes.first, first > 0x20, first < 0x7F else { return .http2 }
    guard let end = bytes.firstIndex(of: 0x0A) else {
      return bytes.count > lineLimit ? .http2 : .undecided
    }
    let line = bytes[..<end]
    let last = line.lastIndex(of: 0x20).map { line[($0 + 1)...] } ?? line[...]
    return last.starts(with: "HTTP/".utf8) ? .http1 : .http2
  }
}
