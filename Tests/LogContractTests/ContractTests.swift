import Basics
import LogContract
import LogFixtureServices
import LogFixtures
import RPC
import Testing
import WireCodec

typealias Command = LogFixtures.LogCommand
typealias Outcome = LogFixtures.LogOutcome

/// One command and one outcome of each method.
enum Samples {
  static let commands: [Command] = [
    .put(RequestFields.full), .merge(Put()), .touch(EmptyMessage()),
    .parcelsPut(Parcel(tracking: Array(1...20), weight: 3)), .stamp(Stamp(number: -5, parcel: 9)),
    .seal(Seal(code: "AB-12", count: 2)),
    .parcelsNumber(Hand(turn: 7, account: 8)), .close(Close(name: "rent", account: 3)),
  ]

  static let outcomes: [Outcome] = [
    .put(.done(Receipt(account: 3, sequence: 9))), .put(.rejected(Refusal(reason: "too much"))),
    .put(.unspecified), .merge(Receipt(account: 1)), .touch(EmptyMessage()),
    .parcelsPut(Receipt(sequence: .max)), .stamp(Receipt()), .seal(Receipt()),
    .parcelsNumber(Receipt(account: 2)), .close(Receipt(account: 5, sequence: 1)),
  ]
}

@Suite struct ContractTests {
  // MARK: Numbers and names

  @Test func methodsAreThoseOfTheSchemas() {
    #expect(Command.methods.map(\.number) == [1, 2, 7, 40, 41, 42, 43, 300])
    #expect(
      Command.methods.map(\.name)
        == ["Put", "Merge", "Touch", "Put", "Stamp", "Seal", "Number", "Close"])
    #expect(Command.methods.map(\.isRetired) == [false, true] + Array(repeating: false, count: 6))
    #expect(Outcome.methods == Command.methods)
    let put = Command.methods[0]
    #expect("\(put)" == "dropwire.logged.v1.Accounts/Put")
    #expect(put.requestName == "dropwire.logged.v1.Put")
    #expect(put.resultName == "dropwire.logged.v1.PutResult")
    #expect(put.key == "key" && put.isUrgent && put.roles == ["teller", "owner"])
    #expect(Command.method(300)?.key == "name")
    #expect(Command.method(7)?.requestName == "google.protobuf.Empty")
    #expect(Command.method(3) == nil)
    for command in Samples.commands { #expect(command.method.number == command.number) }
    for outcome in Samples.outcomes { #expect(outcome.method.number == outcome.number) }
    #expect(Set(Samples.commands.map(\.number)) == Set(Command.methods.map(\.number)))
  }

  /// What the calls say of a method is what the log says of it.
  @Test func descriptorsAgree() {
    for descriptor in Accounts.Methods.all + Parcels.Methods.all + Notes.Methods.all {
      guard let number = descriptor.logNumber else { continue }
      let method = Command.method(Int(number))
      #expect(method.map { "/\($0)" } == descriptor.path)
      #expect(method?.isUrgent == descriptor.urgent)
      #expect(method?.roles == descriptor.roles)
      #expect(method?.requestName == descriptor.requestName)
      #expect(method?.resultName == descriptor.responseName)
    }
  }

  @Test func flags() {
    #expect(Samples.commands.filter(\.isUrgent).map(\.number) == [1])
    #expect(Samples.outcomes.filter(\.isRejected) == [Samples.outcomes[1]])
  }

  // MARK: Bytes

  @Test(arguments: Samples.commands)
  func commandsComeBack(command: Command) throws {
    let bytes = command.encodedBytes()
    #expect(bytes.count == command.encodedSize)
    #expect(try Command(bytes: bytes) == command)
  }

  @Test(arguments: Samples.outcomes)
  func outcomesComeBack(outcome: Outcome) throws {
    let bytes = outcome.encodedBytes()
    #expect(bytes.count == outcome.encodedSize)
    #expect(try Outcome(bytes: bytes) == outcome)
  }

  /// Number as a varint, then the message as the codec writes it and nothing else.
  @Test func theFormIsThatOfTheCodec() {
    let close = Close(name: "rent", account: 3)
    #expect(Command.close(close).encodedBytes() == [0xAC, 0x02] + close.encodedBytes())
    #expect(
      Command.put(RequestFields.full).encodedBytes() == [1] + RequestFields.full.encodedBytes())
    #expect(Outcome.touch(EmptyMessage()).encodedBytes() == [7, 0, 0])
    var buffer = WireBuffer()
    buffer.append([9, 9])
    Command.close(close).encode(into: &buffer)
    #expect(buffer.copyBytes() == [9, 9, 0xAC, 0x02] + close.encodedBytes())
  }

  /// Nobody can call it, and its entries are read and decided.
  @Test func aRetiredMethodIsStillReadable() throws {
    let entry = Command.merge(RequestFields.full)
    #expect(try Command(bytes: entry.encodedBytes()) == entry)
    var rules = Counting()
    #expect(entry.apply(to: &rules, at: .start) == .merge(Receipt(sequence: 2)))
    #expect(!Accounts.Methods.all.contains { $0.logNumber == 2 })
  }

  @Test func bytesThatAreNoEntry() {
    func reason(_ bytes: [UInt8]) -> String {
      do throws(LogContractError) {
        return "\(try Command(bytes: bytes))"
      } catch {
        return "\(error)"
      }
    }
    #expect(reason([]).contains("no method's number begins the entry: number: the bytes end"))
    #expect(reason([0x81, 0]).contains("a varint is longer than it needs to be"))
    #expect(reason([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]).contains("a varint is above 4294967295"))
    for number in [0, 3, 299, 65_535, 65_536] {
      var buffer = WireBuffer()
      buffer.append(varint: number)
      #expect(
        reason(buffer.copyBytes()).hasPrefix("no method has the number \(number) in the log;"))
    }
    #expect(reason([7]) == "entry of method 7: google.protobuf.Empty: the bytes end inside a value")
    let heavy = Command.parcelsPut(Parcel(weight: 0)).encodedBytes()
    #expect(
      reason(heavy)
        == "entry of method 40: dropwire.logged.v1.Parcel: weight must be at least 1")
    var long = Close(name: String(repeating: "n", count: 41)).encodedBytes()
    long.insert(contentsOf: [0xAC, 0x02], at: 0)
    #expect(
      reason(long).contains("entry of method 300: dropwire.logged.v1.Close: name: 41 is above"))
  }

  /// Damaged bytes are refused, or are another command whose own bytes are read the same.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func damagedBytesNeverTrap(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let whole = Samples.commands.map { $0.encodedBytes() }
    let results = Samples.outcomes.map { $0.encodedBytes() }
    for _ in 0..<1_000 {
      let command = Damage.of(whole[Int(random.below(UInt64(whole.count)))], &random)
      if let read = try? Command(bytes: command) {
        #expect((try? Command(bytes: read.encodedBytes())) == read, "seed \(seed): \(command)")
      }
      let outcome = Damage.of(results[Int(random.below(UInt64(results.count)))], &random)
      if let read = try? Outcome(bytes: outcome) {
        #expect((try? Outcome(bytes: read.encodedBytes())) == read, "seed \(seed): \(outcome)")
      }
    }
  }

  @Test func everyPrefixIsRefusedOrRead() {
    for command in Samples.commands {
      let bytes = command.encodedBytes()
      for length in 0..<bytes.count { _ = try? Command(bytes: Array(bytes.prefix(length))) }
    }
  }

  // MARK: Deciding

  @Test func everyCommandFindsItsRule() {
    var rules = Counting()
    for (index, command) in Samples.commands.enumerated() {
      let position = LogPosition(sequence: UInt64(index + 1), logTimeMicroseconds: 10)
      #expect(command.apply(to: &rules, at: position).number == command.number)
    }
    #expect(rules.decided == Samples.commands.map(\.number))
    #expect(rules.lastSequence == 8)
  }
}

extension LogPosition {
  static var start: LogPosition { LogPosition(sequence: 2, logTimeMicroseconds: 0) }
}

/// Rules that count; not copyable, as a state of many rows will not be.
struct Counting: LogRules, ~Copyable {
  var decided: [Int] = []
  var lastSequence: UInt64 = 0

  private mutating func note(_ number: Int, _ position: LogPosition) -> Receipt {
    decided.append(number)
    lastSequence = position.sequence
    return Receipt(sequence: position.sequence)
  }

  mutating func put(_ request: Put, at position: LogPosition) -> PutResult {
    .done(note(1, position))
  }
  mutating func merge(_ request: Put, at position: LogPosition) -> Receipt { note(2, position) }
  mutating func touch(_ request: EmptyMessage, at position: LogPosition) -> EmptyMessage {
    _ = note(7, position)
    return EmptyMessage()
  }
  mutating func parcelsPut(_ request: Parcel, at position: LogPosition) -> Receipt {
    note(40, position)
  }
  mutating func stamp(_ request: Stamp, at position: LogPosition) -> Receipt { note(41, position) }
  mutating func seal(_ request: Seal, at position: LogPosition) -> Receipt { note(42, position) }
  mutating func parcelsNumber(_ request: Hand, at position: LogPosition) -> Receipt {
    note(43, position)
  }
  mutating func close(_ request: Close, at position: LogPosition) -> Receipt {
    note(300, position)
  }
}

/// Bytes that have been changed.
enum Damage {
  static func of(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(3) {
      let index = Int(random.below(UInt64(bytes.count)))
      switch random.below(5) {
      case 0 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8(random.below(8))
      case 1 where !bytes.isEmpty: bytes.removeSubrange(index...)
      case 2 where !bytes.isEmpty: bytes.remove(at: index)
      case 3: bytes.insert([0, 1, 0x7F, 0x80, 0xFF][Int(random.below(5))], at: index)
      default: bytes += (0..<3).map { _ in UInt8(random.below(256)) }
      }
    }
    return bytes
  }
}
