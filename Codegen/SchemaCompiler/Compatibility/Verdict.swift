/// What a change of a schema does to those who know the other version, encoding by encoding.
public struct Verdicts: Sendable, Hashable {
  /// Where a change has an effect.
  public enum Aspect: String, Sendable, Hashable, CaseIterable {
    /// Block and tail.
    case native
    /// The protobuf wire of the exported `.proto`.
    case proto
    /// proto3 JSON.
    case json
    /// Code that is written against generated code.
    case source
    /// What logs hold of methods with `@logged`: it counts whatever else is named.
    case log

    /// The three encodings: what is compared unless others are named.
    public static let encodings: [Aspect] = [.native, .proto, .json]
  }

  /// How bad it is, in rising order.
  public enum Level: Int, Sendable, Hashable, Comparable {
    /// Nothing changes.
    case same
    /// Both versions understand each other; the reason may say under which condition.
    case compatible
    /// They do not.
    case breaks

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The level in a word.
    public var spoken: String {
      switch self {
      case .same: "unchanged"
      case .compatible: "compatible"
      case .breaks: "breaks"
      }
    }
  }

  /// The verdict on one aspect.
  public struct Outcome: Sendable, Hashable {
    /// How bad it is.
    public let level: Level
    /// Why; may be empty.
    public let reason: String

    static let same = Outcome(level: .same, reason: "")

    static func compatible(_ reason: String = "") -> Outcome {
      Outcome(level: .compatible, reason: reason)
    }

    static func breaks(_ reason: String) -> Outcome { Outcome(level: .breaks, reason: reason) }

    /// `breaks: the slot moves`.
    public var text: String { reason.isEmpty ? level.spoken : "\(level.spoken): \(reason)" }

    /// The worse of the two; of equals this one.
    func worse(_ other: Outcome) -> Outcome { other.level > level ? other : self }
  }

  var native = Outcome.same
  var proto = Outcome.same
  var json = Outcome.same
  var source = Outcome.same
  var log = Outcome.same

  /// The same for every encoding.
  static func wire(_ outcome: Outcome, source: Outcome = .same) -> Verdicts {
    Verdicts(native: outcome, proto: outcome, json: outcome, source: source)
  }

  /// The verdict on `aspect`.
  public subscript(aspect: Aspect) -> Outcome {
    switch aspect {
    case .native: native
    case .proto: proto
    case .json: json
    case .source: source
    case .log: log
    }
  }

  /// The worst of the aspects.
  public func worst(of aspects: [Aspect]) -> Level {
    aspects.map { self[$0].level }.max() ?? .same
  }

  func worse(_ other: Verdicts) -> Verdicts {
    Verdicts(
      native: native.worse(other.native), proto: proto.worse(other.proto),
      json: json.worse(other.json), source: source.worse(other.source), log: log.worse(other.log))
  }
}
