// `@logged(n)`: the number by which a log knows a method, for ever. Entries of a log outlive every
// version, so that a number belongs to one method of all services in all files.

extension Analyzer {
  /// Numbers of the log take 16 bits, and 0 is none.
  static let largestLogNumber: UInt64 = 65_535

  /// The number that the method's annotations give it; nil without one of the right form.
  mutating func checkLogged(_ syntax: MethodSyntax) -> NumberSyntax? {
    var found: NumberSyntax?
    for annotation in syntax.annotations where annotation.name.text == "logged" {
      guard annotation.arguments.count == 1, let argument = annotation.arguments.first,
        argument.label == nil, case .number(let number) = argument.value
      else {
        sink.report(
          Diagnostic(
            .annotationArguments, "`@logged` takes the method's number in the log",
            at: annotation.range
          ).helped("write `@logged(\(nextLogNumber))`"))
        continue
      }
      guard (1...Self.largestLogNumber).contains(number) else {
        sink.report(
          Diagnostic(
            .logNumberRange, "a number in the log is 1 to \(Self.largestLogNumber), not \(number)",
            at: argument.range
          ).helped("the next free number is \(nextLogNumber)"))
        continue
      }
      if let side = [syntax.request, syntax.response].first(where: { $0.streaming != nil }) {
        sink.report(
          Diagnostic(
            .annotationMisplaced, "an entry of a log is one request with its result, and no stream",
            at: annotation.range
          ).also(side.streaming ?? side.range, "a stream"))
        continue
      }
      found = found ?? NumberSyntax(value: number, range: argument.range)
    }
    return found
  }

  /// Every number belongs to one method, whichever service and file it stands in.
  mutating func checkLogNumbers(_ services: [DeclarationID: ResolvedMethods]) {
    var taken: [Int: (range: SourceRange, owner: String)] = [:]
    // What is imported was there before.
    let order =
      declared.indices.filter { imported.contains(declared[$0].file) }
      + declared.indices.filter { !imported.contains(declared[$0].file) }
    for id in order {
      guard let service = services[id] else { continue }
      let methods = (service.live + service.retired).sorted {
        $0.about.range.start < $1.about.range.start
      }
      for method in methods {
        guard let number = method.logNumber, let range = method.logRange else { continue }
        let owner = "\(name(of: id)).\(method.about.name)"
        if let earlier = taken[number] {
          sink.report(
            Diagnostic(
              .logNumberReused, "two methods have the number \(number) in the log", at: range,
              "used again by `\(owner)`"
            ).also(earlier.range, "first used by `\(earlier.owner)`")
              .helped("the next free number is \(nextLogNumber)"))
        } else {
          taken[number] = (range, owner)
        }
      }
    }
  }

  private var nextLogNumber: UInt64 {
    Self.nextLogNumber(
      besides: declared.flatMap(\.syntax.methods).flatMap { Self.logNumbers($0.annotations) })
  }

  /// One more than the greatest of the numbers, or the first that is free where there is no greater one.
  static func nextLogNumber(besides numbers: [UInt64]) -> UInt64 {
    let used = Set(numbers.filter { $0 <= largestLogNumber })
    let greatest = used.max() ?? 0
    if greatest < largestLogNumber { return greatest + 1 }
    return (1...largestLogNumber).first { !used.contains($0) } ?? largestLogNumber
  }

  /// What annotations say of the number in the log, whether it may be one or not.
  static func logNumbers(_ annotations: [AnnotationSyntax]) -> [UInt64] {
    annotations.filter { $0.name.text == "logged" }.compactMap { annotation in
      if case .number(let number) = annotation.arguments.first?.value { number } else { nil }
    }
  }

  /// A path that is gone means nothing, a number in the log does: only methods with one retire.
  mutating func checkRetired(_ syntax: MethodSyntax) {
    guard let retired = syntax.retired,
      !syntax.annotations.contains(where: { $0.name.text == "logged" })
    else { return }
    sink.report(
      Diagnostic(
        .retiredMethod, "`\(syntax.name.text)` has no number in a log that would have to stay",
        at: retired
      ).helped("remove the method: nothing of it is written down"))
  }
}
