import SchemaFixtures
import Testing
import WireCodec

@Suite struct ValidationTests {
  private var valid: Checked {
    Checked(
      id: 1, count: 1, delta: -5, kind: .one, key: UUIDBytes(low: 1), name: "ab",
      hash: [1, 2, 3, 4],
      tags: ["t"], parts: [Part(size: 1, at: Timestamp(microseconds: 1))], code: "abc",
      scores: ["s": 9])
  }

  @Test func aValidMessagePasses() throws {
    try valid.validate()
    try Leaf().validate()
    try Fixed().validate()
  }

  typealias Change = @Sendable (inout Checked) -> Void

  static let cases: [(String, Change)] = [
    ("id must not be zero", { it in it.id = 0 }),
    ("count must be at least 1", { it in it.count = 0 }),
    ("count must be at most 1000", { it in it.count = 1001 }),
    ("delta must be at least -5", { it in it.delta = -6 }),
    ("delta must be at most 5", { it in it.delta = 6 }),
    ("kind must not be unspecified", { it in it.kind = .unspecified }),
    ("key must not be zero", { it in it.key = UUIDBytes() }),
    ("name must have at least 2 bytes", { it in it.name = "a" }),
    ("name must have at most 8 bytes", { it in it.name = "ßßßßa" }),
    ("hash must have exactly 4 bytes", { it in it.hash = [1] }),
    ("tags must have at least 1 elements", { it in it.tags = [] }),
    ("tags must have at most 3 elements", { it in it.tags = ["a", "b", "c", "d"] }),
    ("tags[1] must have at least 1 bytes", { it in it.tags = ["a", ""] }),
    ("tags[2] must have at most 4 bytes", { it in it.tags = ["a", "b", "ccccc"] }),
    ("parts[0].size must be at least 1", { it in it.parts[0].size = 0 }),
    ("parts[0].at must not be zero", { it in it.parts[0].at = Timestamp() }),
    ("part.size must be at least 1", { it in it.part = Part() }),
    ("code must have exactly 3 bytes", { it in it.code = "ab" }),
    ("scores[0].value must be at most 9", { it in it.scores["s"] = 10 }),
    ("scores[1].key must have at most 4 bytes", { it in it.scores["sssss"] = 1 }),
    (
      "scores must have at most 2 entries",
      { it in
        it.scores["t"] = 1
        it.scores["u"] = 1
      }
    ),
  ]

  @Test func violations() {
    for (expected, change) in Self.cases {
      var value = valid
      change(&value)
      do throws(ValidationError) {
        try value.validate()
        Issue.record("\(expected): not noticed")
      } catch {
        #expect(error.description == expected)
      }
    }
  }

  @Test func absentFieldsAreNotChecked() throws {
    var value = valid
    value.code = nil
    value.part = nil
    try value.validate()
  }

  @Test func unionsAreValidatedByTheirCase() {
    let text = String(repeating: "x", count: 41)
    #expect(throws: ValidationError(path: "leaf.text", requirement: "must have at most 40 bytes")) {
      try Choice.leaf(Leaf(text: text)).validate()
    }
    #expect(
      throws: ValidationError(path: "choice.leaf.text", requirement: "must have at most 40 bytes")
    ) { try Variable(choice: .leaf(Leaf(text: text))).validate() }
  }
}
