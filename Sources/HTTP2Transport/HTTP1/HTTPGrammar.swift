/// The grammar of RFC 9110 and RFC 9112, as far as requests need it. Texts are compared by it and never as they are.
enum HTTPGrammar {
  typealias Bytes = ArraySlice<UInt8>

  /// `tchar` (RFC 9110, 5.6.2).
  static func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    // ! # $ % & ' * + - . ^ _ ` | ~
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
    default: false
    }
  }

  static func isToken(_ bytes: Bytes) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(isTokenCharacter)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// What may stand in the value of a field: no controls but the tab.
  static func isFieldByte(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

  /// Without the spaces around it.
  static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  static func lowercase(_ bytes: Bytes) -> String {
    String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The parts of `bytes` between `separator`s that stand in no quoted string, each without spaces around it. Nil when a
  /// quoted string has no end.
  static func parts(_ bytes: Bytes, separator: UInt8) -> [Bytes]? {
    var parts: [Bytes] = []
    var start = bytes.startIndex
    var (isQuoted, isEscaped) = (false, false)
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        if byte == 0x5C { isEscaped = true }
        if byte == 0x22 { isQuoted = false }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == separator {
        parts.append(trimmed(bytes[start..<index]))
        start = index + 1
      }
    }
    parts.append(trimmed(bytes[start...]))
    return isQuoted ? nil : parts
  }

  /// The elements of a list (RFC 9110, 5.6.1), without empty ones.
  static func list(_ bytes: Bytes) -> [Bytes]? {
    parts(bytes, separator: 0x2C)?.filter { !$0.isEmpty }
  }

  /// What stands behind `name=`, without quotes; in lower case. Nil for another parameter.
  static func value(of name: String, in parameter: Bytes) -> String? {
    guard let equals = parameter.firstIndex(of: 0x3D), lowercase(parameter[..<equals]) == name
    else { return nil }
    var value = parameter[(equals + 1)...]
    guard value.first == 0x22 else { return lowercase(value) }
    value = value.dropFirst().dropLast()
    var text: [UInt8] = []
    var isEscaped = false
    for byte in value {
      if byte == 0x5C, !isEscaped {
        isEscaped = true
      } else {
        text.append(byte)
        isEscaped = false
      }
    }
    return lowercase(text[...])
  }

  /// A line of a header section: name in lower case and value. A space before the colon, or a line that goes on the
  /// one before it, is how headers are smuggled: both are none.
  static func field(_ line: Bytes) -> (name: String, value: Bytes)? {
    guard let colon = line.firstIndex(of: 0x3A), isToken(line[..<colon]) else { return nil }
    let value = trimmed(line[(colon + 1)...])
    guard value.allSatisfy(isFieldByte) else { return nil }
    return (lowercase(line[..<colon]), value)
  }

  // MARK: Hosts and targets

  /// `uri-host [ ":" port ]` (RFC 9110, 7.2), without a user.
  static func isHost(_ bytes: Bytes) -> Bool {
    var name = bytes
    if name.first == 0x5B {
      guard let end = name.firstIndex(of: 0x5D) else { return false }
      let inner = name[(name.startIndex + 1)..<end]
      guard !inner.isEmpty, inner.allSatisfy({ isHostByte($0) || $0 == 0x3A }) else { return false }
      return isPort(name[(end + 1)...])
    }
    if let colon = name.firstIndex(of: 0x3A) {
      guard isPort(name[colon...]) else { return false }
      name = name[..<colon]
    }
    return name.allSatisfy(isHostByte)
  }

  /// Nothing, or a colon and digits.
  private static func isPort(_ bytes: Bytes) -> Bool {
    bytes.isEmpty || bytes.first == 0x3A && bytes.dropFirst().allSatisfy(isDigit)
  }

  /// `unreserved`, `sub-delims` and `%` of RFC 3986.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x24...0x2E, 0x3B, 0x3D, 0x5F, 0x7E: true
    default: false
    }
  }

  /// What a request asks for: `/path`, or `*` of OPTIONS; and whom, when it says so itself as to a proxy (RFC 9112, 3.2).
  static func target(_ bytes: Bytes, method: String) -> (path: String, host: String?)? {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x23 }) else {
      return nil
    }
    if bytes.first == 0x2F { return (String(decoding: bytes, as: UTF8.self), nil) }
    if bytes.elementsEqual([0x2A]) { return method == "OPTIONS" ? ("*", nil) : nil }
    for scheme in ["http://", "https://"] {
      guard bytes.count > scheme.utf8.count, lowercase(bytes.prefix(scheme.utf8.count)) == scheme
      else { continue }
      let rest = bytes.dropFirst(scheme.utf8.count)
      let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
      let host = rest[..<end]
      guard !host.isEmpty, host.first != 0x3A, isHost(host) else { return nil }
      let path = String(decoding: rest[end...], as: UTF8.self)
      // Nothing is the root, but to OPTIONS, which then asks for the server (RFC 9112, 3.2.4).
      let isServer = path.isEmpty && method == "OPTIONS"
      return (
        isServer ? "*" : path.hasPrefix("/") ? path : "/" + path,
        String(decoding: host, as: UTF8.self)
      )
    }
    return nil
  }
}

extension UnsafeRawBufferPointer {
  /// Compares with a text of the program in lower case, whatever the case of these bytes.
  func matches(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in 0..<count {
      let byte = self[index]
      guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == text.utf8Start[index] else {
        return false
      }
    }
    return true
  }
}
