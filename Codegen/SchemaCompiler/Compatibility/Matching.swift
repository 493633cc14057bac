// Which declarations of the two versions belong together: by their full names, by the names of
// packages that changed, by their use in the same place, and at last by having the same members.

extension Comparison {
  mutating func match() {
    var byName: [String: DeclarationID] = [:]
    for id in new.declarations.indices where !isSynthesized(new[id]) {
      byName[new[id].fullName] = id
    }
    for id in old.declarations.indices where !isSynthesized(old[id]) {
      if let now = byName[old[id].fullName] { pair(id, now) }
    }
    matchPackages()
    for id in old.declarations.indices where pairs[id] == nil && !isSynthesized(old[id]) {
      let before = package(ofOld: id)
      guard let package = packages[before] else { continue }
      let name = exportedName(old[id].fullName, in: before)
      if let now = byName[package + "." + name], origins[now] == nil {
        pair(id, now)
      }
    }
    matchByUse()
    matchByMembers()
    // What the newly found ones refer to.
    matchByUse()
  }

  private mutating func pair(_ id: DeclarationID, _ now: DeclarationID) {
    pairs[id] = now
    origins[now] = id
  }

  /// A package that is gone became the new one that shares most names with it.
  private mutating func matchPackages() {
    let before = Set(old.files.map(\.package))
    let after = Set(new.files.map(\.package))
    var free = after.subtracting(before).sorted()
    for package in before.subtracting(after).sorted() {
      let names = names(of: package, in: old)
      let best = free.max { left, right in
        let a = names.intersection(self.names(of: left, in: new)).count
        let b = names.intersection(self.names(of: right, in: new)).count
        return a == b ? left > right : a < b
      }
      guard let best, !names.isDisjoint(with: self.names(of: best, in: new)) else { continue }
      packages[package] = best
      free.removeAll { $0 == best }
    }
  }

  private func names(of package: String, in schema: Schema) -> Set<String> {
    Set(
      schema.files.filter { $0.package == package }.flatMap { file in
        file.declarations.map { schema[$0].about.name }
      })
  }

  // MARK: By use

  private mutating func matchByUse() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for id in old.declarations.indices {
        guard let now = pairs[id] else { continue }
        for (left, right) in uses(id, now) where pairs[left] == nil && origins[right] == nil {
          guard old[left].spoken == new[right].spoken else { continue }
          pair(left, right)
          isChanged = true
        }
      }
    }
  }

  /// The declarations that members of the same name and number refer to.
  private func uses(
    _ id: DeclarationID, _ now: DeclarationID
  ) -> [(DeclarationID, DeclarationID)] {
    var found: [(DeclarationID, DeclarationID)] = []
    switch (old[id], new[now]) {
    case (.message(let left), .message(let right)):
      collect(left.fields, right.fields, &found)
    case (.structure(let left), .structure(let right)):
      collect(left.fields, right.fields, &found)
    case (.union(let left), .union(let right)):
      for item in left.cases {
        let same = right.cases.first {
          $0.number == item.number && $0.about.name == item.about.name
        }
        if let same { found.append((item.message, same.message)) }
      }
    case (.service(let left), .service(let right)):
      let methods = right.methods + right.retiredMethods
      for method in left.methods + left.retiredMethods {
        guard let same = methods.first(where: { $0.about.name == method.about.name }) else {
          continue
        }
        if let a = method.request, let b = same.request { found.append((a, b)) }
        if let a = method.response, let b = same.response { found.append((a, b)) }
      }
    default: break
    }
    return found
  }

  private func collect(
    _ left: [FieldDefinition], _ right: [FieldDefinition],
    _ found: inout [(DeclarationID, DeclarationID)]
  ) {
    for field in left {
      let same = right.first { $0.number == field.number && $0.about.name == field.about.name }
      if let same { collect(field.type, same.type, &found) }
    }
  }

  private func collect(
    _ left: ValueType, _ right: ValueType, _ found: inout [(DeclarationID, DeclarationID)]
  ) {
    if let a = left.newtype, let b = right.newtype { found.append((a, b)) }
    switch (left.kind, right.kind) {
    case (.enumeration(let a), .enumeration(let b)), (.structure(let a), .structure(let b)),
      (.message(let a), .message(let b)), (.union(let a), .union(let b)):
      found.append((a, b))
    case (.list(let a, _), .list(let b, _)): collect(a, b, &found)
    case (.map(let keyA, let a, _, _), .map(let keyB, let b, _, _)):
      collect(keyA, keyB, &found)
      collect(a, b, &found)
    default: break
    }
  }

  // MARK: By members

  private mutating func matchByMembers() {
    for id in old.declarations.indices where pairs[id] == nil && !isSynthesized(old[id]) {
      guard let shape = shape(old[id], old) else { continue }
      let same = new.declarations.indices.first {
        origins[$0] == nil && !isSynthesized(new[$0]) && self.shape(new[$0], new) == shape
      }
      if let same { pair(id, same) }
    }
  }

  /// Kind and members as text; nil for those without members, which are all alike.
  private func shape(_ declaration: Declaration, _ schema: Schema) -> String? {
    let members: [String]
    switch declaration {
    case .structure(let it): members = it.fields.map { "\($0.about.name) \(schema.spelling($0))" }
    case .message(let it):
      members = it.fields.map { "\($0.number) \($0.about.name) \(schema.spelling($0))" }
    case .enumeration(let it): members = it.cases.map { "\($0.number) \($0.about.name)" }
    case .union(let it): members = it.cases.map { "\($0.number) \($0.about.name)" }
    case .service(let it): members = it.methods.map(\.about.name)
    case .newtype(let it): members = [it.prefix]
    }
    return members.isEmpty
      ? nil : declaration.spoken + " " + members.joined(separator: "\n")
  }
}
