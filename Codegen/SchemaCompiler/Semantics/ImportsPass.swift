// Pass 2: what `use` brings into a file.

extension Analyzer {
  mutating func resolveImports() {
    unimportable = trees.map { _ in [] }
    for index in trees.indices {
      for use in trees[index].uses { resolve(use, in: index) }
    }
    refuseImportCycles()
  }

  private func target(of use: UseSyntax, in file: Int) -> Int? {
    sources.index(of: Paths.resolve(use.path, from: sources.files[file].path))
  }

  private mutating func resolve(_ use: UseSyntax, in file: Int) {
    guard let target = target(of: use, in: trees[file].file) else {
      let folder = sources.files.map(\.path).filter { $0 != sources.files[file].path }
      let known = folder.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
      sink.report(
        Diagnostic(.fileNotFound, "there is no file \"\(use.path)\"", at: use.pathRange)
          .helped(
            Suggestion.help(for: use.path, among: known)
              ?? "paths are relative to the file that imports"))
      unimportable[file].formUnion(use.names.map(\.text))
      return
    }
    if target == trees[file].file {
      sink.report(
        Diagnostic(.importCycle, "the file imports itself", at: use.pathRange)
          .helped("names of the same file need no import"))
      return
    }
    let package = trees[target].package?.text ?? ""
    for name in use.names { bring(name, from: target, package: package, into: file) }
  }

  private mutating func bring(_ name: Name, from target: Int, package: String, into file: Int) {
    let path = sources.files[target].path
    let offered = trees[target].declarations.map(\.name.text)
    guard let id = packages[package]?[name.text], declared[id].file == target else {
      unimportable[file].insert(name.text)
      // It is declared there and in another file of the package: that was reported.
      if offered.contains(name.text) { return }
      var diagnostic = Diagnostic(
        .nameNotExported, "\(path) declares no `\(name.text)`", at: name.range)
      if let near = Suggestion.nearest(to: name.text, among: offered) {
        diagnostic = diagnostic.helped("did you mean `\(near)`?")
          .fixed(name.range, near, "write `\(near)`")
        unimportable[file].insert(near)
      } else if !offered.isEmpty, offered.count <= 8 {
        diagnostic = diagnostic.helped("it declares \(offered.joined(separator: ", "))")
      }
      sink.report(diagnostic)
      return
    }
    if let existing = scopes[file][name.text] {
      let imported = declared[existing].file != file
      sink.report(
        Diagnostic(
          .importClash,
          imported
            ? "`\(name.text)` is imported twice"
            : "`\(name.text)` is declared in this file as well", at: name.range
        ).also(
          declared[existing].syntax.name.range, imported ? "the declaration" : "declared here"))
      return
    }
    scopes[file][name.text] = id
  }

  private mutating func refuseImportCycles() {
    var state = [Int](repeating: 0, count: trees.count)
    var path: [Int] = []
    for file in trees.indices { visit(file, &state, &path) }
  }

  private mutating func visit(_ file: Int, _ state: inout [Int], _ path: inout [Int]) {
    guard state[file] == 0 else { return }
    state[file] = 1
    path.append(file)
    for use in trees[file].uses {
      guard let target = target(of: use, in: file), target != file else { continue }
      if state[target] == 1, let start = path.firstIndex(of: target) {
        let names = (path[start...] + [target]).map { sources.files[$0].path }
        sink.report(
          Diagnostic(.importCycle, "files import each other in a circle", at: use.pathRange)
            .helped("the circle is \(names.joined(separator: " → "))")
            .helped("move what both need into a file of its own"))
      } else {
        visit(target, &state, &path)
      }
    }
    path.removeLast()
    state[file] = 2
  }

  /// Warns of imports nothing refers to.
  mutating func reportUnusedImports() {
    for (index, tree) in trees.enumerated() {
      let used = usedNames(in: tree)
      for use in tree.uses {
        for name in use.names where !used.contains(name.text) {
          guard let id = scopes[index][name.text], declared[id].file != index else { continue }
          sink.report(
            Diagnostic(.unusedImport, "`\(name.text)` is imported and not used", at: name.range))
        }
      }
    }
  }

  private func usedNames(in tree: FileSyntax) -> Set<String> {
    var used: Set<String> = []
    func note(_ type: TypeSyntax) {
      switch type.kind {
      case .named(let name): used.insert(name)
      case .list(let element): note(element)
      case .map(let key, let value):
        note(key)
        note(value)
      case .ascii, .invalid: break
      }
    }
    for declaration in tree.declarations {
      for field in declaration.fields { note(field.type) }
      for method in declaration.methods {
        for side in [method.request, method.response] {
          if let type = side.type { used.insert(type.text) }
        }
      }
    }
    return used
  }
}
