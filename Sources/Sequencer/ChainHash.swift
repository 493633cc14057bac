import Basics
import COpenSSL

/// A SHA-256 value: the link from one journal record to the next.
public struct ChainHash: Hashable, Sendable {
  /// Length in bytes.
  public static let byteCount = 32
  /// What the first record of a journal follows.
  public static let zero = ChainHash(words: (0, 0, 0, 0))

  private var first, second, third, fourth: UInt64

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    (first, second, third, fourth) = words
  }

  /// Reads 32 bytes.
  public init(_ source: inout ByteSource) throws(ByteError) {
    first = try source.fixed()
    second = try source.fixed()
    third = try source.fixed()
    fourth = try source.fixed()
  }

  /// The hash of two pieces, one after the other.
  init(of head: UnsafeRawBufferPointer, _ tail: UnsafeRawBufferPointer) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    // The context is freed on every path; the calls fail only when memory is exhausted.
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    let succeeded = withUnsafeMutableBytes(of: &words) { output in
      EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        && EVP_DigestUpdate(context, head.baseAddress, head.count) == 1
        && EVP_DigestUpdate(context, tail.baseAddress, tail.count) == 1
        && EVP_DigestFinal_ex(
          context, output.baseAddress?.assumingMemoryBound(to: UInt8.self), nil) == 1
    }
    precondition(succeeded, "SHA-256 is not available in this OpenSSL")
    first = UInt64(littleEndian: words.0)
    second = UInt64(littleEndian: words.1)
    third = UInt64(littleEndian: words.2)
    fourth = UInt64(littleEndian: words.3)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var sink = ByteSink(minimumCapacity: Self.byteCount)
    for word in [first, second, third, fourth] { sink.putFixed(word) }
    return sink.bytes
  }
}

extension ChainHash: CustomStringConvertible {
  /// 64 hexadecimal digits, as `sha256sum` prints them.
  public var description: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
