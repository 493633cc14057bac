import Basics
import DeviceKeys
import DropwireClient
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// Purchases of one unit each, paid by an adapter beside them: in one call, and by those that it replaces. Both until
/// there is an order.
struct ExpressBench: Sendable {
  /// One for each connection.
  let clients: [LiveClient]
  /// Tells this run's keys from others'.
  let run: UInt64
  let target: BuyerCrowd.Target
  let signer: DeviceSigner
  /// Purchases with one token: fewer than a server knows nonces of.
  static let purchasesPerToken = 16

  /// The till, and a token for so many purchases each.
  func open(purchases: Int) async throws -> [Identifier] {
    let till = SetTillRequest(key: key(8, 1), queryAfter: TimeSpan(microseconds: 600_000_000))
    guard
      case .set = try await clients[0].untilAnswered({ try await clients[0].checkout.setTill(till) }
      )
    else { throw BenchError("the till was not opened") }
    var tokens: [Identifier] = []
    for number in 0...purchases / Self.purchasesPerToken {
      let request = RegisterTokenRequest(
        key: key(9, number), buyer: buyer(number * Self.purchasesPerToken),
        reference: Array("bench \(number)".utf8), cap: Money(minor: 1_000, currency: "EUR"),
        expires: Timestamp(microseconds: wallMicroseconds() + 86_400_000_000),
        device: signer.key.bytes)
      guard
        case .registered(let told) = try await clients[0].untilAnswered({
          try await clients[0].checkout.registerToken(request)
        })
      else { throw BenchError("a token was refused") }
      tokens.append(told.token)
    }
    return tokens
  }

  private func key(_ kind: UInt64, _ number: Int) -> UUIDBytes {
    UUIDBytes(high: run, low: kind << 40 | UInt64(number))
  }

  /// Who makes a purchase: whose token it is.
  private func buyer(_ number: Int) -> Identifier {
    Identifier(rawValue: 1 + UInt64(number / Self.purchasesPerToken))
  }

  /// Answers every intent at once, as a provider would that nothing ever goes wrong with.
  func pay() async {
    guard let call = try? await clients[0].checkout.payments(PaymentsRequest(next: 0)) else {
      return
    }
    await withDiscardingTaskGroup { group in
      do {
        for try await intent in call.responses {
          let reports: [IntentKind: PaymentReport] = [
            .authorise: .authorised, .capture: .captured, .void: .voided, .refund: .refunded,
          ]
          guard let report = reports[intent.kind] else { continue }
          let settle = SettleRequest(
            key: key(7, Int(clamping: intent.offset)), payment: intent.payment,
            intent: intent.number, report: report)
          let client = clients[Int(intent.number) % clients.count]
          group.addTask { _ = try? await client.checkout.settle(settle) }
        }
      } catch {
        // Ended with the run.
      }
    }
    call.cancel()
  }

  // MARK: Purchases

  /// In one call. Signed before the clock runs: that is a device's time.
  private func express(_ number: Int, _ token: Identifier) async throws -> Int64 {
    var request = ExpressRequest(
      key: key(1, number), buyer: buyer(number), token: token, drop: target.drop,
      lines: [ReserveLine(pool: target.pools[0], quantity: 1)],
      amount: Money(minor: 100, currency: "EUR"), payment: key(2, number),
      attestation: Attestation(
        nonce: key(3, number), at: Timestamp(microseconds: wallMicroseconds())),
      wait: TimeSpan(microseconds: 5_000_000))
    request.sign(with: signer)
    let client = clients[number % clients.count]
    let start = MonotonicTime.nanoseconds
    let answer = try await client.checkout.express(request)
    guard case .confirmed = answer else { throw BenchError("a purchase came to \(answer)") }
    return MonotonicTime.nanoseconds - start
  }

  /// Reserve, begin of the confirm, and the order's news by a stream that is open already.
  private func bySteps(
    _ number: Int, _ buyer: Identifier, _ news: inout ResponseSequence<BuyerUpdate>.Iterator
  ) async throws -> Int64 {
    let client = clients[number % clients.count]
    let reserve = ReserveRequest(
      key: key(4, number), buyer: buyer, drop: target.drop, pool: target.pools[0], quantity: 1)
    let start = MonotonicTime.nanoseconds
    guard case .reserved(let reserved) = try await client.reservations.reserve(reserve) else {
      throw BenchError("a reserve was refused")
    }
    let begin = BeginConfirmRequest(
      key: key(5, number), buyer: buyer, hold: reserved.hold, payment: key(6, number))
    guard case .confirming = try await client.checkout.beginConfirm(begin) else {
      throw BenchError("a confirm was refused")
    }
    while let update = try await news.next() {
      if case .order(let order) = update.news, order.hold == reserved.hold { break }
    }
    return MonotonicTime.nanoseconds - start
  }

  /// What one of those who buy at once takes for each of theirs, nanoseconds.
  private func times(
    ofBuyer buyer: Int, _ numbers: StrideTo<Int>, tokens: [Identifier]?
  ) async throws -> [Int64] {
    var times: [Int64] = []
    if let tokens {
      for number in numbers {
        times.append(try await express(number, tokens[number / Self.purchasesPerToken]))
      }
      return times
    }
    let id = Identifier(rawValue: 1 << 32 | UInt64(buyer))
    let watch = try await clients[buyer % clients.count].orders.watch(WatchRequest(buyer: id))
    defer { watch.cancel() }
    var news = watch.responses.makeAsyncIterator()
    for number in numbers { times.append(try await bySteps(number, id, &news)) }
    return times
  }

  /// What each purchase takes, nanoseconds.
  ///
  /// - Parameter tokens: those of purchases in one call; nil for the others.
  func times(
    of purchases: Int, atOnce: Int, tokens: [Identifier]?
  ) async throws -> [Int64] {
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for buyer in 0..<atOnce {
        group.addTask {
          try await times(
            ofBuyer: buyer, stride(from: buyer, to: purchases, by: atOnce), tokens: tokens)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}

extension BenchDriver {
  /// Purchases in one call, and the same by the calls that it replaces, audited.
  ///
  /// - Parameters:
  ///   - purchases: of each kind.
  ///   - atOnce: buyers, each of whom buys one after the other.
  public func express(
    _ options: LoadOptions, purchases: Int, atOnce: Int
  ) async throws -> BenchReport {
    var report = BenchReport(scenario: "express", target: "\(address)")
    let client = client()
    try await reach(client)
    let run = UInt64(bitPattern: wallMicroseconds()) ^ options.seed << 48
    guard
      let signer = DeviceSigner(
        .p256, secret: SHA256.digest(of: [UInt8(truncatingIfNeeded: run) | 1]))
    else { throw BenchError("no key for a device") }
    let target = try await HotDrop(client: client, run: run).schedule(
      capacity: UInt32(2 * purchases), pools: 1, waitlist: 0)
    let clients = (0..<options.connections).map { _ in self.client() }
    let bench = ExpressBench(clients: clients, run: run, target: target, signer: signer)
    let tokens = try await bench.open(purchases: purchases)
    let adapter = Task { await bench.pay() }
    defer { adapter.cancel() }
    let usage = await UsageMeter(self, client: client)
    let began = MonotonicTime.nanoseconds
    for (name, tokens) in [("by_steps", nil), ("one_call", tokens)] as [(String, [Identifier]?)] {
      progress("\(Words.count(UInt64(purchases))) purchases, \(name.replacing("_", with: " "))")
      let start = MonotonicTime.nanoseconds
      let times = try await bench.times(of: purchases, atOnce: atOnce, tokens: tokens)
      let seconds = Double(MonotonicTime.nanoseconds - start) / 1e9
      var latency = LatencyRecorder()
      for time in times { latency.record(intended: 0, sent: 0, completed: time) }
      report.latencies.append(.init(name.replacing("_", with: " "), latency.fromIntended))
      let rate = UInt64(Double(purchases) / max(seconds, 0.001))
      report.figures.append(
        .init("\(name)_per_second", .unsigned(rate), "\(Words.count(rate)) orders/s"))
    }
    report.elapsedNanoseconds = MonotonicTime.nanoseconds - began
    await usage.finish(into: &report)
    report.flags = [
      ("connections", "\(options.connections)"), ("purchases", "\(purchases) of each kind"),
      ("buyers at once", "\(atOnce)"), ("seed", "\(options.seed)"),
    ]
    await audit(client, ToldLedger(), stream: nil, &report)
    return report
  }
}
