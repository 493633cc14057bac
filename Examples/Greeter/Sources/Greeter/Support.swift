import Foundation
import HTTP2Transport
import TLSSession

/// TLS 1.2 and 1.3 with a certificate from PEM files.
func serverTLS(_ certificate: String, _ key: String) throws -> ServerTLS {
  let credentials = TLSCredentials(
    chain: Array(try Data(contentsOf: URL(filePath: certificate))),
    key: Array(try Data(contentsOf: URL(filePath: key))))
  return ServerTLS(try TLSContext(server: credentials))
}

/// Returns when somebody ends the process with SIGTERM or SIGINT.
func untilTerminated() async {
  let (signals, input) = AsyncStream<Void>.makeStream()
  let sources = [SIGTERM, SIGINT].map { number in
    signal(number, SIG_IGN)  // The source below hears of it instead.
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler { input.yield() }
    source.resume()
    return source
  }
  for await _ in signals { break }
  for source in sources { source.cancel() }
}
