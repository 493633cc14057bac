import WireCodec

/// Something to do with a message as its own type: through an existential, every call would be
/// looked up at run time.
protocol MessageVisitor {
  associatedtype Result
  func visit<M: Sample>(_ value: M) -> Result
}

/// The same values in the three encodings.
enum EncodingFigures {
  static let names = ["marker", "reserve", "order", "list", "lines", "payload"]

  /// Does `operation` with the message of that name; nil when there is none.
  static func run(_ operation: Operation, _ name: String, calls: Int) -> Int? {
    visit(name, Running(operation: operation, calls: calls))
  }

  private struct Running: MessageVisitor {
    let operation: Operation
    let calls: Int

    func visit<M: Sample>(_ value: M) -> Int {
      var bench = Workbench(value)
      return bench.run(operation, calls: calls)
    }
  }

  /// A line for each figure: message, operation, bytes, nanoseconds.
  static func printLines(rounds: Int) {
    for name in names {
      for figure in visit(name, Measuring(rounds: rounds)) ?? [] {
        print(name, figure.operation.rawValue, figure.bytes, hundredths(figure.nanoseconds))
      }
    }
  }

  static func printTable() {
    print("\nns, median of \(CodecBenchmark.rounds) rounds; into buffer, fresh, decode, view")
    for name in names {
      var line = name + String(repeating: " ", count: 8 - name.count)
      for figure in visit(name, Measuring(rounds: CodecBenchmark.rounds)) ?? [] {
        switch figure.operation {
        case .encodeNative: line += " native \(figure.bytes) B"
        case .encodeProto: line += " | proto \(figure.bytes) B"
        case .encodeJSON: line += " | json \(figure.bytes) B"
        default: break
        }
        line += " \(hundredths(figure.nanoseconds))"
      }
      print(line)
    }
  }

  struct Figure {
    let operation: Operation
    let bytes: Int
    let nanoseconds: Double
  }

  private struct Measuring: MessageVisitor {
    let rounds: Int

    func visit<M: Sample>(_ value: M) -> [Figure] {
      var bench = Workbench(value)
      // Large values are measured less often, so that a round takes as long.
      let most = max(20, CodecBenchmark.iterations * 100 / (bench.native.count + 100))
      var times: [[Double]] = Array(repeating: [], count: Operation.allCases.count)
      var total = 0
      for _ in 0..<rounds {
        for (index, operation) in Operation.allCases.enumerated() {
          let isText = operation == .encodeJSON || operation == .decodeJSON
          let calls = isText ? max(5, most / 10) : most
          times[index].append(
            CodecBenchmark.time(calls) { total &+= bench.run(operation, calls: calls) })
        }
      }
      guard total != 0 else { exitWithFailure() }
      return Operation.allCases.enumerated().map { index, operation in
        Figure(
          operation: operation, bytes: bench.size(operation),
          nanoseconds: CodecBenchmark.median(times[index]))
      }
    }
  }

  private static func hundredths(_ value: Double) -> String {
    String((value * 100).rounded() / 100)
  }

  private static func visit<V: MessageVisitor>(_ name: String, _ visitor: V) -> V.Result? {
    switch name {
    case "marker": visitor.visit(Samples.marker)
    case "reserve": visitor.visit(Samples.reserve)
    case "order": visitor.visit(Samples.order)
    case "list": visitor.visit(Samples.list)
    case "lines": visitor.visit(Samples.lines)
    case "payload": visitor.visit(Samples.payload)
    default: nil
    }
  }
}
