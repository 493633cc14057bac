import Gzip
import RPC
import WireCodec

/// Takes messages out of a body of envelopes: a byte of flags, four bytes of length, the message. gRPC, gRPC-Web
/// and the streams of Connect have the same, and bit 0 of the flags says "compressed" in all of them.
struct EnvelopeReader: ~Copyable {
  /// Largest buffer that an idle stream keeps, bytes. 4 KiB.
  static let keptCapacity = 4 << 10

  /// The field that announces compression in this protocol.
  private let compressionField: String
  /// How the messages are compressed that say they are.
  var compression: Compression
  private var raw = WireBuffer()
  private var head = 0

  init(compressionField: String, compression: Compression) {
    self.compressionField = compressionField
    self.compression = compression
  }

  /// Bytes that belong to no message that was taken.
  var heldBytes: Int { raw.count - head }

  /// Bytes of memory that it takes to keep them.
  var keptBytes: Int { raw.capacity }

  mutating func removeAll() {
    raw.removeAll(keepingCapacity: false)
    head = 0
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if head > 16 << 10, head * 2 > raw.count {
      raw.removeFirst(head)
      head = 0
    }
    raw.append(copying: bytes)
  }

  /// Takes the next message. Its length is checked before its bytes are waited for, and again while it is
  /// decompressed.
  mutating func next(
    limit: Int, _ gzip: GzipCodec, into message: inout WireBuffer
  ) -> RequestStep {
    guard heldBytes >= 5 else { return .incomplete }
    let head = head
    let (flags, length) = raw.withUnsafeBytes {
      (
        $0[head],
        Int(UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: head + 1, as: UInt32.self)))
      )
    }
    if flags & ~1 != 0 {
      return .refused(RPCStatus(.internal, "a message begins with the byte \(flags)"))
    }
    let format = compression.format
    if flags == 1, format == nil {
      return .refused(
        RPCStatus(.internal, "a compressed message without \(compressionField)"))
    }
    if length > limit {
      return .refused(
        RPCStatus(
          .resourceExhausted, "a message of \(length) bytes exceeds the limit of \(limit)"))
    }
    guard heldBytes >= 5 + length else { return .incomplete }
    defer { advance(5 + length) }
    return raw.withUnsafeBytes { bytes in
      let body = UnsafeRawBufferPointer(rebasing: bytes[head + 5..<head + 5 + length])
      guard flags == 1, let format else {
        message.append(copying: body)
        return .message(compressed: false)
      }
      return RequestStep(
        gzip.decompress(body, as: format, into: &message, limit: limit), format, limit)
    }
  }

  private mutating func advance(_ count: Int) {
    head += count
    guard head == raw.count else { return }
    // A large message must not leave its memory with a stream that stays open.
    raw.removeAll(keepingCapacity: raw.capacity <= Self.keptCapacity)
    head = 0
  }
}

extension RequestStep {
  /// What a decompression means for the call.
  init(_ outcome: GzipCodec.Outcome, _ format: GzipCodec.Format, _ limit: Int) {
    switch outcome {
    case .complete: self = .message(compressed: true)
    case .tooLarge:
      self = .refused(
        RPCStatus(
          .resourceExhausted, "a decompressed message exceeds the limit of \(limit) bytes"))
    case .malformed:
      let name = format == .gzip ? "gzip" : "deflate"
      self = .refused(RPCStatus(.internal, "a message says that it is \(name), and is not"))
    }
  }
}

/// Makes envelopes of gRPC's uncompressed frames, which may be cut anywhere: the same bytes, or compressed.
struct EnvelopeWriter: ~Copyable {
  /// Set before the first frame.
  var compresses: Bool
  /// The beginning of a frame whose rest has not come.
  private var partial = WireBuffer()

  init(compresses: Bool) { self.compresses = compresses }

  /// Bytes of memory for that.
  var keptBytes: Int { partial.capacity }

  mutating func write(
    _ frames: UnsafeRawBufferPointer, _ tools: AdapterTools, into body: inout WireBuffer
  ) {
    guard compresses else { return body.append(copying: frames) }
    partial.append(copying: frames)
    let used = partial.withUnsafeBytes { bytes -> Int in
      var start = 0
      while bytes.count - start >= 5 {
        let length = Int(
          UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self)))
        guard bytes.count - start >= 5 + length else { break }
        Self.write(
          UnsafeRawBufferPointer(rebasing: bytes[start + 5..<start + 5 + length]),
          plain: bytes[start] == FrameFlag.plain, tools, into: &body)
        start += 5 + length
      }
      return start
    }
    if used == partial.count {
      partial.removeAll(keepingCapacity: partial.capacity <= EnvelopeReader.keptCapacity)
    } else if used > 0 {
      partial.removeFirst(used)
    }
  }

  private static func write(
    _ message: UnsafeRawBufferPointer, plain: Bool, _ tools: AdapterTools,
    into body: inout WireBuffer
  ) {
    let start = body.beginFrame()
    if plain || message.count < tools.compressedAbove {
      body.append(copying: message)
    } else {
      body.overwrite(at: start, with: 1)
      tools.compress(message, into: &body)
    }
    body.endFrame(start)
  }
}
