/// One comparison: the two schemas, what belongs together in them, and what was found so far.
struct Comparison {
  let old: Schema
  let new: Schema
  /// How many files stand before those of the old version among the sources.
  let oldFiles: Int
  /// Which declaration of the new schema an old one became.
  var pairs: [DeclarationID: DeclarationID] = [:]
  /// The old declarations that became one of the new schema, by its id.
  var origins: [DeclarationID: DeclarationID] = [:]
  /// Packages that changed their name.
  var packages: [String: String] = [:]
  var changes: [CompatibilityReport.Change] = []
  var signatures: Signatures
  /// Old declarations that entries of a log are made of.
  let stored: Set<DeclarationID>
  /// Whether what is compared is the content of one of them.
  var isStored = false
  /// The package of every declaration, in both versions.
  private let oldPackages: [DeclarationID: String]
  private let newPackages: [DeclarationID: String]

  init(old: Schema, new: Schema, oldFiles: Int) {
    self.old = old
    self.new = new
    self.oldFiles = oldFiles
    signatures = Signatures(old: old, new: new)
    stored = old.storedDeclarations
    oldPackages = Self.packages(of: old)
    newPackages = Self.packages(of: new)
  }

  private static func packages(of schema: Schema) -> [DeclarationID: String] {
    var packages: [DeclarationID: String] = [:]
    for file in schema.files { for id in file.declarations { packages[id] = file.package } }
    return packages
  }

  func package(ofOld id: DeclarationID) -> String { oldPackages[id] ?? "" }
  func package(ofNew id: DeclarationID) -> String { newPackages[id] ?? "" }

  /// The name a declaration has in its package on the wire, dotted inside of a message.
  func exportedName(_ fullName: String, in package: String) -> String {
    package.isEmpty ? fullName : String(fullName.dropFirst(package.utf8.count + 1))
  }

  mutating func run() -> [CompatibilityReport.Change] {
    match()
    comparePackages()
    compareFiles()
    for id in old.declarations.indices where !isSynthesized(old[id]) {
      if let now = pairs[id] {
        compare(id, now)
      } else {
        reportRemoved(id)
      }
    }
    for id in new.declarations.indices where origins[id] == nil && !isSynthesized(new[id]) {
      reportAdded(id)
    }
    compareLogs()
    return changes
  }

  func isSynthesized(_ declaration: Declaration) -> Bool {
    if case .message(let message) = declaration { return message.isMapEntry }
    return false
  }

  // MARK: Reports

  /// The place in the old version, as the sources of both know it.
  func before(_ range: SourceRange) -> SourceRange {
    SourceRange(file: range.file + oldFiles, start: range.start, end: range.end)
  }

  /// - Parameters:
  ///   - range: in the new version.
  ///   - was: in the old version; nil when there was nothing.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, label: String = "",
    was: SourceRange?, oldLabel: String = "before", _ verdicts: Verdicts, help: String? = nil
  ) {
    var diagnostic = Diagnostic(code, message, at: range, label).helped(help)
    if let was { diagnostic = diagnostic.also(before(was), oldLabel) }
    var verdicts = verdicts
    if isStored, verdicts.native.level == .breaks {
      verdicts.log = verdicts.log.worse(.breaks("entries that are there hold values of it"))
    }
    changes.append(CompatibilityReport.Change(diagnostic: diagnostic, verdicts: verdicts))
  }

  // MARK: Packages and files

  private mutating func comparePackages() {
    for (name, now) in packages.sorted(by: { $0.key < $1.key }) {
      guard let file = new.files.first(where: { $0.package == now }), let range = file.packageRange
      else { continue }
      let earlier = old.files.first { $0.package == name }?.packageRange
      let hasServices = old.files.contains { file in
        file.package == name
          && file.declarations.contains {
            if case .service = old[$0] { return true }
            return false
          }
      }
      let source = Verdicts.Outcome.compatible("names on the wire change, those in Swift do not")
      report(
        .packageChanged, "the package `\(name)` is called `\(now)` now", at: range, was: earlier,
        hasServices
          ? .wire(
            .breaks("methods are called by another path, `/\(now).…`: UNIMPLEMENTED"),
            source: source)
          : .wire(.compatible("packages are not part of encoded values"), source: source),
        help: hasServices
          ? "serve both packages until nobody calls the old one" : nil)
    }
  }

  private mutating func compareFiles() {
    var told: Set<String> = []
    for id in old.declarations.indices {
      guard let now = pairs[id], let from = file(of: id, in: old), let to = file(of: now, in: new)
      else { continue }
      let names = (Paths.stem(from.path), Paths.stem(to.path))
      guard names.0 != names.1, told.insert("\(names.0) \(names.1)").inserted else { continue }
      let count = from.declarations.count { other in
        pairs[other].flatMap { file(of: $0, in: new) }?.path == to.path
          && !isSynthesized(old[other])
      }
      let what = count == 1 ? "`\(old[id].about.name)`" : "\(count) declarations"
      report(
        .declarationMoved, "\(what) moved from \(names.0).drop to \(names.1).drop",
        at: new[now].about.range, was: old[id].about.range,
        Verdicts(
          source: .compatible("generated files and modules are named after the schema's file")))
    }
  }

  private func file(of id: DeclarationID, in schema: Schema) -> SchemaFile? {
    schema.files.first { $0.declarations.contains(id) }
  }

  // MARK: Declarations

  private mutating func compare(_ id: DeclarationID, _ now: DeclarationID) {
    let before = old[id]
    let after = new[now]
    isStored = stored.contains(id)
    defer { isStored = false }
    compareNames(id, now)
    compareDeprecation(before.about, after.about)
    switch (before, after) {
    case (.message(let left), .message(let right)):
      compareMembers(
        left.fields.map(Member.init), right.fields.map(Member.init), in: after.about, "field")
    case (.structure(let left), .structure(let right)):
      compareStruct(left, right)
    case (.union(let left), .union(let right)):
      compareMembers(
        left.cases.map(Member.init), right.cases.map(Member.init), in: after.about, "case")
    case (.enumeration(let left), .enumeration(let right)):
      compareWidths(left, right)
      compareZeros(left, right)
      compareMembers(
        left.cases.map { Member($0, of: left) }, right.cases.map { Member($0, of: right) },
        in: after.about, "case")
    case (.service(let left), .service(let right)):
      compareServices(left, right)
    case (.newtype(let left), .newtype(let right)):
      comparePrefixes(left, right)
    default:
      reportKind(id, now)
    }
  }

  private mutating func reportKind(_ id: DeclarationID, _ now: DeclarationID) {
    let left = old[id]
    let right = new[now]
    var verdicts = Verdicts.wire(
      .breaks("\(left.spoken) is written in another way than \(right.spoken)"),
      source: .breaks("the type is another one"))
    let same = signatures.agree(id, now)
    if same.proto { verdicts.proto = .compatible("both are messages with the same fields") }
    if same.json { verdicts.json = .compatible("both are objects with the same members") }
    report(
      .kindChanged, "`\(left.about.name)` was \(left.spoken) and is \(right.spoken)",
      at: right.about.range, was: left.about.range, verdicts,
      help: "declare the new one under another name")
  }

  /// Names of declarations: what they are called on the wire, and in code.
  private mutating func compareNames(_ id: DeclarationID, _ now: DeclarationID) {
    let (left, right) = (old[id], new[now])
    let isCalledAlike = left.about.name == right.about.name
    let source =
      isCalledAlike
      ? Verdicts.Outcome.same : .breaks("the type has another name in generated code")
    if left.fullName == right.fullName || isExplainedByPackage(id, now) {
      guard !isCalledAlike else { return }
      report(
        .typeRenamed,
        "`\(left.about.name)` is called `\(right.about.name)` in code now, and on the wire as before",
        at: right.about.range, was: left.about.range, Verdicts(source: source))
      return
    }
    var verdicts = Verdicts.wire(.compatible("names of types are not written"), source: source)
    verdicts.proto = .compatible("only `google.protobuf.Any` and reflection use the name")
    switch (left, right) {
    case (.service, _):
      verdicts = .wire(
        .breaks("methods are called by another path, `/\(right.fullName)/…`: UNIMPLEMENTED"),
        source: source)
    case (.enumeration(let before), .enumeration(let after)):
      verdicts.json = prefixOutcome(before, after)
    case (.newtype, _): verdicts.proto = .compatible("names of types are not written")
    default: break
    }
    report(
      .typeRenamed, "`\(left.fullName)` is called `\(right.fullName)` now", at: right.about.range,
      was: left.about.range, verdicts)
  }

  private func isExplainedByPackage(_ id: DeclarationID, _ now: DeclarationID) -> Bool {
    let (before, after) = (package(ofOld: id), package(ofNew: now))
    return packages[before] == after
      && exportedName(old[id].fullName, in: before) == exportedName(new[now].fullName, in: after)
  }

  mutating func compareDeprecation(_ left: Description, _ right: Description) {
    guard left.deprecated != right.deprecated else { return }
    let name = right.name
    let message =
      right.deprecated == nil
      ? "`\(name)` is not deprecated any more"
      : left.deprecated == nil
        ? "`\(name)` is deprecated now" : "the deprecation of `\(name)` says something else"
    report(
      .deprecationChanged, message, at: right.range, was: left.range,
      Verdicts(
        source: .compatible(
          right.deprecated == nil ? "warnings end" : "the compiler warns where it is used")))
  }

  private mutating func compareWidths(_ left: EnumDefinition, _ right: EnumDefinition) {
    guard left.size != right.size else { return }
    var verdicts = Verdicts(
      native: .breaks(
        "values take \(right.size) \(right.size == 1 ? "byte" : "bytes") instead of \(left.size), "
          + "and everything behind them moves"))
    verdicts.proto = .compatible("a varint in both widths")
    verdicts.json = .compatible("names and numbers stay")
    report(
      .enumWidthChanged,
      "`\(right.about.name)` is stored in \(8 * right.size) bits instead of \(8 * left.size)",
      at: right.about.range, was: left.about.range, verdicts,
      help: "choose `u16` from the first version on where more than 255 cases may come")
  }

  // MARK: Gone and new

  /// Where to say that something of an old declaration is gone: the package that would have it.
  func home(ofOld id: DeclarationID) -> SourceRange? {
    guard let was = file(of: id, in: old) else { return nil }
    let home =
      new.files.first { Paths.stem($0.path) == Paths.stem(was.path) && $0.package == was.package }
      ?? new.files.first { $0.package == was.package } ?? new.files.first
    return home?.packageRange
  }

  private mutating func reportRemoved(_ id: DeclarationID) {
    let gone = old[id]
    guard let was = file(of: id, in: old), !was.isImported, let place = home(ofOld: id) else {
      return
    }
    isStored = stored.contains(id)
    defer { isStored = false }
    let source = Verdicts.Outcome.breaks("the name is gone from generated code")
    switch gone {
    case .service:
      report(
        .serviceRemoved, "the service `\(gone.about.name)` is gone", at: place,
        label: "not in this package any more", was: gone.about.range,
        .wire(.breaks("calls of its methods are answered UNIMPLEMENTED"), source: source),
        help: "deprecate the service first, and remove it when nobody calls it")
    case .message, .union:
      report(
        .typeRemoved, "\(gone.spoken) `\(gone.about.name)` is gone", at: place,
        label: "not in this package any more", was: gone.about.range,
        .wire(.breaks("what was written of it has no reader any more"), source: source),
        help: "keep it, marked `@deprecated`, while anything of it is stored or on its way")
    case .structure, .enumeration, .newtype:
      report(
        .typeRemoved, "\(gone.spoken) `\(gone.about.name)` is gone", at: place,
        label: "not in this package any more", was: gone.about.range,
        .wire(
          .compatible("it is only written as part of others, which are compared themselves"),
          source: source))
    }
  }

  private mutating func reportAdded(_ id: DeclarationID) {
    guard let file = file(of: id, in: new), !file.isImported else { return }
    let added = new[id]
    report(
      .declarationAdded, "\(added.spoken) `\(added.about.name)` is new", at: added.about.range,
      was: nil, .wire(.compatible(), source: .compatible()))
  }
}

extension Declaration {
  /// With its article.
  var spoken: String {
    switch self {
    case .structure: "a struct"
    case .enumeration: "an enum"
    case .message: "a message"
    case .union: "a union"
    case .service: "a service"
    case .newtype: "a newtype"
    }
  }
}
