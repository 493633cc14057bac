// Pass 5: no type contains itself, so that nesting has a depth known before any byte is read.

extension Analyzer {
  mutating func refuseRecursion() {
    var walk = RecursionWalk(count: declared.count)
    for id in declared.indices { visit(id, &walk) }
  }

  private struct RecursionWalk {
    enum State { case new, open, done }
    var states: [State]
    /// How many declarations are nested in one that is done, itself included.
    var depths: [Int]
    var path: [DeclarationID] = []
    var reportedDepth = false

    init(count: Int) {
      states = Array(repeating: .new, count: count)
      depths = Array(repeating: 0, count: count)
    }
  }

  private mutating func visit(_ id: DeclarationID, _ walk: inout RecursionWalk) {
    guard walk.states[id] == .new else { return }
    walk.states[id] = .open
    walk.path.append(id)
    var depth = 1
    for (target, range) in references(of: id) {
      if walk.states[target] == .open, let start = walk.path.firstIndex(of: target) {
        report(Array(walk.path[start...]), closedAt: range)
        continue
      }
      // Not followed deeper than allowed: the compiler has a stack as well.
      if walk.path.count < limits.messageDepth { visit(target, &walk) }
      depth = max(depth, walk.depths[target] + 1)
      if depth > limits.messageDepth || walk.states[target] == .new { tooDeep(id, range, &walk) }
      if broken.contains(target) { broken.insert(id) }
    }
    walk.depths[id] = depth
    walk.path.removeLast()
    walk.states[id] = .done
  }

  private mutating func tooDeep(
    _ id: DeclarationID, _ range: SourceRange, _ walk: inout RecursionWalk
  ) {
    broken.insert(id)
    if walk.reportedDepth { return }
    walk.reportedDepth = true
    sink.report(
      Diagnostic(
        .messagesTooDeep, "types are nested more than \(limits.messageDepth) deep", at: range,
        "the deepest of them"
      ).helped("refer to the inner ones by their `id`"))
  }

  private mutating func report(_ cycle: [DeclarationID], closedAt range: SourceRange) {
    broken.formUnion(cycle)
    let names = (cycle + [cycle[0]]).map { name(of: $0) }
    let direct = cycle.count == 1
    var diagnostic = Diagnostic(
      .recursion,
      direct ? "`\(names[0])` contains itself" : "`\(names[0])` contains itself by way of others",
      at: range)
    if !direct { diagnostic = diagnostic.helped("the way is \(names.joined(separator: " → "))") }
    sink.report(diagnostic.helped("refer to the other one by its `id`"))
  }

  private func references(of id: DeclarationID) -> [(DeclarationID, SourceRange)] {
    var found: [(DeclarationID, SourceRange)] = []
    for field in fields[id] ?? [] { collect(field.type, field.syntax.type.range, &found) }
    for item in unionCases[id] ?? [] { found.append((item.message, item.syntax.type.range)) }
    return found
  }

  private func collect(
    _ type: ValueType, _ range: SourceRange, _ found: inout [(DeclarationID, SourceRange)]
  ) {
    switch type.kind {
    case .structure(let id), .message(let id), .union(let id): found.append((id, range))
    case .list(let element, _): collect(element, range, &found)
    case .map(let key, let value, _, _):
      collect(key, range, &found)
      collect(value, range, &found)
    case .scalar, .ascii, .enumeration, .string, .bytes: break
    }
  }
}
