import Testing

@testable import HTTP2Session

@Suite("Heads of frames")
struct FrameScannerTests {
  private static func frame(
    _ type: UInt8, _ flags: UInt8, _ stream: UInt8, _ payload: [UInt8] = []
  ) -> [UInt8] {
    [0, 0, UInt8(payload.count), type, flags, 0, 0, 0, stream] + payload
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var frames: [[UInt8]]
    /// Nil for none; frames before it are valid.
    var violation: FrameScanner.Violation?
    var valid: Int?
    var empties = 0
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "a call", frames: [frame(1, 4, 1, [1, 2, 3]), frame(0, 1, 1, [9])]),
    Case(
      name: "DATA after END_STREAM", frames: [frame(0, 1, 1, [9]), frame(0, 0, 1)],
      violation: .afterEnd(1), valid: 1),
    Case(
      name: "HEADERS after END_STREAM of HEADERS", frames: [frame(1, 5, 7), frame(1, 5, 7)],
      violation: .afterEnd(7), valid: 1),
    Case(
      name: "DATA after RST_STREAM", frames: [frame(3, 0, 1, [0, 0, 0, 8]), frame(0, 0, 1)],
      violation: .afterEnd(1), valid: 1),
    Case(
      name: "others after END_STREAM",
      frames: [
        frame(0, 1, 1), frame(8, 0, 1, [0, 0, 0, 1]), frame(2, 0, 1, [0, 0, 0, 0, 1]),
        frame(3, 0, 1, [0, 0, 0, 8]), frame(9, 4, 1),
      ]),
    Case(name: "another stream", frames: [frame(0, 1, 1), frame(0, 1, 3), frame(0, 1, 5)]),
    Case(
      name: "PRIORITY of itself", frames: [frame(0, 0, 3, [1]), frame(2, 0, 3, [0, 0, 0, 3, 1])],
      violation: .priority(3), valid: 1),
    Case(
      name: "PRIORITY of itself, exclusive", frames: [frame(2, 0, 3, [128, 0, 0, 3, 1])],
      violation: .priority(3), valid: 0),
    Case(
      name: "PRIORITY of stream 0", frames: [frame(2, 0, 0, [0, 0, 0, 3, 1])],
      violation: .priority(0), valid: 0),
    Case(name: "PRIORITY too short to look at", frames: [frame(2, 0, 3, [0, 0, 3])]),
    Case(
      name: "empty DATA", frames: [frame(0, 0, 1), frame(0, 8, 1, [1, 0]), frame(0, 1, 1)],
      empties: 2),
    Case(name: "padded DATA with a byte", frames: [frame(0, 8, 1, [1, 9, 0])]),
    Case(
      name: "what only looks like a head, in a payload",
      frames: [frame(0, 1, 1), frame(0, 0, 3, frame(0, 0, 1) + frame(2, 0, 0, [0, 0, 0, 0, 0]))]),
  ]

  @Test("what is seen, whole and cut anywhere", arguments: cases)
  func table(_ row: Case) {
    let preface = Array(repeating: 0 as UInt8, count: 24)
    let bytes = preface + row.frames.joined()
    let valid = row.valid.map { preface.count + row.frames[..<$0].joined().count } ?? bytes.count
    for portion in [bytes.count, 1, 2, 3, 7, 10, 13, 30] {
      var scanner = FrameScanner()
      var violation: FrameScanner.Violation?
      var (taken, empties) = (0, 0)
      for start in stride(from: 0, to: bytes.count, by: portion) where violation == nil {
        let part = bytes[start..<min(bytes.count, start + portion)]
        let seen = part.withUnsafeBytes { scanner.scan($0) }
        violation = seen.violation
        taken += seen.valid
        empties += seen.empties
      }
      #expect(violation == row.violation, "portions of \(portion)")
      // A head that came in pieces is with the library already, as far as it had come.
      #expect((valid...valid + 12).contains(taken), "portions of \(portion)")
      if portion == bytes.count { #expect(taken == valid) }
      // Of padding that is not there yet nobody knows what it is.
      if portion == bytes.count { #expect(empties == row.empties) }
    }
  }
}
