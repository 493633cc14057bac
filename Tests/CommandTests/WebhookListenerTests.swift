import EventLoop
import Foundation
import Synchronization
import Testing

@testable import dropwire

@Suite("the listener for webhooks")
struct WebhookListenerTests {
  /// What was handed on.
  private final class Taken: Sendable {
    let webhooks = Mutex<[Webhook]>([])
  }

  private func withListener(
    milliseconds: UInt64 = WebhookListener.milliseconds,
    _ body: (LoopGroup, SocketAddress, Taken) async throws -> Void
  ) async throws {
    let group = try LoopGroup(count: 1)
    let taken = Taken()
    let address = try await WebhookListener.start(
      on: group.loops[0], at: try SocketAddress(host: "127.0.0.1", port: 0), path: "/stripe",
      fields: ["stripe-signature"],
      milliseconds: milliseconds
    ) { webhook in
      taken.webhooks.withLock { $0.append(webhook) }
      return WebhookReply(status: 200)
    }
    try await body(group, address, taken)
    await withCheckedContinuation { done in
      Thread.detachNewThread {
        group.shutDown()
        done.resume()
      }
    }
  }

  /// Sends bytes in parts, and reads to the end.
  private func exchange(_ address: SocketAddress, _ parts: [String]) async throws -> String {
    let port = UInt16(address.port)
    return try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread { done.resume(with: Result { try Self.blocking(port, parts) }) }
    }
  }

  private static func blocking(_ port: UInt16, _ parts: [String]) throws -> String {
    let descriptor = try connected(port)
    defer { close(descriptor) }
    for part in parts {
      let bytes = Array(part.utf8)
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { break }
        sent += count
      }
      usleep(5_000)
    }
    return read(descriptor)
  }

  private static func connected(_ port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard code == 0 else { throw CommandFailure("no connection") }
    return descriptor
  }

  private static func read(_ descriptor: Int32) -> String {
    var answer: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(descriptor, &part, part.count, 0)
      if count <= 0 { break }
      answer += part[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  static let requests: [(String, String)] = [
    (
      "POST /stripe HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\nstripe-signature: t=1\r\n\r\n{}",
      "200"
    ),
    (
      "POST /stripe?a=b HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      "200"
    ),
    ("POST /stripe HTTP/1.1\r\nhost: a\r\n\r\n", "200"),
    ("GET /stripe HTTP/1.1\r\nhost: a\r\n\r\n", "405"),
    ("POST /other HTTP/1.1\r\nhost: a\r\n\r\n", "404"),
    ("POST /stripe HTTP/1.1\r\n\r\n", "400"),
    ("nonsense\r\n\r\n", "400"),
    (
      "POST /stripe HTTP/1.1\r\nhost: a\r\nstripe-signature: a\r\nstripe-signature: b\r\n\r\n",
      "400"
    ),
    ("POST /stripe HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}", "400"),
    ("POST /stripe HTTP/1.1\r\nhost: a\r\nx: " + String(repeating: "x", count: 20_000), "431"),
    (
      "POST /stripe HTTP/1.1\r\nhost: a\r\ncontent-length: 300000\r\n\r\n"
        + String(repeating: "x", count: 300_000), "413"
    ),
  ]

  @Test("each request has its answer, whole or in parts", arguments: requests.indices)
  func request(index: Int) async throws {
    let (text, status) = Self.requests[index]
    try await withListener { _, address, taken in
      let answer = try await exchange(address, [text])
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
      if text.utf8.count < 1_000 {
        let parts = stride(from: 0, to: text.count, by: 17).map {
          String(text.dropFirst($0).prefix(17))
        }
        let second = try await exchange(address, parts)
        #expect(second == answer, "\(second)")
        #expect(taken.webhooks.withLock { $0.count } == (status == "200" ? 2 : 0))
      }
    }
  }

  @Test("a body that waits for a word gets it")
  func expecting() async throws {
    try await withListener { _, address, taken in
      let head =
        "POST /stripe HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n"
      let answer = try await exchange(address, [head, "{}"])
      #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 "), "\(answer)")
      #expect(taken.webhooks.withLock { $0.map(\.body) } == [Array("{}".utf8)])
    }
  }

  @Test("one more than are taken is let go, and its place is free again")
  func full() async throws {
    try await withListener(milliseconds: 60_000) { _, address, _ in
      let port = UInt16(address.port)
      let held = try (0..<WebhookListener.connections).map { _ in try Self.connected(port) }
      // The loop takes them in their order: this one is the last.
      let request = Self.requests[0].0
      #expect(try await exchange(address, [request]) == "")
      for descriptor in held { close(descriptor) }
      var answer = ""
      for _ in 0..<200 where answer.isEmpty { answer = try await exchange(address, [request]) }
      #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
    }
  }

  @Test("who says nothing, or never ends, is let go")
  func slow() async throws {
    try await withListener(milliseconds: 150) { _, address, taken in
      let begun = "POST /stripe HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{"
      for parts in [[], [begun]] as [[String]] {
        let answer = try await exchange(address, parts)
        #expect(answer.isEmpty, "\(answer)")
      }
      #expect(taken.webhooks.withLock { $0.isEmpty })
    }
  }
}
