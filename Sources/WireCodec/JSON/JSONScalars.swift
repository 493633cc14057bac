/// Values of one token by themselves, for those who know a schema only at run time: what generated code
/// reads and refuses, they read and refuse.
public enum JSONScalars {
  /// The value of a text that is one number, string or word.
  ///
  /// - Parameters:
  ///   - text: the token as JSON writes it.
  ///   - max: the most bytes of a string or byte string.
  /// - Throws: `WireError` with the reason that generated code has.
  public static func read<T: JSONValue>(
    _ type: T.Type = T.self, _ text: [UInt8], max: Int = 0
  ) throws(WireError) -> T {
    var reader = JSONReader(text.span.bytes)
    var value = T()
    try value.readJSON(from: &reader, max: max)
    try reader.finish()
    return value
  }
}
