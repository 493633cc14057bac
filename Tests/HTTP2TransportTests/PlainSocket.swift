import Foundation
import TLSSession

/// A socket that does what no library lets a client do: ends its side and reads on, or is gone without a word.
final class PlainSocket: @unchecked Sendable {
  // Sound although unchecked: the descriptor is set once, and the system's calls on it are safe from any thread.
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  /// Sends all of it; blocks while the server takes nothing.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends as much as the kernel takes at once.
  func sendSome(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes {
      Foundation.send(
        descriptor, $0.baseAddress, $0.count,
        Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
  }

  /// Says that nothing more comes; what the server sends can still be read.
  func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// One portion; empty at the end of the connection, or when nothing came for a minute.
  func read() -> [UInt8] {
    var time = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    return Array(buffer.prefix(max(0, count)))
  }

  /// All that comes until the server closes the connection.
  func readToEnd() async -> [UInt8] {
    await withCheckedContinuation { done in
      DispatchQueue.global().async {
        var all: [UInt8] = []
        while true {
          let bytes = self.read()
          if bytes.isEmpty { break }
          all += bytes
        }
        done.resume(returning: all)
      }
    }
  }

  func text() async -> String { String(decoding: await readToEnd(), as: UTF8.self) }

  func end() { close(descriptor) }

  /// Is gone by a reset.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close(descriptor)
  }

  /// Speaks TLS: sends `bytes` and the close of TLS, and gives all that comes until the server's. Blocks.
  ///
  /// - Parameter bare: the connection is ended without a close of TLS instead.
  func exchange(_ bytes: [UInt8], _ context: TLSContext, bare: Bool) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { done in
      DispatchQueue.global().async {
        done.resume(with: Result { try self.talk(bytes, context, bare: bare) })
      }
    }
  }

  private func talk(_ bytes: [UInt8], _ context: TLSContext, bare: Bool) throws -> [UInt8] {
    let engine = TLSEngine(client: context, serverName: "127.0.0.1")
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 1)
    defer { scratch.deallocate() }
    var received: [UInt8] = []
    func flush() {
      while engine.hasPending {
        let count = engine.takePending(into: scratch)
        send(Array(scratch[..<count]))
      }
    }
    flush()
    while engine.phase == .handshaking || engine.phase == .open {
      let input = read()
      guard !input.isEmpty else { break }
      let wasOpen = engine.phase == .open
      try input.withUnsafeBytes {
        try engine.receive(
          $0, scratch: scratch, opened: { true },
          deliver: {
            received += $0
            return true
          })
      }
      flush()
      guard !wasOpen, engine.phase == .open else { continue }
      let count = try bytes.withUnsafeBytes { try engine.encrypt($0, into: scratch) }
      send(Array(scratch[..<count]))
      if bare { endWriting() } else { engine.close() }
      flush()
    }
    return received
  }
}
