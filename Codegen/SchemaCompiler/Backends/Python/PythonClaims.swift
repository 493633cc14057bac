/// Every name and path of the Python that is made, claimed before it is.
struct PythonClaims {
  private let schema: Schema
  private let modules: PythonModules
  private var claims = NameClaims("Python")

  static func diagnostics(for schema: Schema, _ modules: PythonModules) -> [Diagnostic] {
    var claims = PythonClaims(schema: schema, modules: modules)
    claims.claimFiles()
    for (index, file) in schema.files.enumerated() where !file.isImported {
      claims.claimGlobals(of: index)
    }
    for declaration in schema.declarations { claims.claimMembers(of: declaration) }
    return claims.claims.diagnostics
  }

  private init(schema: Schema, modules: PythonModules) {
    self.schema = schema
    self.modules = modules
  }

  // MARK: Files

  /// Modules, the folders they are in, and what the package has of its own. `shop.py` beside the
  /// folder `shop` is never imported: the folder comes first.
  private mutating func claimFiles() {
    claims.reserve(file: "_dropwire.py")
    for (index, file) in schema.files.enumerated() where !file.isImported {
      var folder = ""
      for part in modules.folders[index] {
        claims.reserve(file: folder + "__init__.py")
        folder += part + "/"
      }
      claims.reserve(file: folder + "__init__.py")
    }
    for (index, file) in schema.files.enumerated() where !file.isImported {
      let path = modules.path(index)
      let kinds = kinds(of: file)
      if kinds.types { claims.claim(file: path + ".py", for: file, index) }
      if kinds.services { claims.claim(file: path + "_grpc.py", for: file, index) }
    }
    for (index, file) in schema.files.enumerated() where !file.isImported {
      claimFolders(of: file, index)
    }
  }

  private mutating func claimFolders(of file: SchemaFile, _ index: Int) {
    var folder = ""
    for part in modules.folders[index] {
      folder += part
      // The first file of a folder speaks for all of them.
      let speaker = schema.files.indices.first {
        !schema.files[$0].isImported
          && modules.path($0).lowercased().hasPrefix(folder.lowercased() + "/")
      }
      if speaker == index { claims.claim(folder: folder, suffix: ".py", for: file, index) }
      folder += "/"
    }
  }

  private func kinds(of file: SchemaFile) -> (types: Bool, services: Bool) {
    var kinds = (types: false, services: false)
    for id in file.declarations {
      if case .service = schema[id] { kinds.services = true } else { kinds.types = true }
    }
    return kinds
  }

  // MARK: Globals

  /// A module with services has their classes beside the messages that it imports for them.
  private mutating func claimGlobals(of index: Int) {
    let scope = modules.path(index) + "_grpc"
    let services = schema.files[index].declarations.compactMap { id -> ServiceDefinition? in
      if case .service(let it) = schema[id] { it } else { nil }
    }
    let methods = services.flatMap(\.methods)
    for id in Set(methods.flatMap { [$0.request, $0.response] }.compactMap { $0 }).sorted() {
      claims.claim(PythonNames.type(schema[id].about.name), in: scope, at: schema[id].about.range)
    }
    for service in services {
      for name in PythonNames.globals(of: service) {
        claims.claim(name, in: scope, at: service.about.range)
      }
    }
  }

  // MARK: Members

  private mutating func claimMembers(of declaration: Declaration) {
    let scope = declaration.fullName
    switch declaration {
    case .structure(let it): claimFields(it.fields, in: scope)
    case .message(let it): if !it.isMapEntry { claimFields(it.fields, in: scope) }
    case .union(let it):
      claims.reserve(["number", "value", "which", "encode", "decode", "validate"], in: scope)
      for item in it.cases where !item.isRetired {
        claims.claim(PythonNames.unionCase(item.about.name), in: scope, at: item.about.range)
      }
    case .newtype: break
    case .enumeration(let it):
      claims.reserve(["UNSPECIFIED"], in: scope)
      for item in it.cases where !item.isRetired {
        claims.claim(PythonNames.constant(item.about.name), in: scope, at: item.about.range)
      }
    case .service(let it):
      claims.reserve(["NAME"], in: scope)
      for method in it.methods {
        let name = method.about.name
        claims.claim(PythonNames.method(name), in: scope, at: method.about.range)
        claims.claim(PythonNames.attribute(name), in: scope + " stub", at: method.about.range)
      }
    }
  }

  private mutating func claimFields(_ fields: [FieldDefinition], in scope: String) {
    claims.reserve(["encode", "decode", "validate", "FULL_NAME"], in: scope)
    for field in fields where !field.isRetired {
      claims.claim(PythonNames.attribute(field.about.name), in: scope, at: field.about.range)
    }
  }
}

extension PythonNames {
  /// What a service becomes in its module.
  static func globals(of service: ServiceDefinition) -> [String] {
    let name = service.about.name
    return ["", "Stub", "AioStub", "Service", "AioService"].map { name + $0 }
      + ["add_\(name)Service_to_server"]
  }
}
