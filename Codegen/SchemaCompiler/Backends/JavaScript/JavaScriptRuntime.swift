/// The modules that generated ones use. Their source is text of this folder, a concern to a file.
enum JavaScriptRuntime {
  /// Names without extension; no module of a schema has them.
  static let moduleNames = ["dropwire-runtime", "dropwire-node", "dropwire-connect"]

  /// The modules and their types.
  static var files: [GeneratedFile] {
    let parts = [
      errors, bytes, types, values, native, proto, jsonWriting, jsonReading, validation, calls,
    ]
    return [
      file("dropwire-runtime.js", parts),
      file("dropwire-runtime.d.ts", [declarations]),
      file("dropwire-node.js", [imports(http2: true), grpcTransport]),
      file("dropwire-node.d.ts", [typeImport, grpcTransportTypes]),
      file("dropwire-connect.js", [imports(http2: false), connectTransport]),
      file("dropwire-connect.d.ts", [typeImport, connectTransportTypes]),
    ]
  }

  private static func file(_ path: String, _ parts: [String]) -> GeneratedFile {
    let head = "// Generated from no schema by `dropwire schema generate`. Do not edit."
    return GeneratedFile(path: path, text: ([head] + parts).joined(separator: "\n\n") + "\n")
  }

  private static let typeImport = "import type * as dropwire from \"./dropwire-runtime.js\";"

  private static func imports(http2: Bool) -> String {
    let common = ["CallLimits", "FrameParser", "RPCError", "StatusCode", "addMetadata"]
    let calls = ["decodeResponse", "encodeRequest", "framed", "metadataFields"]
    let own = http2 ? ["percentDecoded"] : []
    let rest = ["statusFromHTTP", "transportSettings"] + (http2 ? ["wireTimeout"] : [])
    let names = (common + calls + own + rest).map { "  \($0)," }.joined(separator: "\n")
    let runtime = "import {\n\(names)\n} from \"./dropwire-runtime.js\";"
    let node = ["http2", "tls"].map { "import \($0) from \"node:\($0)\";\n" }.joined()
    return http2 ? node + runtime : runtime
  }
}
