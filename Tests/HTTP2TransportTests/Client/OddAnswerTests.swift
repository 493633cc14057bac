import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Testing

/// One table of odd answers for the clients of all languages.
struct OddAnswer: Decodable, Sendable, CustomTestStringConvertible {
  struct Step: Decodable, Sendable {
    var headers: [String: String]?
    var message: Bool?
    var bytes: [UInt8]?
    var text: String?
    var end: Bool?
    var reset: UInt32?
    var close: Bool?

    func frame(_ stream: UInt32) -> [UInt8] {
      let end = end ?? false
      if let headers {
        // Pseudo-header fields come first.
        let fields = headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return Raw.headers(stream, fields, end: end)
      }
      if let reset { return Raw.reset(stream, reset) }
      guard
        let payload = message.map({ _ in Raw.message("hi") }) ?? bytes
          ?? text.map({ Array($0.utf8) })
      else { return [] }
      return Raw.data(stream, payload, end: end)
    }
  }

  let name: String
  let answer: [Step]
  let code: String
  var says: String?

  var testDescription: String { name }

  func action(_ stream: UInt32) -> ScriptedServer.Action {
    ScriptedServer.Action(
      bytes: answer.flatMap { $0.frame(stream) }, closes: answer.contains { $0.close == true })
  }

  private struct Table: Decodable {
    let cases: [OddAnswer]
  }

  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Interop/odd_answers.json")

  static let all: [OddAnswer] = {
    guard let data = try? Data(contentsOf: file),
      let table = try? JSONDecoder().decode(Table.self, from: data)
    else { return [] }
    return table.cases
  }()
}

@Suite("Odd answers")
struct OddAnswerTests {
  @Test("the caller gets the status of the table", arguments: OddAnswer.all)
  func table(_ row: OddAnswer) async throws {
    var manners = ScriptedServer.Manners()
    manners.onFrame = { heard in
      heard.frame.endsStream ? row.action(heard.frame.stream) : ScriptedServer.Action()
    }
    let fixture = try await ChannelFixture(manners)
    let error = await fixture.failure(Methods.echo)
    #expect((error?.code ?? .ok).name == row.code, "\(String(describing: error))")
    if let says = row.says {
      #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    }
    await fixture.end()
  }

  @Test("the table is there, and the clients of other languages have the same")
  func others() async throws {
    #expect(OddAnswer.all.count >= 70)
    guard hasGRPC else { return }
    let script = OddAnswer.file.deletingLastPathComponent().appending(path: "odd_answers.py").path
    let output = try await runForeign([foreignPython, script])
    #expect(output.status == 0, "\(output.text)")
  }
}
