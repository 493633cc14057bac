import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix

// Serves on a free port of loopback until it is killed. One event loop: the peers are compared per core.
var config = HTTP2ServerTransport.Posix.Config.defaults
config.http2.maxConcurrentStreams = 1_024
let transport = HTTP2ServerTransport.Posix(
  address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: .plaintext, config: config,
  eventLoopGroup: .init(numberOfThreads: 1))
let server = GRPCServer(transport: transport, services: [PeerServices()])
try await withThrowingTaskGroup(of: Void.self) { group in
  group.addTask { try await server.serve() }
  if let address = try await transport.listeningAddress.ipv4 {
    print("listening on 127.0.0.1:\(address.port)")
    // Into a file it would stay in the buffer.
    fflush(nil)
  }
  try await group.next()
}
