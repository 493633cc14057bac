import LogContract
import Messages
import Sequencer
import Testing

@testable import dropwire

@Suite("Limits that an operator names")
struct LimitRequestTests {
  private static func problems(_ text: String) -> [String] {
    do throws(LimitRequest.Problems) {
      _ = try LimitRequest.parse(text)
      return []
    } catch {
      return error.all
    }
  }

  @Test(
    "each thing that is wrong is named, by what it is",
    arguments: [
      ("offers", "\"offers\" is not NAME=VALUE, nor is all of it \"build\""),
      ("offers=", "\"offers=\" is not NAME=VALUE, nor is all of it \"build\""),
      ("=5", "\"=5\" is not NAME=VALUE, nor is all of it \"build\""),
      ("offers=1=2", "\"offers=1=2\" is not NAME=VALUE, nor is all of it \"build\""),
      ("offers=many", "offers: \"many\" is not a whole number of "),
      ("offers=99999999999999999999", "offers: \"99999999999999999999\" is not a whole number of "),
      ("offer=5", "there is no limit offer that a log can adopt; there are "),
      ("offers=5,offers=6", "offers is there twice"),
    ])
  func wrong(text: String, problem: String) {
    let found = Self.problems(text)
    #expect(found.count == 1 && found.first?.hasPrefix(problem) == true, "\(found)")
  }

  @Test("several problems are told at once")
  func several() {
    #expect(Self.problems("offers,streams=x,drops=5").count == 2)
    #expect(Self.problems("build").isEmpty && Self.problems("offers=5,streams=6").isEmpty)
  }
}

@Suite("Kinds of commands")
struct CommandKindTests {
  @Test("no two have one name: they are members of one object")
  func names() {
    let names = CommandKind.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.contains("reserve") && names.contains("Reservations.reserve"))
  }
}
