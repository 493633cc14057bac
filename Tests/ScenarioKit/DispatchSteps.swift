import JSONText
import Messages
import WireCodec

// Rows about dispatch: the same requests whoever runs the story.
//
//     call SetDispatch answerWithin=30s heardWithin=60s autoSwap=yes -> set
//     call Report partner=baker job=a.1 attempt=1 action=JOB_ACTION_DELIVERED proof=code:4711 -> taken phase=…
//     call ForceSwap job=a.1 hub=van -> swapped attempt=2
//     check a.1 as=job -> job phase=offered hub=van answer=30s
//     check oven as=hub -> hub silent=yes heard=2s

extension Scenario.Step {
  /// How something was handed over: `code:4711`, or `signature:7`, which is 32 bytes of that.
  static func proof(_ text: String) -> JSONNode {
    let parts = text.split(separator: ":")
    let isCode = parts.first == "code"
    let word = parts.count > 1 ? String(parts[1]) : ""
    let bytes = isCode ? Array(word.utf8) : [UInt8](repeating: UInt8(word) ?? 0, count: 32)
    return JSONNode(
      .object([
        JSONMember(
          "kind", JSONNode(.string(isCode ? "PROOF_KIND_CODE" : "PROOF_KIND_SIGNATURE"))),
        JSONMember("value", JSONNode(.string(base64(bytes)))),
      ]))
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word = group.reduce(0) { $0 << 8 | Int($1) }
      word <<= 8 * (3 - group.count)
      for place in 0..<4 {
        text.append(place <= group.count ? digits[word >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}

extension Observation {
  /// Where a job is.
  ///
  /// - Parameter hub: the name of a hub.
  public init(_ result: JobResult, hub: (UInt64) -> String) {
    switch result {
    case .state(let state):
      self.init(
        "job",
        [
          ("phase", "\(state.phase)"), ("attempt", "\(state.attempt)"),
          ("hub", state.hub.rawValue == 0 ? "none" : hub(state.hub.rawValue)),
          ("answer", Self.time(state.answerBy)), ("why", "\(state.why)"),
          ("proof", Self.text(state.proof)), ("refusals", "\(state.refusals)"),
          ("passed", state.passed ? "yes" : "no"),
          ("taken", state.taken.rawValue == 0 ? "none" : hub(state.taken.rawValue)),
          ("swap", "\(state.swap)"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)")
    case .unspecified, .unknown: self.init("unknown")
    }
  }

  /// Whether a hub is there.
  public init(heard: Int64?, isSilent: Bool, isPassing: Bool, openJobs: UInt32) {
    self.init(
      "hub",
      [
        ("heard", heard.map { ScenarioTime.text($0) } ?? "never"),
        ("silent", isSilent ? "yes" : "no"), ("passing", isPassing ? "yes" : "no"),
        ("jobs", "\(openJobs)"),
      ])
  }

  /// What an update of an order says beside where its job is.
  public mutating func add(
    swap: JobSwap?, why: JobReason?, proof: DeliveryProof?, hub: (UInt64) -> String
  ) {
    add("from", swap.map { hub($0.before.rawValue) } ?? "none")
    add("swap", swap.map { "\($0.reason)" } ?? "none")
    add("why", why.map { "\($0)" } ?? "none")
    add("proof", Self.text(proof))
  }

  /// What a partner is told of an offer, or of one that is taken back.
  public mutating func add(answer: Timestamp?, swap: SwapReason) {
    add("answer", Self.time(answer))
    add("swap", "\(swap)")
  }

  private mutating func add(_ name: String, _ value: String) {
    fields.append(Scenario.Argument(name: name, value: value))
  }

  private static func time(_ time: Timestamp?) -> String {
    time.map { ScenarioTime.text($0.microseconds) } ?? "none"
  }

  private static func text(_ proof: DeliveryProof?) -> String {
    guard let proof else { return "none" }
    if proof.kind == .code { return "code:\(String(decoding: proof.value, as: UTF8.self))" }
    return "\(proof.kind):\(proof.value.first ?? 0)"
  }
}
