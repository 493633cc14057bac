import SchemaCompiler

// The schema compiler against libFuzzer: `Tests/Fuzz/run schema`.

/// Whatever the text, there are diagnostics that can be shown, or a schema that code is made of.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let result = Compiler.compile([SourceFile(path: "fuzzed.drop", bytes: bytes)])
  _ = DiagnosticRenderer(result.sources).render(result.diagnostics)
  if let schema = result.schema {
    _ = SwiftBackend.generate(schema)
  } else {
    precondition(!result.diagnostics.isEmpty, "refused without a reason")
  }
  return 0
}
