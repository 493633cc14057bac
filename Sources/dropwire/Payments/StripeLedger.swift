import Foundation
import Messages
import StripePayments
import WireCodec

/// What an adapter of Stripe has to know after it was killed, in a file: lines of JSON, each on the disk before what
/// follows from it. Where it goes on, which PaymentIntent a payment has, and what was begun.
actor StripeLedger: StripeAccounts {
  private struct Authorisation: Codable {
    var minor: Int64
    var currency: String
    var method: String
    var customer: String?
  }

  private struct Begun: Codable {
    var payment: String
    var number: UInt64
    /// Microseconds since 1970.
    var at: Int64
    var authorisation: Authorisation?
  }

  private struct Bound: Codable {
    var payment: String
    var paymentIntent: String
  }

  private struct Answered: Codable {
    var offset: UInt64
    var payment: String
    var number: UInt64
    /// Absent: nothing could be said.
    var report: String?
    var minor: Int64?
  }

  /// Where it goes on, and the newest number of each payment, when the file is written anew.
  private struct Place: Codable {
    var next: UInt64
    /// Intents before it were lost.
    var isPart: Bool
  }

  /// A line: one of these.
  private struct Line: Codable {
    var begun: Begun?
    var bound: Bound?
    var answered: Answered?
    var place: Place?
  }

  /// Lines that are not needed any more before the file is written anew at a start.
  private static let idleLines = 4_096

  private let file: LineFile
  private let means: StripeMeansFile
  private let encoder = JSONEncoder()
  private var accounts: [UUIDBytes: StripeAccount] = [:]
  private var owners: [StripeID: UUIDBytes] = [:]
  private var isPart = false
  /// Answered beyond `next`.
  private var answeredOffsets: Set<UInt64> = []
  /// All intents below it are answered.
  private(set) var next: UInt64 = 0

  var isWhole: Bool { !isPart }
  var payments: Int { accounts.count }

  /// Opens the file, or begins it. A last line that a crash has cut off is left out, and cut off.
  init(path: String, means: StripeMeansFile) throws {
    self.means = means
    encoder.outputFormatting = .sortedKeys
    var loaded = Loaded()
    var count = 0
    file = try LineFile(path: path, owner: "another adapter", kind: "an adapter's books") {
      guard let line = try? JSONDecoder().decode(Line.self, from: $0) else { return false }
      count = $1
      return loaded.take(line)
    }
    accounts = loaded.accounts
    owners = loaded.owners
    isPart = loaded.isPart
    next = loaded.next
    answeredOffsets = loaded.answered
    let lines = loaded.lines
    if count > lines.count + Self.idleLines {
      try file.replace(with: try lines.map { try encoder.encode($0) })
    }
  }

  private func write(_ line: Line, synced: Bool) throws {
    try file.append(try encoder.encode(line), synced: synced)
  }

  // MARK: Accounts

  func account(of payment: UUIDBytes) -> StripeAccount { accounts[payment] ?? StripeAccount() }

  /// The payment that a PaymentIntent belongs to.
  func owner(of id: StripeID) -> UUIDBytes? { owners[id] }

  func bind(_ id: StripeID, to payment: UUIDBytes) throws -> Bool {
    if let bound = accounts[payment]?.paymentIntent { return bound == id }
    if owners[id] != nil { return false }
    try write(
      Line(bound: Bound(payment: "\(payment)", paymentIntent: "\(id)")), synced: true)
    accounts[payment, default: StripeAccount()].paymentIntent = id
    owners[id] = payment
    return true
  }

  func begin(
    _ number: UInt64, of payment: UUIDBytes, at time: Int64, authorisation: StripeAuthorisation?
  ) throws {
    let begun = Begun(
      payment: "\(payment)", number: number, at: time,
      authorisation: authorisation.map {
        Authorisation(
          minor: $0.minor, currency: $0.currency, method: $0.method, customer: $0.customer)
      })
    try write(Line(begun: begun), synced: true)
    accounts[payment, default: StripeAccount()].begun[number] = time
    if let authorisation { accounts[payment]?.authorisation = authorisation }
  }

  /// An intent is dealt with. That is not waited for: who is told it again does the same.
  func answered(_ intent: PaymentIntent, _ report: StripeReport?) throws {
    try write(
      Line(
        answered: Answered(
          offset: intent.offset, payment: "\(intent.payment)", number: intent.number,
          report: report.map { "\($0.report)" }, minor: report?.minor)), synced: false)
    note(intent.number, of: intent.payment)
    answeredOffsets.insert(intent.offset)
    while answeredOffsets.remove(next) != nil { next += 1 }
  }

  /// An intent was dealt with that stands behind others which were not.
  func isAnswered(_ offset: UInt64) -> Bool { answeredOffsets.contains(offset) }

  /// An intent was told; its number is that of whatever is said of the payment unasked.
  func note(_ number: UInt64, of payment: UUIDBytes) {
    let before = accounts[payment, default: StripeAccount()].lastNumber
    accounts[payment]?.lastNumber = max(before, number)
  }

  /// Intents before an offset are not stored any more.
  func lost(before offset: UInt64) throws {
    isPart = true
    answeredOffsets = answeredOffsets.filter { $0 >= offset }
    next = max(next, offset)
    while answeredOffsets.remove(next) != nil { next += 1 }
    try write(Line(place: Place(next: next, isPart: true)), synced: true)
  }

  func means(of payment: UUIDBytes) async -> StripeMeans? { await means.means(of: payment) }

  // MARK: Loading

  /// What lines come to.
  private struct Loaded {
    var accounts: [UUIDBytes: StripeAccount] = [:]
    var owners: [StripeID: UUIDBytes] = [:]
    var answered: Set<UInt64> = []
    var next: UInt64 = 0
    var isPart = false

    /// False for a line that is none.
    mutating func take(_ line: Line) -> Bool {
      if let place = line.place {
        next = max(next, place.next)
        isPart = isPart || place.isPart
        answered = answered.filter { $0 >= next }
      } else if let begun = line.begun, let payment = UUIDBytes(begun.payment) {
        accounts[payment, default: StripeAccount()].begun[begun.number] = begun.at
        note(begun.number, payment)
        if let first = begun.authorisation {
          accounts[payment]?.authorisation = StripeAuthorisation(
            number: begun.number, minor: first.minor, currency: first.currency,
            method: first.method, customer: first.customer)
        }
      } else if let bound = line.bound, let payment = UUIDBytes(bound.payment),
        let id = StripeID(bound.paymentIntent)
      {
        accounts[payment, default: StripeAccount()].paymentIntent = id
        owners[id] = payment
      } else if let one = line.answered, let payment = UUIDBytes(one.payment) {
        note(one.number, payment)
        if one.offset >= next { answered.insert(one.offset) }
      } else {
        return false
      }
      while answered.remove(next) != nil { next += 1 }
      return true
    }

    private mutating func note(_ number: UInt64, _ payment: UUIDBytes) {
      let before = accounts[payment, default: StripeAccount()].lastNumber
      accounts[payment]?.lastNumber = max(before, number)
    }

    /// The fewest lines that come to the same, but for the newest numbers: what is asked next has its own.
    var lines: [Line] {
      var lines = [Line(place: Place(next: next, isPart: isPart))]
      for (payment, account) in accounts.sorted(by: { $0.key < $1.key }) {
        for (number, at) in account.begun.sorted(by: { $0.key < $1.key }) {
          let first = account.authorisation.flatMap { $0.number == number ? $0 : nil }
          lines.append(
            Line(
              begun: Begun(
                payment: "\(payment)", number: number, at: at,
                authorisation: first.map {
                  Authorisation(
                    minor: $0.minor, currency: $0.currency, method: $0.method,
                    customer: $0.customer)
                })))
        }
        if let id = account.paymentIntent {
          lines.append(Line(bound: Bound(payment: "\(payment)", paymentIntent: "\(id)")))
        }
      }
      return lines
    }
  }
}
