import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One host, as far as connections are counted: an IPv4 address, or the first half of an IPv6 address, whose second
/// half everybody chooses for himself.
public struct HostKey: Sendable, Hashable {
  package let bits: UInt64
}

/// An IPv4 or IPv6 address with a port.
public struct SocketAddress: Sendable, CustomStringConvertible {
  // 28 bytes hold either family; a connection keeps one, so `sockaddr_storage` (128) would be dear.
  private var storage: sockaddr_in6

  /// A numeric address, "127.0.0.1" or "::1". Throws when `host` is a name: see `Loop.resolve`.
  public init(host: String, port: Int) throws(LoopError) {
    storage = sockaddr_in6()
    guard let number = UInt16(exactly: port) else {
      throw LoopError("use port \(port)", name: "EINVAL", reason: "a port is 0 to 65535")
    }
    let code = host.withCString { text in
      withUnsafeMutablePointer(to: &storage) { address in
        let four = UnsafeMutableRawPointer(address).assumingMemoryBound(to: sockaddr_in.self)
        return uv_ip4_addr(text, Int32(number), four) == 0
          ? 0 : uv_ip6_addr(text, Int32(number), address)
      }
    }
    guard code == 0 else { throw LoopError("read the address '\(host)'", code: code) }
  }

  /// Copies what the system handed out; nil for a family other than the two.
  init?(_ address: UnsafePointer<sockaddr>) {
    storage = sockaddr_in6()
    let size: Int
    switch Int32(address.pointee.sa_family) {
    case AF_INET: size = MemoryLayout<sockaddr_in>.size
    case AF_INET6: size = MemoryLayout<sockaddr_in6>.size
    default: return nil
    }
    withUnsafeMutableBytes(of: &storage) {
      // Sound: an address of that family has that many bytes.
      $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: size))
    }
  }

  public var isIPv6: Bool { Int32(storage.sin6_family) == AF_INET6 }

  /// Whether only this machine can reach it: 127.0.0.0/8, ::1, and the former written as IPv6.
  public var isLoopback: Bool {
    guard isIPv6 else { return host.hasPrefix("127.") }
    return host == "::1" || host.hasPrefix("::ffff:127.")
  }

  /// The port is at the same place in both families.
  public var port: Int { Int(UInt16(bigEndian: storage.sin6_port)) }

  /// The numeric address.
  public var host: String {
    withSockaddr { address, _ in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
        guard uv_ip_name(address, text.baseAddress, text.count) == 0 else { return "unknown" }
        return String(cString: UnsafePointer(text.baseAddress!))
      }
    }
  }

  public var description: String { isIPv6 ? "[\(host)]:\(port)" : dotted }

  /// An IPv4 address with its port. Every connection is named so: by the C library it costs ten times as much.
  private var dotted: String {
    // Sound: the address lies at byte 4 of `sockaddr_in`.
    let address = withUnsafeBytes(of: storage) {
      UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    }
    // 21: four numbers of three digits, a port of five, and what is between them.
    return String(unsafeUninitializedCapacity: 21) { text in
      var count = 0
      func append(_ number: Int) {
        if number >= 10 { append(number / 10) }
        text[count] = UInt8(0x30 + number % 10)
        count += 1
      }
      for shift in stride(from: 24, through: 0, by: -8) {
        append(Int(address >> shift & 255))
        text[count] = shift == 0 ? UInt8(ascii: ":") : UInt8(ascii: ".")
        count += 1
      }
      append(port)
      return count
    }
  }

  /// Who the peer is when its connections are counted.
  public var hostKey: HostKey {
    withUnsafeBytes(of: storage) { bytes in
      guard isIPv6 else {
        // Sound: the address lies at byte 4 of `sockaddr_in`.
        return HostKey(bits: UInt64(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
      }
      // Sound: the address lies at byte 8 of `sockaddr_in6`.
      let network = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      // An IPv4 address in the clothes of IPv6 has its own number.
      guard network == 0 else { return HostKey(bits: network) }
      return HostKey(
        bits: UInt64(bytes.loadUnaligned(fromByteOffset: 20, as: UInt32.self)))
    }
  }

  func withSockaddr<R>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
    let size = isIPv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
    return withUnsafeBytes(of: storage) {
      // Sound: `sockaddr` is the common start of both families, and the storage is large enough.
      body($0.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(size))
    }
  }

  /// What is this side's or the other side's address of an open socket.
  static func of(
    _ tcp: UnsafeMutablePointer<uv_tcp_t>,
    _ ask: (UnsafePointer<uv_tcp_t>?, UnsafeMutablePointer<sockaddr>?, UnsafeMutablePointer<Int32>?)
      -> Int32
  ) -> SocketAddress? {
    var storage = sockaddr_storage()
    var size = Int32(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &storage) { bytes in
      let address = bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self)
      guard ask(tcp, address, &size) == 0 else { return nil }
      return SocketAddress(address)
    }
  }
}
