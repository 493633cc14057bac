import EventLoop

/// A client's connection that speaks just enough HTTP/2 to make calls: next to it, what a process does is what
/// its server does. Confined to its loop.
final class RawConnection: ConnectionDelegate {
  /// What every frame changes; a local copy is worked on, as a class's properties are dear.
  private struct Reader {
    /// The frame that arrives: its first nine bytes, and what is missing of it.
    var head: InlineArray<9, UInt8> = .init(repeating: 0)
    var headCount = 0
    var missing = 0
    var headers = 0
    var ended = 0
    var asksSettings = false
  }

  private let tcp: TCPConnection
  private let path: String
  private var output: [UInt8] = []
  private var reader = Reader()
  /// A request that refers to the server's table of header fields; its two stream numbers are to be filled in.
  private var later: [UInt8] = []
  private(set) var nextStream = 1
  /// Called after something has arrived.
  var progress: () -> Void = {}

  /// Header lists received, and streams ended.
  var headers: Int { reader.headers }
  var ended: Int { reader.ended }

  init(_ tcp: TCPConnection, path: String) {
    self.tcp = tcp
    self.path = path
    output += Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    // No push, and windows that are never used up.
    output += Self.frame(type: 4, flags: 0, [0, 2, 0, 0, 0, 0, 0, 4, 0x40, 0, 0, 0])
    output += Self.frame(type: 8, flags: 0, [0x3f, 0, 0, 0])
    tcp.delegate = self
    tcp.startReading()
    tcp.setNeedsFlush()
  }

  /// Calls with the same message. The first fills the server's table of header fields, the others refer to it.
  func call(_ block: Block, count: Int = 1) {
    for _ in 0..<count {
      let start = output.count
      output += nextStream == 1 ? first(block) : later
      setStream(at: start + 5)
      setStream(at: output.count - 69 - 4)
      nextStream += 2
    }
    tcp.setNeedsFlush()
  }

  private func setStream(at index: Int) {
    output[index + 1] = UInt8(nextStream >> 16 & 255)
    output[index + 2] = UInt8(nextStream >> 8 & 255)
    output[index + 3] = UInt8(nextStream & 255)
  }

  private func first(_ block: Block) -> [UInt8] {
    var message: [UInt8] = [0, 0, 0, 0, 64]
    for index in 0..<64 { message.append(block.bytes[index]) }
    let data = Self.frame(type: 0, flags: 1, message)
    // POST, http; then by number.
    later = Self.frame(type: 1, flags: 4, [0x83, 0x86, 0xc1, 0xc0, 0xbf, 0xbe]) + data
    var fields: [UInt8] = [0x83, 0x86, 0x44] + Self.text(path) + [0x41] + Self.text("127.0.0.1")
    fields += [0x5f] + Self.text("application/grpc+drop")
    fields += [0x40] + Self.text("te") + Self.text("trailers")
    return Self.frame(type: 1, flags: 4, fields) + data
  }

  private static func text(_ value: String) -> [UInt8] {
    [UInt8(value.utf8.count)] + Array(value.utf8)
  }

  private static func frame(type: UInt8, flags: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let size = payload.count
    return [0, UInt8(size >> 8), UInt8(size & 255), type, flags, 0, 0, 0, 0] + payload
  }

  func connectionReceived(_ received: UnsafeRawBufferPointer) {
    var reader = self.reader
    var index = 0
    while index < received.count {
      if reader.headCount < 9 {
        reader.head[reader.headCount] = received[index]
        reader.headCount += 1
        index += 1
        guard reader.headCount == 9 else { continue }
        reader.missing =
          Int(reader.head[0]) << 16 | Int(reader.head[1]) << 8 | Int(reader.head[2])
      } else {
        let count = min(reader.missing, received.count - index)
        reader.missing -= count
        index += count
      }
      if reader.missing == 0 { Self.frameEnded(&reader) }
    }
    if reader.asksSettings {
      reader.asksSettings = false
      output += Self.frame(type: 4, flags: 1, [])
      tcp.setNeedsFlush()
    }
    self.reader = reader
    progress()
  }

  private static func frameEnded(_ reader: inout Reader) {
    let (type, flags) = (reader.head[3], reader.head[4])
    switch type {
    case 1: reader.headers += 1
    case 3, 7: fatalError("the server gave up a stream or the connection")
    case 4 where flags & 1 == 0: reader.asksSettings = true
    default: break
    }
    if type < 2, flags & 1 == 1 { reader.ended += 1 }
    reader.headCount = 0
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    let count = min(output.count, buffer.softLimit - buffer.count)
    output[..<count].withUnsafeBytes { buffer.append($0) }
    output.removeFirst(count)
  }

  func connectionClosed(_ reason: CloseReason) { fatalError("the connection ended: \(reason)") }
}
