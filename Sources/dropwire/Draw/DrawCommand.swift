import ArgumentParser
import Basics
import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import MessageServices
import Messages
import RPC
import WireCodec

/// `dropwire draw`: draws at doors.
struct DrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Make the draw at a drop's door again, and see that it is the same.",
    subcommands: [VerifyDrawCommand.self])
}

/// `dropwire draw verify`.
struct VerifyDrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a draw again from commitment, seed and list, and compare the order's digest.",
    discussion: """
      Of a file that an earlier run has saved, without any network; or of a server, which is asked for one drop's.
      scripts/verify-draw.py does the same in thirty lines of Python.

      EXIT CODES
        0   the order is that of the seed and the list, and the seed is the one that was committed to
        1   it is not, or it is not drawn yet; what does not hold is named
        2   the command line was wrong, or the file is none

      EXAMPLES
        dropwire draw verify 127.0.0.1:7070 --drop drop_3w00 --save draw.json
        dropwire draw verify draw.json --order
      """)

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Argument(help: "A file with a draw, or HOST:PORT of a server.")
  var source: String

  @Option(
    help: "Of a server: the drop, a number or drop_….",
    transform: { try EntityText.id($0, of: DropKind.self).rawValue })
  var drop: UInt64?

  @Option(help: ArgumentHelp("Write what the server says into a file.", valueName: "file"))
  var save: String?

  @Flag(help: "Print the order, a buyer's number a line.")
  var order = false

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func run() async throws {
    let file = try await read()
    if let save {
      do {
        try file.text.write(toFile: save, atomically: true, encoding: .utf8)
      } catch {
        throw CommandFailure("\(save) cannot be written")
      }
    }
    let verification = DrawVerification(file)
    if order { for buyer in verification.order { standardOutput("\(buyer)") } }
    if json {
      let violations = verification.violations.map { JSONNode(.string($0)) }
      standardOutput(
        JSONNode(
          .object([
            JSONMember("ok", JSONNode(.bool(violations.isEmpty))),
            JSONMember("joiners", JSONNode(.number("\(file.joiners.count)"))),
            JSONMember("order", JSONNode(.string(file.order))),
            JSONMember("violations", JSONNode(.array(violations))),
          ])
        ).compactText)
    } else {
      for violation in verification.violations { standardOutput("VIOLATION \(violation)") }
      let isRight = verification.violations.isEmpty
      standardOutput(
        isRight ? "ok: \(file.joiners.count) people in the order of the draw" : "NOT OK")
    }
    if !verification.violations.isEmpty { throw ExitCode(1) }
  }

  private func read() async throws -> DrawFile {
    if let drop {
      guard let endpoint = Endpoint(source) else {
        throw CommandFailure("\(source) is not HOST:PORT", exitCode: 2)
      }
      return try await ask(endpoint, drop)
    }
    if save != nil {
      throw CommandFailure("--save is of what a server says: name it with --drop", exitCode: 2)
    }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: source))
      return try JSONDecoder().decode(DrawFile.self, from: data)
    } catch {
      throw CommandFailure(
        "\(VisibleText.escaped(source)) is no file with a draw; of a server say --drop", exitCode: 2
      )
    }
  }

  private func ask(_ endpoint: Endpoint, _ drop: UInt64) async throws -> DrawFile {
    let group = try LoopGroup(count: 1)
    let loop = group.loops[0]
    let channel = HTTP2Channel(
      host: endpoint.host, port: endpoint.port, loop: loop, tls: try security.clientTLS())
    let client = LiveClient(
      channel: InterceptedChannel(
        channel, interceptors: [FixedHeaders(try headers.metadata())],
        nowNanoseconds: { loop.nowNanoseconds }))
    do {
      var (status, joiners) = (DrawStatus(), [UInt64]())
      repeat {
        let request = DrawRequest(
          drop: Identifier(rawValue: drop), from: UInt32(joiners.count), most: 4_096)
        switch try await client.admission.draw(request, options: CallOptions(timeout: .seconds(30)))
        {
        case .draw(let draw):
          status = draw.status
          joiners += draw.buyers.map(\.rawValue)
          if draw.buyers.isEmpty { return DrawFile(status, joiners: joiners) }
        case .rejected(let rejected):
          throw CommandFailure(VisibleText.escaped(rejected.detail))
        default: throw CommandFailure("the server says something else than a draw")
        }
      } while joiners.count < Int(status.joiners)
      return DrawFile(status, joiners: joiners)
    } catch let error as RPCError {
      throw CommandFailure(
        "\(error.code.name) (\(error.code.rawValue)): \(VisibleText.escaped(error.message))")
    }
  }
}
