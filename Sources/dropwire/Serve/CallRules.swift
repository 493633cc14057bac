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
  /// Nil when everybody may call.
  private let tokens: TokenBook?

  init(_ configuration: ServerConfiguration, tokens: TokenBook?, logger: Logger) {
    self.configuration = configuration
    self.tokens = tokens
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
    if let tokens {
      router.intercept(
        with: BearerAuthentication(isOpen: Self.isOpen, lookup: { tokens.caller(of: $0) }))
    }
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

/// Callers and their tokens: lines of a name and a token, separated by spaces; `#` begins a comment.
struct TokenFile: Sendable {
  private let callers: [(token: [UInt8], caller: Caller)]

  /// - Throws: `CommandFailure` that names the line.
  init(path: String) throws {
    let text: String
    do throws(FileContent.Failure) {
      text = try FileContent.text(path)
    } catch {
      throw CommandFailure("tokens: cannot read \(path): \(error)", exitCode: 2)
    }
    try self.init(text: text, path: path)
  }

  /// How many there are.
  var count: Int { callers.count }

  init(text: String, path: String) throws {
    var callers: [(token: [UInt8], caller: Caller)] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
      if words.isEmpty { continue }
      guard words.count == 2, words[1].utf8.count >= 16 else {
        throw CommandFailure(
          "tokens: \(path):\(index + 1): a line is NAME TOKEN, with a token of 16 characters or more",
          exitCode: 2)
      }
      callers.append((Array(words[1].utf8), Caller(name: String(words[0]))))
    }
    guard !callers.isEmpty else {
      throw CommandFailure("tokens: \(path) has no token in it", exitCode: 2)
    }
    self.callers = callers
  }

  /// Who has the token. Looks at every byte of every token of its length, so that the time tells nothing.
  func caller(of token: String) -> Caller? {
    let wanted = Array(token.utf8)
    var found: Caller?
    for (known, caller) in callers where known.count == wanted.count {
      var difference: UInt8 = 0
      for index in known.indices { difference |= known[index] ^ wanted[index] }
      if difference == 0 { found = caller }
    }
    return found
  }
}

extension Router {
  /// Describes the services registered so far by the schemas in the program. Before health and reflection are
  /// offered, which then tell of it.
  mutating func offerDescription() {
    let names = services.map(\.name) + [Describe.serviceName]
    let describer = SchemaDescriber(services: names) {
      SchemaCompiler.compile(
        ShippedSchemas.files.map { SourceFile(path: $0.name, bytes: $0.text) }
      ).schema
    }
    register(describer)
  }

  private mutating func register(_ service: some DescribeService) {
    service.register(with: &self)
  }
}
