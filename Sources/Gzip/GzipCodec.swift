import CZlib
public import WireCodec

/// Compresses whole messages as gzip (RFC 1952), and decompresses those of gzip and zlib. Keeps its
/// working memory, about 300 KiB once both directions were used, from one message to the next. One
/// thread at a time.
public final class GzipCodec {
  /// What is around the compressed bytes.
  public enum Format: Sendable, Equatable {
    /// RFC 1952.
    case gzip
    /// RFC 1950: what HTTP, and gRPC, call `deflate`.
    case zlib

    /// The window of deflate, and what tells the library the header: 16 for that of gzip.
    var windowBits: Int32 { self == .gzip ? 15 + 16 : 15 }
  }

  /// How a decompression ended.
  public enum Outcome: Sendable, Equatable {
    case complete
    /// There is more than the limit; the output has at most one portion more than that.
    case tooLarge
    /// The bytes are not of the format, end too early, have a wrong checksum, or go on after the end.
    case malformed
  }

  /// Bytes of output made at once: what a hostile message can make us hold beyond its limit.
  private static let portion = 16 << 10

  private let level: Int32
  // Owned, ended and freed in `deinit`; nil until first used.
  private var deflater: UnsafeMutablePointer<z_stream>?
  private var inflater: UnsafeMutablePointer<z_stream>?

  /// - Parameter level: from 1, the fastest, to 9, the smallest.
  public init(level: Int) { self.level = Int32(min(9, max(1, level))) }

  deinit {
    if let deflater {
      deflateEnd(deflater)
      deflater.deallocate()
    }
    if let inflater {
      inflateEnd(inflater)
      inflater.deallocate()
    }
  }

  /// Appends the compressed form of `bytes`.
  public func compress(_ bytes: UnsafeRawBufferPointer, into output: inout WireBuffer) {
    let stream = readyDeflater()
    give(bytes, to: stream)
    let start = output.count
    // One call: the bound is what the library needs at most.
    let room = Int(deflateBound(stream, UInt(bytes.count)))
    _ = output.appendUninitialized(room)
    let written = output.withUnsafeMutableBytes { all in
      take(room, at: start, of: all, with: stream) { deflate(stream, Z_FINISH) }.written
    }
    output.truncate(to: start + written)
  }

  /// Appends what `bytes` were before their compression. The limit holds while decompressing: a small
  /// message cannot make a large one.
  ///
  /// - Parameter limit: bytes the output may have, without what it had before.
  public func decompress(
    _ bytes: UnsafeRawBufferPointer, as format: Format = .gzip, into output: inout WireBuffer,
    limit: Int
  ) -> Outcome {
    let stream = readyInflater(format)
    give(bytes, to: stream)
    let first = output.count
    while true {
      let start = output.count
      _ = output.appendUninitialized(Self.portion)
      let (code, written) = output.withUnsafeMutableBytes { all in
        take(Self.portion, at: start, of: all, with: stream) { inflate(stream, Z_NO_FLUSH) }
      }
      output.truncate(to: start + written)
      if output.count - first > limit { return .tooLarge }
      switch code {
      case Z_STREAM_END: return stream.pointee.avail_in == 0 ? .complete : .malformed
      // Without progress the bytes have ended too early.
      case Z_OK where written > 0 || stream.pointee.avail_in > 0: continue
      default: return .malformed
      }
    }
  }

  private func give(_ bytes: UnsafeRawBufferPointer, to stream: UnsafeMutablePointer<z_stream>) {
    // Sound: the library only reads the input, and not after the call that this belongs to.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(bytes.count)
  }

  private func take(
    _ room: Int, at start: Int, of bytes: UnsafeMutableRawBufferPointer,
    with stream: UnsafeMutablePointer<z_stream>, _ body: () -> Int32
  ) -> (code: Int32, written: Int) {
    // Sound: `room` bytes were appended at `start`, and the library writes no more than `avail_out`.
    stream.pointee.next_out = bytes.baseAddress?.advanced(by: start)
      .assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(room)
    let code = body()
    return (code, room - Int(stream.pointee.avail_out))
  }

  private func readyDeflater() -> UnsafeMutablePointer<z_stream> {
    if let deflater {
      deflateReset(deflater)
      return deflater
    }
    let made = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    made.initialize(to: z_stream())
    let code = deflateInit2_(
      made, level, Z_DEFLATED, Format.gzip.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "out of memory for compression")
    deflater = made
    return made
  }

  private func readyInflater(_ format: Format) -> UnsafeMutablePointer<z_stream> {
    if let inflater {
      // The window is as large for both, and stays.
      inflateReset2(inflater, format.windowBits)
      return inflater
    }
    let made = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    made.initialize(to: z_stream())
    let code = inflateInit2_(
      made, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "out of memory for decompression")
    inflater = made
    return made
  }
}
