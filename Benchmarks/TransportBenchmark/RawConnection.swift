import EventLoop

/// A client's connection that speaks just enough HTTP/2 to make calls: next to it, what a process does is what
/// its server does. Confined to its loop.
final class RawConnection: ConnectionDelegate {
  private let tcp: TCPConnection
  private let path: String
  private var output: [UInt8] = []
  private(set) var nextStream = 1
  /// The frame that arrives: its first nine bytes, and what is missing of it.
  private var head: [UInt8] = []
  private var missing = 0
  /// Header lists received, and streams ended.
  private(set) var headers = 0
  private(set) var ended = 0
  /// Called after something has arrived.
  var progress: () -> Void = {}

  init(_ tcp: TCPConnection, path: String) {
    self.tcp = tcp
    self.path = path
    output += Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    // No push, and windows that are never used up.
    frame(type: 4, flags: 0, stream: 0, [0, 2, 0, 0, 0, 0, 0, 4, 0x40, 0, 0, 0])
    frame(type: 8, flags: 0, stream: 0, [0x3f, 0, 0, 0])
    tcp.delegate = self
    tcp.startReading()
    tcp.setNeedsFlush()
  }

  /// One more call. The first fills the server's table of header fields, the others refer to it.
  func call(_ block: Block) {
    var fields: [UInt8] = [0x83, 0x86]  // POST, http
    if nextStream == 1 {
      fields += [0x44] + text(path) + [0x41] + text("127.0.0.1")
      fields += [0x5f] + text("application/grpc+drop") + [0x40] + text("te") + text("trailers")
    } else {
      fields += [0xc1, 0xc0, 0xbf, 0xbe]
    }
    frame(type: 1, flags: 4, stream: nextStream, fields)
    var message: [UInt8] = [0, 0, 0, 0, 64]
    for index in 0..<64 { message.append(block.bytes[index]) }
    frame(type: 0, flags: 1, stream: nextStream, message)
    nextStream += 2
    tcp.setNeedsFlush()
  }

  private func text(_ value: String) -> [UInt8] { [UInt8(value.utf8.count)] + Array(value.utf8) }

  private func frame(type: UInt8, flags: UInt8, stream: Int, _ payload: [UInt8]) {
    let size = UInt32(payload.count)
    output += [UInt8(size >> 16), UInt8(size >> 8 & 255), UInt8(size & 255), type, flags]
    for shift in [24, 16, 8, 0] { output.append(UInt8(stream >> shift & 255)) }
    output += payload
  }

  func connectionReceived(_ received: UnsafeRawBufferPointer) {
    var index = 0
    while index < received.count {
      if missing == 0 {
        head.append(received[index])
        index += 1
        guard head.count == 9 else { continue }
        missing = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      } else {
        let count = min(missing, received.count - index)
        missing -= count
        index += count
      }
      if missing == 0 { frameEnded() }
    }
    progress()
  }

  private func frameEnded() {
    switch head[3] {
    case 1: headers += 1
    case 3, 7: fatalError("the server gave up a stream or the connection")
    case 4 where head[4] & 1 == 0:
      frame(type: 4, flags: 1, stream: 0, [])
      tcp.setNeedsFlush()
    default: break
    }
    if head[3] < 2, head[4] & 1 == 1 { ended += 1 }
    head.removeAll(keepingCapacity: true)
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    let count = min(output.count, buffer.softLimit - buffer.count)
    output[..<count].withUnsafeBytes { buffer.append($0) }
    output.removeFirst(count)
  }

  func connectionClosed(_ reason: CloseReason) { fatalError("the connection ended: \(reason)") }
}
