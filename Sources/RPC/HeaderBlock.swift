import WireCodec

/// The fields a peer sent, as bytes. Most handlers never look at them, so they become `Metadata` only
/// when asked for: until then a field costs one copy.
package struct HeaderBlock: ~Copyable, Sendable {
  /// For each field: length of the name and of the value (two little-endian 32-bit numbers), name, value.
  private var packed = WireBuffer()

  package init() {}

  package var isEmpty: Bool { packed.isEmpty }

  /// Bytes of memory that it takes.
  package var heldBytes: Int { packed.capacity }

  package mutating func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    packed.reserve(8 + name.count + value.count)
    packed.append(littleEndian: UInt32(truncatingIfNeeded: name.count))
    packed.append(littleEndian: UInt32(truncatingIfNeeded: value.count))
    packed.append(copying: name)
    packed.append(copying: value)
  }

  package mutating func removeAll() {
    if !packed.isEmpty { packed.removeAll(keepingCapacity: packed.capacity <= 1_024) }
  }

  /// Calls `body` for each field, in order.
  package func forEach(
    _ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void
  ) {
    packed.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        let name = Self.length(at: index, in: bytes)
        let value = Self.length(at: index + 4, in: bytes)
        let start = index + 8
        body(
          UnsafeRawBufferPointer(rebasing: bytes[start..<start + name]),
          UnsafeRawBufferPointer(rebasing: bytes[start + name..<start + name + value]))
        index = start + name + value
      }
    }
  }

  package var metadata: Metadata {
    var metadata = Metadata()
    forEach { name, value in
      metadata.appendReceived(name: String(decoding: name, as: UTF8.self), value: value)
    }
    return metadata
  }

  private static func length(at index: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
  }
}

extension Metadata {
  /// Calls `body` with each field as it goes on the wire.
  package func forEachWireField(_ body: (_ name: String, _ value: [UInt8]) -> Void) {
    for entry in entries {
      switch entry.value {
      case .text(let text): body(entry.name, Array(text.utf8))
      case .binary(let bytes):
        var encoded: [UInt8] = []
        Base64.encode(bytes, into: &encoded)
        body(entry.name, encoded)
      }
    }
  }

  /// Its bytes as a header list counts them: names, values as they are on the wire, and 32 for each field (RFC 9113,
  /// section 6.5.2).
  package var headerListBytes: Int {
    entries.reduce(0) { sum, entry in
      let value =
        switch entry.value {
        case .text(let text): text.utf8.count
        case .binary(let bytes): (bytes.count + 2) / 3 * 4
        }
      return sum + entry.name.utf8.count + value + 32
    }
  }
}
