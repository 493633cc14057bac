import ArgumentParser
import DynamicCodec
import EventLoop
import Foundation
import HTTP2Transport
import RPC
import SchemaCompiler
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

      EXAMPLES
        dropwire call --list
        dropwire call --describe Reservations
        dropwire call 127.0.0.1:7070 Admin/Stats
        dropwire call 127.0.0.1:7070 Ingest/OpenStream '{"key":"5e1f…","creator":7,"title":"Tour"}' --pretty
        dropwire call 127.0.0.1:7070 Feed/Subscribe '{"stream":"stream_3w00"}' --max 10 --table
        dropwire call 127.0.0.1:7070 Ingest/Publish - < markers.json
        dropwire call --tls --ca ca.pem drops.example:7070 Admin/Stats

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

  @Option(
    name: [.customShort("H"), .long],
    help: ArgumentHelp(
      "A header, 'name: value'; of a name that ends in -bin the value is base64.",
      valueName: "name: value"))
  var header: [String] = []

  @Option(help: "Give up after this long: 500ms, 5s, 2m.", transform: DurationText.nanoseconds)
  var timeout: Int64?

  @Option(help: "Cancel after so many messages.")
  var max: Int?

  @Option(help: "How messages are written on the wire: native, proto or json.")
  var encoding: WireEncoding = .native

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

  @Flag(help: "Print all services and methods.")
  var list = false

  @Option(help: "Print a type or service: fields, limits, documentation, a request to start from.")
  var describe: String?

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
    let schema = try CallSchemas.load(schemas)
    let catalogue = MethodCatalogue(schema)
    let output = LineOutput()
    if list { return output.write(catalogue.listing()) }
    do {
      if let describe {
        let id = try catalogue.declaration(describe)
        return output.write(TypeReference(schema).text(id))
      }
      guard let target, let method else { return }
      try await call(target, try catalogue.method(method), schema, output)
    } catch let error as LookupFailure {
      throw CommandFailure("\(error.message)\nhelp: \(error.help)", exitCode: 2)
    }
  }

  private func call(
    _ target: String, _ method: CallableMethod, _ schema: Schema, _ output: LineOutput
  ) async throws {
    let place: ChannelTarget
    do throws(ChannelTargetError) {
      place = try ChannelTarget(target)
    } catch {
      throw CommandFailure("\(error)", exitCode: 2)
    }
    let codec = DynamicCodec(schema: schema, readIdentifier: { EntityText.number($0) })
    var options = CallOptions(
      timeout: timeout.map { .nanoseconds($0) }, encoding: encoding,
      compression: gzip ? .gzip : .none)
    let transcoder = try transcoder(of: method)
    for header in header { try Self.append(header, to: &options.metadata) }
    var requests = try CallRequests(requests)
    // Of a single request the mistakes are found before a server is asked.
    let single =
      method.method.streamsRequests
      ? nil : try await Self.single(&requests, codec, method.method)
    let tls = try security.clientTLS()
    let group = try LoopGroup(count: 1)
    let channel = HTTP2Channel(place, loop: group.loops[0], tls: tls)
    let run = CallRun(
      channel: channel, method: method, codec: codec, transcoder: transcoder,
      options: options,
      printer: CallPrinter(
        output: output, style: pretty ? .pretty : table ? .table : .compact,
        isStream: method.method.streamsResponses),
      defaults: defaults, maximum: max, isVerbose: verbose)
    try await run.run(single.map { .one($0) } ?? .many(requests))
    await channel.close()
  }

  /// Nil for the native encoding, which needs none.
  private func transcoder(of method: CallableMethod) throws -> MethodTranscoder? {
    guard encoding != .native else { return nil }
    guard let transcoder = MethodTranscoder.of(method.path) else {
      throw CommandFailure(
        "--encoding \(encoding): only for methods of the schemas in the program, and"
          + " \(method.path) is none", exitCode: 2)
    }
    return transcoder
  }

  /// The one request of a method that takes one; nothing at all is a request with no field set.
  private static func single(
    _ requests: inout CallRequests, _ codec: DynamicCodec, _ method: MethodDefinition
  ) async throws -> [UInt8] {
    let first = try await requests.next()
    if let second = try await requests.next() {
      throw CommandFailure(
        "\(second.source): `\(method.about.name)` takes one request, this is a second one",
        exitCode: 2)
    }
    let text = first ?? RequestText(text: Array("{}".utf8), source: "no request")
    return try CallRun.encoded(text, codec, method)
  }

  /// 'name: value'.
  static func append(_ header: String, to metadata: inout Metadata) throws {
    guard let colon = header.firstIndex(of: ":") else {
      throw CommandFailure("-H \(header): a header is 'name: value'", exitCode: 2)
    }
    let name = header[..<colon].trimmingCharacters(in: .whitespaces)
    let value = header[header.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    do throws(MetadataError) {
      guard name.lowercased().hasSuffix("-bin") else {
        return try metadata.append(value, for: name)
      }
      guard let bytes = Data(base64Encoded: value) else { throw .textForBinaryName(name) }
      try metadata.append(Array(bytes), for: name)
    } catch {
      throw CommandFailure("-H \(header): \(error)", exitCode: 2)
    }
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
