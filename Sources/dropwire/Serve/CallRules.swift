import DropServices
import EcosystemMessages
import Foundation
import Logging
import Messages
import RPC
import RPCInstruments
import SchemaCompiler
import SchemaDescribing
import Sequencer
import ShippedSchemas
import StandardStreams

/// What every call to the server goes through before its handler, as the configuration has it. Nothing is
/// installed that was not asked for.
struct CallRules {
  private let configuration: ServerConfiguration
  private let logger: Logger
  /// Nil without a file of them.
  private let callers: IdentityBook?

  init(_ configuration: ServerConfiguration, callers: IdentityBook?, logger: Logger) {
    self.configuration = configuration
    self.callers = callers
    self.logger = logger
  }

  /// The order is that of the chain: a call that is refused is logged all the same, and one that may not be made
  /// takes no place.
  func apply(to router: inout Router) {
    if configuration.logCalls != "none" {
      let succeeded: Logger.Level? = configuration.logCalls == "all" ? .info : nil
      router.intercept(
        with: CallLogging(
          logger, levels: .init(succeeded: succeeded, clientFailed: .info, serverFailed: .error)))
    }
    if let authentication { router.intercept(with: authentication) }
    let longest = configuration.maxDeadlineSeconds
    let otherwise = configuration.defaultDeadlineSeconds
    if longest > 0 || otherwise > 0 {
      router.intercept(
        with: DeadlineRules(
          otherwise: otherwise > 0 ? .seconds(otherwise) : nil,
          longest: longest > 0 ? .seconds(longest) : nil))
    }
    if configuration.maxCalls > 0 {
      router.intercept(
        with: ConcurrencyLimit(
          .init(running: configuration.maxCalls, waiting: configuration.maxWaitingCalls),
          hasPriority: { Self.hasPriority($0.method) }))
    }
  }

  /// Finds out who calls, and keeps to the roles that the schemas allow; nil when everybody may call everything.
  private var authentication: BearerAuthentication? {
    if let callers {
      return BearerAuthentication(
        isOpen: Self.isOpen, certificates: { callers.caller(showing: $0) },
        lookup: { callers.caller(of: $0) })
    }
    guard configuration.wantsCertificates else { return nil }
    // Whoever has a certificate of the operator's authorities, and there is no file that says more.
    return BearerAuthentication(
      isOpen: Self.isOpen,
      certificates: { identity in
        Caller(name: Self.name(of: identity), roles: LiveContract.roles)
      }, lookup: nil)
  }

  /// What a caller is called whom no file names: as its certificate does. A name that is longer than the log has room
  /// for is cut, and ends with the first digits of the certificate's SHA-256 fingerprint.
  static func name(of identity: PeerIdentity) -> String {
    let names = [identity.subject] + identity.uris + identity.dnsNames + identity.emailAddresses
    let name = names.first { !$0.isEmpty } ?? "a client with a certificate"
    let limit = IdentityLimits().nameBytes
    if name.utf8.count <= limit { return name }
    let digits =
      "~"
      + identity.fingerprint.prefix(8).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
    var length = digits.utf8.count
    return name.prefix {
      length += $0.utf8.count
      return length <= limit
    } + digits
  }

  /// Balancers and tools ask without a token.
  private static func isOpen(_ method: MethodDescriptor) -> Bool {
    method.service.hasPrefix("grpc.")
  }

  /// Whoever was promised a unit, or has one to deliver, is not held up by those who still want one; nor is an
  /// operator who sets the clock, or whoever asks for health.
  static func hasPriority(_ method: MethodDescriptor) -> Bool {
    switch MethodClasses.commandClass(of: method) {
    case .urgent, .clock: true
    case .common, .other: false
    case nil: method.service == Health.serviceName
    }
  }
}

extension Router {
  /// Describes the services registered so far by the schemas in the program. Before health and reflection are
  /// offered, which then tell of it.
  mutating func offerDescription() {
    let names = services.map(\.name) + [Describe.serviceName]
    let describer = SchemaDescriber(services: names) {
      Compiler.compile(
        SchemaTexts.files.map { SourceFile(path: $0.name, bytes: $0.text) }
      ).schema
    }
    register(describer)
  }

  private mutating func register(_ service: some DescribeService) {
    service.register(with: &self)
  }
}
