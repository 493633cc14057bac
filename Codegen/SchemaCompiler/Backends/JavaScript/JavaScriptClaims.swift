/// Every name and path of the JavaScript that is made, claimed before it is.
///
/// Most of it cannot collide by the way it is made: modules of one name are numbered, types stand
/// beside nothing but the namespace `dropwire`, and members of classes and objects may have any name.
enum JavaScriptClaims {
  static func diagnostics(for schema: Schema, _ modules: JavaScriptModules) -> [Diagnostic] {
    var claims = NameClaims("JavaScript")
    for name in JavaScriptRuntime.moduleNames {
      for suffix in [".js", ".d.ts"] { claims.reserve(file: name + suffix) }
    }
    for (index, file) in schema.files.enumerated() {
      for suffix in [".js", ".d.ts"] {
        claims.claim(file: modules.names[index] + suffix, for: file, index)
      }
      // Types of other modules are imported under their own names.
      let scope = modules.names[index]
      claims.reserve(["dropwire"], in: scope)
      for id in file.declarations {
        // Entries of maps have no name there.
        if case .message(let it) = schema[id], it.isMapEntry { continue }
        let about = schema[id].about
        claims.claim(about.name, in: scope, at: about.range)
      }
    }
    for declaration in schema.declarations {
      guard case .service(let service) = declaration else { continue }
      for method in service.methods {
        claims.claim(
          JavaScriptText.method(method.about.name), in: service.fullName, at: method.about.range)
      }
    }
    return claims.diagnostics
  }
}
