import Basics
import LogContract
import LogFixtures
import LogMachine
import Storage
import WireCodec

/// Rules of the fixture's contract that touch everything a machine keeps: rows that come and go, events on
/// feeds, and a deadline.
struct Ledger: LogRules, StateRules {
  var events = LogEvents()
  private var accounts = RowTable<Close>(1)
  private var receipts = RowTable<Receipt>(2)
  private(set) var due: Int64?

  static func topic(_ account: AccountID) -> TopicKey {
    TopicKey(kind: 1, identifier: account.rawValue)
  }

  private mutating func note(_ account: AccountID, _ position: LogPosition) -> Receipt {
    let receipt = Receipt(account: account, sequence: position.sequence)
    receipts[account.rawValue] = receipt
    events.append(receipt, to: Self.topic(account))
    return receipt
  }

  mutating func put(_ request: Put, at position: LogPosition) -> PutResult {
    if request.balance < 0 { return .rejected(Refusal(reason: "below zero")) }
    accounts[request.account.rawValue] = Close(name: request.name, account: request.account)
    return .done(note(request.account, position))
  }

  mutating func merge(_ request: Put, at position: LogPosition) -> Receipt {
    note(request.account, position)
  }

  mutating func touch(_ request: EmptyMessage, at position: LogPosition) -> EmptyMessage {
    due = position.logTimeMicroseconds + 1_000
    return EmptyMessage()
  }

  mutating func parcelsPut(_ request: Parcel, at position: LogPosition) -> Receipt {
    note(AccountID(rawValue: UInt64(request.weight)), position)
  }

  mutating func stamp(_ request: Stamp, at position: LogPosition) -> Receipt {
    note(AccountID(rawValue: request.parcel), position)
  }

  mutating func seal(_ request: Seal, at position: LogPosition) -> Receipt { Receipt() }

  mutating func parcelsNumber(_ request: Hand, at position: LogPosition) -> Receipt { Receipt() }

  /// Takes both rows of the account away.
  mutating func close(_ request: Close, at position: LogPosition) -> Receipt {
    accounts[request.account.rawValue] = nil
    receipts[request.account.rawValue] = nil
    return Receipt(account: request.account, sequence: position.sequence)
  }

  var nextDeadlineMicroseconds: Int64? { due }

  mutating func tick(at position: LogPosition) {
    if let due, due <= position.logTimeMicroseconds { self.due = nil }
  }

  var digest: StateDigest {
    var digest = accounts.digest
    digest.combine(unordered: receipts.digest)
    return digest
  }

  func receipt(of account: AccountID) -> Receipt? { receipts[account.rawValue] }

  mutating func drainChanges(into rows: inout some RowSink) {
    accounts.drainChanges(into: &rows)
    receipts.drainChanges(into: &rows)
  }

  mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws {
    if try accounts.restore(table: table, key: key, value: value) { return }
    if try receipts.restore(table: table, key: key, value: value) { return }
    throw RowFault.unknownTable(table)
  }
}

/// Rows as a store keeps them.
struct Rows: RowSink {
  struct Place: Hashable, Comparable {
    var table: UInt8
    var key: [UInt8]

    static func < (left: Self, right: Self) -> Bool {
      left.table == right.table
        ? left.key.lexicographicallyPrecedes(right.key) : left.table < right.table
    }
  }

  var content: [Place: [UInt8]] = [:]

  mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
    content[Place(table: table, key: key)] = value
  }

  mutating func delete(table: UInt8, key: [UInt8]) {
    content[Place(table: table, key: key)] = nil
  }

  mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {}

  /// A machine in the state of the rows.
  func restored(_ retention: KeyRetentionLimits) throws -> RuledMachine<Ledger> {
    var machine = RuledMachine(Ledger(), retention: retention)
    for (place, value) in content.sorted(by: { $0.key < $1.key }) {
      try machine.restore(table: place.table, key: place.key, value: value)
    }
    try machine.finishRestore()
    return machine
  }
}
