import SwiftProtobuf

// swift-protobuf on the messages of codec-benchmark: a line for each figure, `message operation bytes ns`.
// There is no call that encodes into a buffer of the caller's.

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 7

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Nanoseconds of one of `count` calls that `body` makes.
func time(_ count: Int, _ body: () -> Void) -> Double {
  let start = ContinuousClock.now
  body()
  let elapsed = (ContinuousClock.now - start).components
  return (Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) / 1e9) / Double(count)
}

@inline(never)
func encode<M: Message>(_ value: M) -> [UInt8] { (try? value.serializedBytes()) ?? [] }

@inline(never)
func decode<M: Message>(_ bytes: [UInt8], into value: inout M) {
  if let decoded = try? M(serializedBytes: bytes) { value = decoded }
}

func measure<M: Message & Equatable>(_ name: String, _ value: M) {
  let bytes = encode(value)
  var decoded = value
  let calls = max(20, 2_000_000 / (bytes.count + 100))
  var (fresh, read): ([Double], [Double]) = ([], [])
  var total = 0
  for _ in 0..<rounds {
    fresh.append(time(calls) { for _ in 0..<calls { total &+= encode(value).count } })
    read.append(time(calls) { for _ in 0..<calls { decode(bytes, into: &decoded) } })
  }
  precondition(total > 0 && decoded == value)
  print(name, "fresh", bytes.count, median(fresh))
  print(name, "decode", bytes.count, median(read))
}

func instant(_ seconds: Int64) -> Google_Protobuf_Timestamp { .with { $0.seconds = seconds } }

func order(_ items: UInt64) -> Dropwire_Benchmark_V1_OrderProgress {
  .with {
    $0.order = 5005
    $0.revision = 7
    $0.step = .routed
    $0.eta = instant(1_795_000_900)
    $0.cause = .offerOpen
    $0.items = (1...items).map { sku in
      .with {
        $0.sku = sku
        $0.quantity = 1
        $0.minor = 4_900
      }
    }
  }
}

measure(
  "marker",
  Dropwire_Benchmark_V1_CueMarker.with {
    $0.stream = 0x1234_5678_9ABC
    $0.sequence = 991
    $0.at = instant(1_795_000_000)
    $0.kind = .buyCue
    $0.offer = 77
    $0.price = .with {
      $0.minor = 4_900
      $0.currency = "EUR"
    }
    $0.title = "Hand-dyed silk jackets"
    $0.tags = ["handmade", "limited"]
  })
measure(
  "reserve",
  Dropwire_Benchmark_V1_ReserveUnits.with {
    $0.key = "01234567-89ab-cdef-fedc-ba9876543210"
    $0.buyer = 1001
    $0.drop = 2002
    $0.pool = 3003
    $0.quantity = 2
    $0.waitlist = true
    $0.source = .buyCue
  })
measure("order", order(4))
measure("list", order(1_000))
measure(
  "lines",
  Dropwire_Benchmark_V1_Manifest.with {
    $0.order = 5005
    $0.lines = (1...(1_000 as UInt64)).map { sku in
      .with {
        $0.sku = sku
        $0.quantity = 1
        $0.name = "Silk jacket \(sku)"
      }
    }
  })
measure(
  "payload",
  Dropwire_Benchmark_V1_Parcel.with {
    $0.id = 6006
    $0.content.append(contentsOf: (0..<16_384).map { UInt8(truncatingIfNeeded: $0 &* 31) })
  })
