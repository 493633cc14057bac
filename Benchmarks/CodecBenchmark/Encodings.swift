import WireCodec

/// The same values in the three encodings.
enum EncodingFigures {
  static func printAll() {
    print("\nns, median of \(CodecBenchmark.rounds) rounds; bytes, into buffer, decode")
    measure(Samples.marker, "Marker")
    measure(Samples.reserve, "ReserveRequest")
    measure(Samples.order, "OrderUpdate, 4")
  }

  private static func measure<M: WireMessage>(_ value: M, _ name: String) {
    var line = name + String(repeating: " ", count: 18 - name.count)
    for encoding in WireEncoding.allCases {
      var output = WireBuffer(minimumCapacity: 4096)
      value.encode(into: &output, as: encoding)
      let bytes = output.copyBytes()
      var decoded = value
      var (encode, decode): ([Double], [Double]) = ([], [])
      for _ in 0..<CodecBenchmark.rounds {
        encode.append(CodecBenchmark.time { write(value, encoding, into: &output) })
        decode.append(CodecBenchmark.time { read(bytes, encoding, into: &decoded) })
      }
      line += " \(encoding) \(bytes.count) B"
      line += " \(tenths(encode)) \(tenths(decode)) |"
    }
    print(line)
  }

  private static func tenths(_ values: [Double]) -> String {
    String((CodecBenchmark.median(values) * 10).rounded() / 10)
  }

  @inline(never)
  private static func write<M: WireMessage>(
    _ value: M, _ encoding: WireEncoding, into output: inout WireBuffer
  ) {
    output.removeAll(keepingCapacity: true)
    value.encode(into: &output, as: encoding)
  }

  @inline(never)
  private static func read<M: WireMessage>(
    _ bytes: [UInt8], _ encoding: WireEncoding, into value: inout M
  ) {
    if let new = try? M(decoding: bytes.span.bytes, as: encoding) { value = new }
  }
}
