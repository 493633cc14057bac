import ArgumentParser
import DynamicCodec
import EventLoop
import Foundation
import HTTP2Transport
import RPC
import WireCodec

/// `dropwire call`: any method of any service, JSON in and JSON out.
struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Call any method: JSON in, JSON out, all four kinds of call.",
    discussion: """
      Requests are JSON objects: as arguments, from a file (@FILE), or from standard input (-). A streaming method
      takes any number of them, one after the other, and answers are printed as they arrive, a line each.
      Names are those of the schema in lowerCamel; 64-bit numbers and ids may be text; ids also have the form
      stream_3w00. Fields that are left out are zero, empty or absent. docs/calling.md has the whole mapping.
      A method that is not of the schemas in the program is asked of the server, by reflection (v1 or v1alpha), and
      called in protobuf: any gRPC server with reflection can be called.

      EXAMPLES
        dropwire call --list
        dropwire call --describe Reservations
        dropwire call 127.0.0.1:7070 Admin/Stats
        dropwire call 127.0.0.1:7070 Ingest/OpenStream '{"key":"5e1f…","creator":7,"title":"Tour"}' --pretty
        dropwire call 127.0.0.1:7070 Feed/Subscribe '{"stream":"stream_3w00"}' --max 10 --table
        dropwire call 127.0.0.1:7070 Ingest/Publish - < markers.json
        dropwire call --tls --ca ca.pem drops.example:7070 Admin/Stats
        dropwire call greeter.example:50051 --list
        dropwire call greeter.example:50051 --describe HelloRequest
        dropwire call greeter.example:50051 Greeter/SayHello '{"name":"you"}' -H 'authorization: Bearer …'

      EXIT CODES
        0  the call ended with OK, or after --max messages
        1  it failed; standard error has the status
        2  the command line or a request was wrong; nothing more was sent
      """)

  @OptionGroup var security: SecurityArguments

  @Argument(help: "HOST:PORT of the server, or another target: ipv4:A:PORT,B:PORT or unix:/path.")
  var target: String?

  @Argument(help: "SERVICE/METHOD, such as Reservations/Reserve.")
  var method: String?

  @Argument(help: ArgumentHelp("Requests: JSON, @FILE or - for standard input.", valueName: "json"))
  var requests: [String] = []

  @OptionGroup var headers: HeaderArguments

  @Option(help: "Give up after this long: 500ms, 5s, 2m.", transform: DurationText.nanoseconds)
  var timeout: Int64?

  @Option(help: "Cancel after so many messages.")
  var max: Int?

  @Option(
    help:
      "How messages are written on the wire: native, proto or json. (default: native, proto for others' schemas)"
  )
  var encoding: WireEncoding?

  @Flag(help: "Let messages be compressed, both ways.")
  var gzip = false

  @Flag(help: "JSON over several lines.")
  var pretty = false

  @Flag(help: "Names and values; of a stream, rows.")
  var table = false

  @Flag(help: "Print zeros and empty values too.")
  var defaults = false

  @Flag(name: .shortAndLong, help: "Print headers and trailers to standard error.")
  var verbose = false

  @Flag(help: "Print all services and methods: of the program, or of the server that is named.")
  var list = false

  @Option(
    help:
      "Print a type or service, of the program or of the server that is named, and a request to start from."
  )
  var describe: String?

  @Flag(help: "Ask the server for its schema, even of services that the program knows.")
  var reflect = false

  @Option(help: "A folder of *.drop files instead of the schemas in the program.")
  var schemas: String?

  func validate() throws {
    if list || describe != nil { return }
    guard target != nil, method != nil else {
      throw ValidationError(
        "Name a server and a method, 'dropwire call HOST:PORT SERVICE/METHOD'; --list shows them.")
    }
    if let max, max < 1 { throw ValidationError("--max: \(max) is not at least 1") }
    if pretty, table { throw ValidationError("--pretty and --table exclude each other") }
  }

  func run() async throws {
    let output = LineOutput()
    do {
      guard let target else { return output.write(try shipped()) }
      let place: ChannelTarget
      do throws(ChannelTargetError) {
        place = try ChannelTarget(target)
      } catch {
        throw CommandFailure("\(error)", exitCode: 2)
      }
      try await call(place, target, output)
    } catch let error as LookupFailure {
      throw CommandFailure("\(error.message)\nhelp: \(error.help)", exitCode: 2)
    }
  }

  /// What --list and --describe say of the schemas at hand.
  private func shipped() throws -> String {
    let schema = try CallSchemas.load(schemas)
    let catalogue = MethodCatalogue(schema)
    guard let describe else { return catalogue.listing() }
    return TypeReference(schema).text(try catalogue.declaration(describe))
  }

  private func call(_ place: ChannelTarget, _ target: String, _ output: LineOutput) async throws {
    var options = CallOptions(
      timeout: timeout.map { .nanoseconds($0) }, compression: gzip ? .gzip : .none)
    options.metadata = try headers.metadata()
    // Of a single request of a method that is known the mistakes are found before a server is asked.
    let known = try method.flatMap { try knownMethod($0) }
    var requests = try CallRequests(requests)
    var single: [UInt8]?
    if let known { single = try await Self.single(&requests, known) }
    let tls = try security.clientTLS()
    let group = try LoopGroup(count: 1)
    let channel = HTTP2Channel(place, loop: group.loops[0], tls: tls)
    let reflection = ReflectionClient(
      channel: channel, target: target, options: options)
    guard let method, !list, describe == nil else {
      output.write(try await told(by: reflection))
      return await channel.close()
    }
    let prepared: PreparedMethod
    if let known {
      prepared = known
    } else {
      prepared = try await toldMethod(method, by: reflection)
      single = try await Self.single(&requests, prepared)
    }
    options.encoding = prepared.encoding
    let run = CallRun(
      channel: channel, method: prepared, options: options,
      printer: CallPrinter(
        output: output, style: pretty ? .pretty : table ? .table : .compact,
        isStream: prepared.streamsResponses),
      maximum: max, isVerbose: verbose)
    try await run.run(single.map { .one($0) } ?? .many(requests))
    await channel.close()
  }

  // MARK: Methods

  /// The method, if the schemas at hand have it; nil when the server is to be asked.
  private func knownMethod(_ name: String) throws -> PreparedMethod? {
    if reflect || list || describe != nil { return nil }
    let schema = try CallSchemas.load(schemas)
    let catalogue = MethodCatalogue(schema)
    let method: CallableMethod
    do throws(LookupFailure) {
      method = try catalogue.method(name)
    } catch {
      // A misspelt method of a service that is known is no reason to ask.
      if schemas != nil || !name.contains("/") { throw error }
      guard catalogue.knowsService(of: name) else { return nil }
      throw LookupFailure(
        message: error.message,
        help: error.help + "; --reflect asks the server, which may have more")
    }
    return try PreparedMethod(
      method, of: schema, encoding: encoding ?? CallSchemas.usualEncoding(of: method.service),
      defaults: defaults)
  }

  private func toldMethod(
    _ name: String, by reflection: ReflectionClient
  ) async throws -> PreparedMethod {
    let encoding = encoding ?? .proto
    guard encoding != .native else {
      throw CommandFailure(
        "--encoding native: a server tells of protobuf types only; give its schema with --schemas",
        exitCode: 2)
    }
    let wanted = name.drop { $0 == "/" }.prefix { $0 != "/" }.lowercased()
    let schema = try await reflection.schema { service in
      let full = service.lowercased()
      return full == wanted || full.hasSuffix(".\(wanted)")
    }
    // With none found the error should say which there are.
    let complete = schema.services.isEmpty ? try await reflection.schema { _ in true } : schema
    return PreparedMethod(
      try ProtoCatalogue(complete).method(name), of: complete, encoding: encoding,
      defaults: defaults)
  }

  private func told(by reflection: ReflectionClient) async throws -> String {
    let catalogue = ProtoCatalogue(try await reflection.schema { _ in true })
    return try describe.map { (name) throws(LookupFailure) in try catalogue.text(name) }
      ?? catalogue.listing()
  }

  /// The one request of a method that takes one, nothing at all being a request with no field set; nil of a
  /// method that takes a stream.
  private static func single(
    _ requests: inout CallRequests, _ method: PreparedMethod
  ) async throws -> [UInt8]? {
    if method.streamsRequests { return nil }
    let first = try await requests.next()
    if let second = try await requests.next() {
      throw CommandFailure(
        "\(second.source): `\(method.name)` takes one request, this is a second one", exitCode: 2)
    }
    return try CallRun.encoded(
      first ?? RequestText(text: Array("{}".utf8), source: "no request"), method)
  }
}

extension WireEncoding: ExpressibleByArgument {
  /// `native`, `proto` or `json`.
  public init?(argument: String) {
    guard let encoding = WireEncoding.allCases.first(where: { "\($0)" == argument }) else {
      return nil
    }
    self = encoding
  }

  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
}
