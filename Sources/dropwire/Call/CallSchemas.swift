import DynamicCodec
import Foundation
import SchemaCompiler
import ShippedSchemas
import StandardStreams
import WireCodec

/// The schema that `call` works with: the shipped one, or that of a folder.
enum CallSchemas {
  /// - Parameter folder: every *.drop file in it, at any depth; nil for the schemas in the program.
  /// - Throws: `CommandFailure` with what the compiler has to say.
  static func load(_ folder: String?) throws -> Schema {
    let files: [SourceFile]
    if let folder {
      files = try read(folder)
    } else {
      files = SchemaTexts.files.map { SourceFile(path: $0.name, bytes: $0.text) }
    }
    let result = Compiler.compile(
      files, load: { path in try? FileContent.read(path) })
    guard let schema = result.schema else {
      let text = DiagnosticRenderer(result.sources).render(result.diagnostics)
      throw CommandFailure("the schemas do not compile\n" + text, exitCode: 2)
    }
    return schema
  }

  /// How messages of a service are written when nobody says: what stock servers take for services that others
  /// have defined.
  static func usualEncoding(of service: ServiceDefinition) -> WireEncoding {
    service.fullName.hasPrefix("grpc.") ? .proto : .native
  }

  private static func read(_ folder: String) throws -> [SourceFile] {
    do {
      _ = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw CommandFailure(
        "--schemas: cannot read the folder \(folder): \(FileProblem.text(error))", exitCode: 2)
    }
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let paths = names.filter { $0.hasSuffix(".drop") }.sorted()
    guard !paths.isEmpty else {
      throw CommandFailure("--schemas: there is no *.drop file in \(folder)", exitCode: 2)
    }
    return try paths.map { name in
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      do throws(FileContent.Failure) {
        return SourceFile(path: path, bytes: try FileContent.read(path))
      } catch {
        throw CommandFailure("--schemas: cannot read \(path): \(error)", exitCode: 2)
      }
    }
  }
}
