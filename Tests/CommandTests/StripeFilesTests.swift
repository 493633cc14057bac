import Foundation
import Messages
import StripePayments
import Testing
import WireCodec

@testable import dropwire

@Suite("files of the Stripe adapter")
struct StripeFilesTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "dropwire-stripe-\(UUID().uuidString)")

  private func inFolder(_ body: (String) async throws -> Void) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.appending(path: "books.jsonl").path)
  }

  private func ledger(_ path: String) throws -> StripeLedger {
    try StripeLedger(path: path, means: StripeMeansFile(path: nil, usual: nil))
  }

  private func payment(_ number: UInt64) -> UUIDBytes { UUIDBytes(high: 3, low: number) }

  private func intent(_ offset: UInt64, _ number: UInt64) -> PaymentIntent {
    var intent = PaymentIntent()
    intent.offset = offset
    intent.number = offset + 100
    intent.payment = payment(number)
    return intent
  }

  @Test("what was noted is known after a start, and a line that was cut off is not")
  func restart() async throws {
    try await inFolder { path in
      let first = StripeAuthorisation(
        number: 100, minor: 450, currency: "EUR", method: "pm_1", customer: "cus_1")
      let id = try #require(StripeID("pi_1"))
      do {
        let ledger = try ledger(path)
        try await ledger.begin(100, of: payment(1), at: 5, authorisation: first)
        #expect(try await ledger.bind(id, to: payment(1)))
        #expect(try await ledger.bind(id, to: payment(1)))
        #expect(try await !ledger.bind(id, to: payment(2)))
        #expect(try await !ledger.bind(try #require(StripeID("pi_2")), to: payment(1)))
        try await ledger.answered(intent(0, 1), StripeReport(.authorised, 450))
        // One behind it is not answered yet.
        try await ledger.answered(intent(2, 2), nil)
        #expect(await ledger.next == 1)
      }
      let bytes = try Data(contentsOf: URL(filePath: path))
      for cut in [0, 3, 20] {
        try (bytes + Data(#"{"bound":{"payment":"0"}}"#.utf8.prefix(cut)))
          .write(to: URL(filePath: path))
        let ledger = try ledger(path)
        let account = await ledger.account(of: payment(1))
        #expect(account.authorisation == first && account.begun == [100: 5])
        #expect(account.paymentIntent == id && account.lastNumber == 100)
        #expect(await ledger.owner(of: id) == payment(1))
        #expect(await ledger.next == 1)
        #expect(await ledger.isWhole)
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
      }
      let ledger = try ledger(path)
      try await ledger.answered(intent(1, 1), nil)
      #expect(await ledger.next == 3)
      try await ledger.lost(before: 9)
      #expect(await ledger.next == 9)
      #expect(await !ledger.isWhole)
    }
  }

  @Test("one adapter has the books, and lines that are none are not passed over")
  func refused() async throws {
    try await inFolder { path in
      do {
        let ledger = try ledger(path)
        #expect(throws: CommandFailure.self) { try self.ledger(path) }
        #expect(await ledger.next == 0)
      }
      for line in ["{}", "[]", "x", #"{"bound":{"payment":"1","paymentIntent":"pi_1"}}"#] {
        try Data((line + "\n").utf8).write(to: URL(filePath: path))
        let failure = #expect(throws: CommandFailure.self) { try self.ledger(path) }
        #expect(failure?.message.contains("line 1") == true)
      }
    }
  }

  @Test("lines that nobody needs any more are left out at a start")
  func rewritten() async throws {
    try await inFolder { path in
      let id = try #require(StripeID("pi_1"))
      do {
        let ledger = try ledger(path)
        try await ledger.begin(
          100, of: payment(1), at: 5,
          authorisation: StripeAuthorisation(
            number: 100, minor: 450, currency: "EUR", method: "pm_1"))
        #expect(try await ledger.bind(id, to: payment(1)))
        for offset in 0..<5_000 as Range<UInt64> {
          try await ledger.answered(intent(offset, 1), StripeReport(.notYet))
        }
        try await ledger.answered(intent(5_001, 1), StripeReport(.notYet))
      }
      let before = try Data(contentsOf: URL(filePath: path)).count
      for _ in 0..<2 {
        let ledger = try ledger(path)
        let account = await ledger.account(of: payment(1))
        #expect(account.paymentIntent == id && account.authorisation?.method == "pm_1")
        #expect(await ledger.next == 5_000)
        // The file in its place is this adapter's alone, too.
        #expect(throws: CommandFailure.self) { try self.ledger(path) }
      }
      #expect(try Data(contentsOf: URL(filePath: path)).count < before / 100)
      let ledger = try ledger(path)
      try await ledger.answered(intent(5_000, 1), nil)
      #expect(await ledger.next >= 5_001)
    }
  }

  @Test("behind a line that was not written nothing is written any more")
  func broken() async throws {
    try await inFolder { path in
      let ledger = try ledger(path)
      try await ledger.begin(1, of: payment(1), at: 5, authorisation: nil)
      let before = try Data(contentsOf: URL(filePath: path))
      // The disk is full for a moment.
      let own = try #require(
        (3..<Int32(4_096)).first { descriptor in
          let link = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/fd/\(descriptor)")
          return link == path || link == URL(filePath: path).resolvingSymlinksInPath().path
        })
      let kept = dup(own)
      let full = open("/dev/full", O_WRONLY)
      defer { for descriptor in [kept, full] { close(descriptor) } }
      #expect(dup2(full, own) == own)
      let first = await #expect(throws: CommandFailure.self) {
        try await ledger.begin(2, of: payment(1), at: 6, authorisation: nil)
      }
      #expect(first?.exitCode == 70)
      #expect(dup2(kept, own) == own)
      let second = await #expect(throws: CommandFailure.self) {
        try await ledger.bind(try #require(StripeID("pi_1")), to: payment(1))
      }
      #expect(second?.exitCode == 70)
      await #expect(throws: CommandFailure.self) { try await ledger.answered(intent(0, 1), nil) }
      #expect(await ledger.account(of: payment(1)).begun == [1: 5])
      #expect(await ledger.next == 0)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test("what was dealt with behind an open one is known")
  func answeredBehind() async throws {
    try await inFolder { path in
      let ledger = try ledger(path)
      try await ledger.answered(intent(2, 2), nil)
      let all = [await ledger.isAnswered(0), await ledger.isAnswered(2)]
      #expect(all == [false, true])
    }
  }

  @Test("means are read as they are appended, and anew of another file")
  func means() async throws {
    try await inFolder { path in
      let url = URL(filePath: path)
      let file = StripeMeansFile(path: path, usual: nil)
      #expect(await file.means(of: payment(1)) == nil)
      let first =
        "{\"payment\":\"\(payment(1))\",\"paymentMethod\":\"pm_1\",\"customer\":\"cus_1\"}\n"
      let second = "{\"payment\":\"\(payment(2))\",\"paymentIntent\":\"pi_2\"}\n"
      try Data((first + second.dropLast(9)).utf8).write(to: url)
      #expect(await file.means(of: payment(1)) == .method("pm_1", customer: "cus_1"))
      // Half a line is none yet.
      #expect(await file.means(of: payment(2)) == nil)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(second.suffix(9).utf8) + Data("nonsense\n".utf8))
      try handle.close()
      #expect(await file.means(of: payment(2)) == .paymentIntent(try #require(StripeID("pi_2"))))
      #expect(await file.badLines == 1)
      try FileManager.default.removeItem(at: url)
      #expect(await file.means(of: payment(3)) == nil)
      try Data(first.replacing("\(payment(1))", with: "\(payment(3))").utf8).write(to: url)
      #expect(await file.means(of: payment(3)) == .method("pm_1", customer: "cus_1"))
      #expect(await file.means(of: payment(1)) == .method("pm_1", customer: "cus_1"))
    }
  }

  @Test(
    "what is no line of means is none",
    arguments: [
      "", "{}", #"{"payment":"x","paymentMethod":"pm_1"}"#,
      #"{"payment":"00000000-0000-0003-0000-000000000001"}"#,
      #"{"payment":"00000000-0000-0003-0000-000000000001","paymentMethod":""}"#,
      #"{"payment":"00000000-0000-0003-0000-000000000001","paymentIntent":"ch_1"}"#,
      #"{"payment":"00000000-0000-0003-0000-000000000001","paymentMethod":1}"#,
    ])
  func noMeans(text: String) { #expect(StripeMeansFile.line(Array(text.utf8)) == nil) }
}
