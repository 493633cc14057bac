import WireCodec

/// Nanoseconds of the codec, generated beside hand-written, in one interleaved run.
///
/// Refuses to measure an unoptimised build: its figures mean nothing.
@main
enum CodecBenchmark {
  static let rounds = 31
  static let iterations = 20_000

  static func main() {
    var isDebug = false
    assert(markDebug(&isDebug))
    guard !isDebug else {
      print("This is a debug build; measure with: swift run -c release codec-benchmark")
      exitWithFailure()
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "--count": count(arguments)
    case "--figures":
      EncodingFigures.printLines(rounds: arguments.dropFirst().first.flatMap { Int($0) } ?? rounds)
    case nil:
      print("ns, median of \(rounds) rounds of \(iterations); ratio = generated / hand-written")
      print("                    bytes   into buffer        fresh   decode")
      measure(MarkerSubject.self, "Marker")
      measure(ReserveSubject.self, "ReserveRequest")
      measure(OrderSubject.self, "OrderUpdate, 4")
      EncodingFigures.printTable()
    default:
      print(
        """
        codec-benchmark                           tables for people
        codec-benchmark --figures [ROUNDS]        a line for each: message, operation, bytes, ns
        codec-benchmark --count OPERATION MESSAGE CALLS
          for valgrind: the difference of two runs is what so many calls more cost
          operations: \(Operation.allCases.map(\.rawValue).joined(separator: " "))
          messages:   \(EncodingFigures.names.joined(separator: " "))
        """)
      exitWithFailure()
    }
  }

  private static func count(_ arguments: [String]) {
    guard arguments.count == 4, let operation = Operation(rawValue: arguments[1]),
      let calls = Int(arguments[3]),
      let total = EncodingFigures.run(operation, arguments[2], calls: calls)
    else { exitWithFailure() }
    print(total)
  }

  private static func markDebug(_ flag: inout Bool) -> Bool {
    flag = true
    return true
  }

  // MARK: Measuring

  struct Figures {
    var generated: [Double] = []
    var hand: [Double] = []

    var text: String {
      let (a, b) = (CodecBenchmark.median(generated), CodecBenchmark.median(hand))
      return "\(pad(a)) /\(pad(b)) \(pad(a / b))"
    }

    private func pad(_ value: Double) -> String {
      let tenths = (value * 100).rounded() / 100
      let text = String(tenths)
      return String(repeating: " ", count: max(1, 7 - text.count)) + text
    }
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// Nanoseconds of one of `count` calls that `body` makes.
  @inline(__always)
  static func time(_ count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    body()
    let elapsed = clock.now - start
    let seconds = Double(elapsed.components.seconds)
    let rest = Double(elapsed.components.attoseconds) / 1e18
    return (seconds + rest) * 1e9 / Double(count)
  }

  @inline(__always)
  private static func time(_ body: () -> Void) -> Double {
    time(iterations) { for _ in 0..<iterations { body() } }
  }

  private static func measure<S: Subject>(_ subject: S.Type, _ name: String) {
    var (buffer, fresh, decode) = (Figures(), Figures(), Figures())
    let value = S.sample
    let bytes = value.encodedBytes()
    var decoded = value
    var output = WireBuffer(minimumCapacity: 4096)
    let raw = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 16)
    defer { raw.deallocate() }
    for _ in 0..<rounds {
      buffer.generated.append(time { S.encode(value, into: &output) })
      buffer.hand.append(time { _ = S.encodeByHand(value, into: raw) })
      fresh.generated.append(time { _ = S.encodeFresh(value) })
      fresh.hand.append(time { _ = S.encodeFreshByHand(value) })
      decode.generated.append(time { S.decode(bytes, into: &decoded) })
      decode.hand.append(time { S.decodeByHand(bytes, into: &decoded) })
    }
    report(name, bytes.count, buffer, fresh, decode)
  }

  private static func report(
    _ name: String, _ bytes: Int, _ buffer: Figures, _ fresh: Figures, _ decode: Figures
  ) {
    let title = name + String(repeating: " ", count: 20 - name.count)
    print("\(title) \(bytes)  \(buffer.text)  |\(fresh.text)  |\(decode.text)")
  }
}
