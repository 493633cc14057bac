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

  private var file: FileHandle
  private let means: StripeMeansFile
  private let encoder = JSONEncoder()
  private var accounts: [UUIDBytes: StripeAccount] = [:]
  private var owners: [StripeID: UUIDBytes] = [:]
  private var isPart = false
  /// A line was not written, or only half of it: what came behind it would be lost with it.
  private var isBroken = false
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
    let file = try Self.opened(path)
    let bytes = try file.readToEnd() ?? Data()
    let end = bytes.lastIndex(of: 0x0A).map { bytes.index(after: $0) } ?? bytes.startIndex
    var loaded = Loaded()
    var count = 0
    for text in bytes[..<end].split(separator: 0x0A) {
      count += 1
      guard let line = try? JSONDecoder().decode(Line.self, from: text), loaded.take(line) else {
        throw CommandFailure("\(path): line \(count) is none of an adapter's books")
      }
    }
    accounts = loaded.accounts
    owners = loaded.owners
    isPart = loaded.isPart
    next = loaded.next
    answeredOffsets = loaded.answered
    try file.truncate(atOffset: UInt64(bytes.distance(from: bytes.startIndex, to: end)))
    try file.seekToEnd()
    let lines = loaded.lines
    let isIdle = count > lines.count + Self.idleLines
    let encoder = encoder
    self.file = isIdle ? try Self.rewritten(path, lines.map { try encoder.encode($0) }) : file
  }

  /// Opened for this process alone: two adapters with the same books would both think that they are the first.
  private static func opened(_ path: String) throws -> FileHandle {
    for _ in 0..<3 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw CommandFailure("\(path) cannot be written", exitCode: 70)
      }
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        throw CommandFailure("\(path) is in use by another adapter")
      }
      // Another adapter may have put a new file in its place in between: then this is of nobody.
      var (mine, there) = (stat(), stat())
      guard fstat(descriptor, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino,
        mine.st_dev == there.st_dev
      else { continue }
      try syncFolder(of: path)
      return file
    }
    throw CommandFailure("\(path) is in use by another adapter")
  }

  /// A new name is there after a crash.
  private static func syncFolder(of path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    // Some file systems have no such thing.
    guard descriptor >= 0, fsync(descriptor) == 0 || errno == EINVAL else {
      throw CommandFailure("\(folder) cannot be written", exitCode: 70)
    }
  }

  /// A new file in the place of the old one, all of it or nothing.
  private static func rewritten(_ path: String, _ lines: [Data]) throws -> FileHandle {
    let beside = path + ".new"
    try? FileManager.default.removeItem(atPath: beside)
    let file = try opened(beside)
    for line in lines { try file.write(contentsOf: line + [0x0A]) }
    try file.synchronize()
    guard rename(beside, path) == 0 else {
      throw CommandFailure("\(path) cannot be written", exitCode: 70)
    }
    try syncFolder(of: path)
    return file
  }

  private func write(_ line: Line, synced: Bool) throws {
    guard !isBroken else {
      throw CommandFailure("the books could not be written before", exitCode: 70)
    }
    do {
      try file.write(contentsOf: try encoder.encode(line) + [0x0A])
      if synced { try file.synchronize() }
    } catch {
      isBroken = true
      throw CommandFailure(
        "the books cannot be written: \(error.localizedDescription)", exitCode: 70)
    }
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
