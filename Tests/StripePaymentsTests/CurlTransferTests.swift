import CurlTransfers
import Foundation
import Synchronization
import Testing

/// A service that says the same to everybody: a thread, and a socket of its own.
private final class CannedServer: Sendable {
  let port: UInt16
  private let listening: Int32
  private let count = Mutex(0)

  var requests: Int { count.withLock { $0 } }

  /// - Parameter answer: nil: it takes connections, and says nothing.
  init(_ answer: [UInt8]?) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 128) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
    listening = descriptor
    Thread.detachNewThread { [self] in
      while true {
        let peer = accept(descriptor, nil, nil)
        if peer < 0 { return }
        count.withLock { $0 += 1 }
        guard let answer else { continue }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        _ = recv(peer, &bytes, bytes.count, 0)
        var sent = 0
        while sent < answer.count {
          let part = answer[sent...].withUnsafeBytes {
            send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          }
          if part <= 0 { break }
          sent += part
        }
        close(peer)
      }
    }
  }

  var url: String { "http://127.0.0.1:\(port)/x" }

  func end() {
    shutdown(listening, Int32(SHUT_RDWR))
    close(listening)
  }
}

@Suite("requests over libcurl")
struct CurlTransferTests {
  private func failure(
    _ client: CurlClient, _ request: WebRequest
  ) async -> WebFailure? {
    do {
      let answer = try await client.send(request)
      Issue.record("\(answer)")
      return nil
    } catch {
      return error as? WebFailure
    }
  }

  private func withServer(
    _ answer: String?, limits: WebLimits = WebLimits(),
    _ body: (CannedServer, CurlClient) async throws -> Void
  ) async throws {
    let server = try CannedServer(answer.map { Array($0.utf8) })
    let client = try CurlClient(limits: limits)
    defer {
      client.close()
      server.end()
    }
    try await body(server, client)
  }

  @Test("an answer is what was said, and nothing is followed")
  func answers() async throws {
    let text =
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nX-A:  b \r\nConnection: close\r\n\r\nbody"
    try await withServer(text) { server, client in
      for body in [nil, [], Array("a=b".utf8)] as [[UInt8]?] {
        let answer = try await client.send(
          WebRequest(url: server.url, headers: [("Authorization", "Bearer x")], body: body))
        #expect(answer.status == 302 && answer.body == Array("body".utf8))
        #expect(answer.header("x-a") == "b" && answer.header("location") == "http://127.0.0.1:1/")
        #expect(answer.header("x-b") == nil)
      }
    }
  }

  @Test("a hundred at once are all answered")
  func many() async throws {
    try await withServer("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n") { server, client in
      let count = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<100 {
          group.addTask { try await client.send(WebRequest(url: server.url)).status }
        }
        return try await group.reduce(0) { $0 + ($1 == 200 ? 1 : 0) }
      }
      #expect(count == 100 && server.requests == 100)
    }
  }

  @Test("what is too large ends the transfer")
  func bounded() async throws {
    var limits = WebLimits()
    limits.bodyBytes = 1_000
    limits.headBytes = 1_000
    let long = String(repeating: "x", count: 1_001)
    for (text, words) in [
      ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(long)", "the answer has more"),
      ("HTTP/1.1 200 OK\r\nx: \(long)\r\n\r\n", "the head of the answer has more"),
    ] {
      try await withServer(text, limits: limits) { server, client in
        let problem = await failure(client, WebRequest(url: server.url))
        #expect(problem?.reason.hasPrefix(words) == true, "\(String(describing: problem))")
      }
    }
  }

  @Test("nobody there, silence, no HTTP and no TLS are failures that quote nothing")
  func failures() async throws {
    var limits = WebLimits()
    limits.totalMilliseconds = 300
    try await withServer(nil, limits: limits) { server, client in
      let secret = [(name: "Authorization", value: "Bearer sk_test_1")]
      let urls = [
        server.url, "https" + server.url.dropFirst(4), "http://127.0.0.1:1/", "gopher://127.0.0.1/",
        "not a url", "file:///etc/passwd",
      ]
      for url in urls {
        let problem = await failure(client, WebRequest(url: url, headers: secret))
        #expect(problem.map { $0.code > 0 && !$0.reason.contains("sk_test") } == true, "\(url)")
      }
    }
    try await withServer("nonsense\r\n\r\n") { server, client in
      #expect(await failure(client, WebRequest(url: server.url)) != nil)
    }
  }

  @Test("a client that is closed answers nobody, and keeps nobody waiting")
  func closed() async throws {
    try await withServer(nil) { server, client in
      let sending = Task { await failure(client, WebRequest(url: server.url)) }
      while server.requests == 0 { try await Task.sleep(for: .milliseconds(5)) }
      client.close()
      client.close()
      #expect(await sending.value?.code == 0)
      #expect(await failure(client, WebRequest(url: server.url))?.code == 0)
    }
  }
}
