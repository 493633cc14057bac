import ArgumentParser
import Foundation
import JSONText

/// `dropwire webhook dead`: what was put aside.
struct WebhookDeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead",
    abstract: "List webhooks that were put aside, with the reason.",
    discussion: """
      EXAMPLES
        dropwire webhook dead hooks
        dropwire webhook dead hooks --json | jq -r .reason
      """)

  @Argument(help: "The folder of a sender.")
  var folder: String

  @Flag(help: "One JSON object a line, with what was to be posted.")
  var json = false

  func run() throws {
    guard FileManager.default.fileExists(atPath: folder + "/dead") else {
      throw CommandFailure("\(folder) is no folder of `dropwire webhook send`", exitCode: 2)
    }
    let letters = try DeadLetters(folder: folder)
    let output = LineOutput()
    for id in letters.all {
      let letter = try letters.letter(id)
      if json {
        output.line(String(decoding: try letter.json(), as: UTF8.self))
      } else {
        let time = Date(timeIntervalSince1970: Double(letter.at)).ISO8601Format()
        output.line(
          VisibleText.escaped("\(id)  \(letter.type)  \(letter.subject)  \(time)  \(letter.reason)")
        )
      }
    }
    if !json, letters.all.isEmpty { output.line("nothing was put aside") }
  }
}

/// `dropwire webhook replay`: once more.
struct WebhookReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Have webhooks that were put aside posted again.",
    discussion: """
      The sender that has the folder posts them, at once or when it is started, with the ids they had. They come after \
      what was posted meanwhile. What is not taken is put aside again.

      EXAMPLES
        dropwire webhook replay hooks orders_0_118
        dropwire webhook replay hooks --all
      """)

  @Argument(help: "The folder of a sender.")
  var folder: String

  @Argument(help: "Ids, as `dropwire webhook dead` shows them.")
  var ids: [String] = []

  @Flag(help: "All of them.")
  var all = false

  func validate() throws {
    guard all != !ids.isEmpty else { throw ValidationError("Name webhooks, or say --all.") }
    let isPlain = ids.allSatisfy { id in
      !id.isEmpty
        && id.unicodeScalars.allSatisfy {
          $0.isASCII
            && ($0.properties.isAlphabetic || $0 == "_" || $0 == "-" || ("0"..."9").contains($0))
        }
    }
    guard isPlain else { throw ValidationError("An id has letters, digits, _ and - only.") }
  }

  func run() throws {
    guard FileManager.default.fileExists(atPath: folder + "/dead") else {
      throw CommandFailure("\(folder) is no folder of `dropwire webhook send`", exitCode: 2)
    }
    let letters = try DeadLetters(folder: folder)
    let wanted = all ? letters.all : ids
    for id in wanted { try letters.askAgain(id) }
    LineOutput().line("\(wanted.count) to be posted again")
  }
}
