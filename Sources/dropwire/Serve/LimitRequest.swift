import DropEngine
import Sequencer

/// Limits that an operator wants a log to go over to, as they are written: `build`, or `offers=200000,streams=200000`.
enum LimitRequest {
  /// Those of this build.
  static let ofBuild = "build"

  /// What a text asks for.
  ///
  /// - Throws: everything that is wrong with it.
  static func parse(_ text: String) throws(Problems) -> LimitAdoption {
    if text == ofBuild { return .ofProgram }
    var settings: [LimitAdoption.Setting] = []
    var problems: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else {
        problems.append("\"\(part)\" is not NAME=VALUE, nor is all of it \"\(ofBuild)\"")
        continue
      }
      guard let limit = EngineLimit(named: words[0]) else {
        let known = EngineLimit.allCases.map { "\($0)" }.joined(separator: ", ")
        problems.append("there is no limit \(words[0]) that a log can adopt; there are \(known)")
        continue
      }
      guard let value = Int64(words[1]) else {
        let range = "\(limit.range.lowerBound) to \(limit.range.upperBound)"
        problems.append("\(words[0]): \"\(words[1])\" is not a whole number of \(range)")
        continue
      }
      if !limit.range.contains(value) {
        problems.append("\(LimitObstacle.outOfRange(LimitSetting(limit, value)))")
      }
      if settings.contains(where: { $0.name == words[0] }) {
        problems.append("\(words[0]) is there twice")
      }
      settings.append(LimitAdoption.Setting(name: words[0], value: value))
    }
    guard problems.isEmpty else { throw Problems(all: problems) }
    return .named(settings)
  }

  /// What is wrong with a text.
  struct Problems: Error {
    var all: [String]
  }
}
