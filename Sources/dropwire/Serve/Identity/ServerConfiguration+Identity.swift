import EventLoop

// Who callers are, as the configuration has it.
extension ServerConfiguration {
  /// The file that says who callers are, by the setting that names it; nil without one.
  var identityFile: (setting: String, path: String)? {
    if !identity.isEmpty { return ("identity", identity) }
    return tokens.isEmpty ? nil : ("tokens", tokens)
  }

  /// Whether a client may show a certificate.
  private var takesCertificates: Bool {
    !tlsClientCa.isEmpty && tlsClientAuth != "none" && (devTls || !tlsCert.isEmpty)
  }

  /// Whether every client has to show one.
  var wantsCertificates: Bool { takesCertificates && tlsClientAuth != "optional" }

  /// Whether callers are asked who they are.
  var asksWho: Bool { identityFile != nil || wantsCertificates }

  /// Whether the server can be called from other machines.
  private var isReachable: Bool {
    guard let endpoint = Endpoint(listen), endpoint.unixPath == nil,
      endpoint.host != "localhost",
      let address = try? SocketAddress(host: endpoint.host, port: endpoint.port)
    else { return false }
    return !address.isLoopback
  }

  /// What is wrong with who may call.
  var identityProblems: [String] {
    var problems: [String] = []
    if !identity.isEmpty, !tokens.isEmpty {
      problems.append("identity and tokens name the same kind of file: give identity alone")
    }
    if let (setting, path) = identityFile {
      do {
        let file = try IdentityFile(path: path, setting: setting)
        if file.namesCertificates, !takesCertificates {
          problems.append(
            "\(setting): \(path) names certificates, which no client is asked for: give tlsClientCa,"
              + " the authorities that are believed")
        }
      } catch {
        problems.append((error as? CommandFailure)?.message ?? "\(setting): \(error)")
      }
    }
    if anyone, asksWho {
      problems.append("anyone: nobody is asked, and here is who is: leave one of them out")
    }
    if isReachable, !asksWho, !anyone {
      problems.append(
        "listen: \(listen) can be called from other machines, and callers are not asked who they"
          + " are. Say who may do what with --identity FILE, take certificates only with"
          + " --tls-client-ca FILE, listen on 127.0.0.1, or say --anyone when everybody on the"
          + " network may do everything")
    }
    return problems
  }

  /// What there is to say at the start of a server that asks nobody; nil of one that does.
  var openness: String? {
    if asksWho { return nil }
    return isReachable
      ? "callers are not asked who they are: everybody on the network may do everything"
      : "callers are not asked who they are: everybody on this machine may do everything"
  }
}
