// Explanations of the codes of `schema lint`.

extension Explanation {
  static let lint: [DiagnosticCode: Explanation] = [:]
}
