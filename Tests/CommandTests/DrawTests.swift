import Basics
import DropEngine
import Foundation
import LogContract
import Messages
import Testing
import WireCodec

@testable import dropwire

/// Draws of ten thousand people, made again by the command and by Python.
@Suite("dropwire draw verify")
struct DrawTests {
  private static let seed = (0..<32).map { UInt8($0) }
  private static let buyers = (1...10_000).map { UInt64($0) &* 7_919 }

  private struct Drawn: ~Copyable {
    let file: DrawFile
    let engine: Engine
  }

  /// An engine with a door where these buyers have joined, each as often as `volume` says, and that is drawn.
  private static func drawn(volume: (Int) -> Int) throws -> Drawn {
    var engine = Engine(hashKey: HashKey(1, 2))
    var sequence: UInt64 = 0
    func apply(_ body: Command.Body, at time: Int64, _ engine: inout Engine) -> Outcome.Result {
      sequence += 1
      var events: [Event] = []
      return engine.apply(Command(body), sequence: sequence, at: time, events: &events).result
    }
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 1, currency: Currency("EUR")!,
      variants: ["M"])
    guard case .offerPut(let put) = apply(.putOffer(offer), at: 1, &engine) else {
      throw CommandFailure("no offer")
    }
    let schedule = ScheduleDrop(
      offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 500)], buyerLimit: 1,
      holdTTLMicroseconds: 60_000_000)
    guard case .dropScheduled(let scheduled) = apply(.scheduleDrop(schedule), at: 1, &engine) else {
      throw CommandFailure("no drop")
    }
    let drop = Identifier(rawValue: scheduled.drop.rawValue)
    let door = OpenAdmissionRequest(
      key: UUIDBytes(high: 1, low: 1), drop: drop, drawAfter: Timestamp(microseconds: 1_000_000),
      commitment: SHA256.digest(of: seed), rate: 10, every: TimeSpan(microseconds: 100_000),
      ticketLasts: TimeSpan(microseconds: 60_000_000))
    _ = apply(.logged(.open(door)), at: 2, &engine)
    for (index, buyer) in buyers.enumerated() {
      for _ in 0..<volume(index) {
        let join = JoinAdmissionRequest(buyer: Identifier(rawValue: buyer), drop: drop)
        _ = apply(.logged(.join(join)), at: 3, &engine)
      }
    }
    let reveal = RevealAdmissionRequest(key: UUIDBytes(high: 1, low: 2), drop: drop, seed: seed)
    _ = apply(.logged(.reveal(reveal)), at: 1_000_000, &engine)
    var ticks = 0
    while engine.nextDeadlineMicroseconds.map({ $0 <= 1_000_000 }) == true, ticks < 100 {
      _ = apply(.tick, at: 1_000_000, &engine)
      ticks += 1
    }
    // 20,000 steps, of which an entry makes 1,024.
    #expect(ticks == 19)
    var joiners: [UInt64] = []
    while case .draw(let draw) = engine.draw(
      DrawRequest(drop: drop, from: UInt32(joiners.count), most: 4_096)), !draw.buyers.isEmpty
    {
      joiners += draw.buyers.map(\.rawValue)
    }
    guard case .draw(let draw) = engine.draw(DrawRequest(drop: drop)) else {
      throw CommandFailure("no draw")
    }
    return Drawn(file: DrawFile(draw.status, joiners: joiners), engine: engine)
  }

  @Test("the order is that of the seed, whatever the volume of requests")
  func tenThousand() throws {
    let drawn = try Self.drawn { _ in 1 }
    let once = drawn.file
    // The first thousand ask again and again, and stand where they would have stood.
    let often = try Self.drawn { $0 < 1_000 ? 3 : 1 }.file
    #expect(once == often && once.joiners == Self.buyers)
    let verification = DrawVerification(once)
    #expect(verification.violations == [])
    #expect(verification.order != Self.buyers && verification.order.count == 10_000)
    let places = drawn.engine.places(
      verification.order.prefix(100).map {
        WatchAdmissionRequest(
          buyer: Identifier(rawValue: $0), drop: Identifier(rawValue: once.drop))
      })
    for (index, place) in places.enumerated() {
      guard case .place(let place) = place else {
        Issue.record("\(place)")
        continue
      }
      #expect(place.position == UInt32(index + 1))
      #expect(place.chance == .sure)
    }
  }

  @Test("Python comes to the same order, and to another one from another list or seed")
  func python() throws {
    let file = try Self.drawn { _ in 1 }.file
    let (code, text) = try Self.verifyByPython(file)
    #expect(code == 0 && text == file.order, "\(text)")
    var other = file
    other.joiners.swapAt(17, 18)
    #expect(try Self.verifyByPython(other).code == 1)
    #expect(DrawVerification(other).violations.count == 2)
    other = file
    other.seed = String(repeating: "00", count: 32)
    #expect(try Self.verifyByPython(other).code == 1)
    #expect(DrawVerification(other).violations.count == 2)
    other = file
    other.joiners[3] = other.joiners[4]
    #expect(try Self.verifyByPython(other).code == 1)
    #expect(DrawVerification(other).violations.first == "somebody is on the list twice")
  }

  private static func verifyByPython(_ file: DrawFile) throws -> (code: Int32, text: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-draw-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (path, log) = (folder.appending(path: "draw.json"), folder.appending(path: "out"))
    try file.text.write(to: path, atomically: true, encoding: .utf8)
    try Data().write(to: log)
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scripts/verify-draw.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3", "-B", script.path,
      path.path,
    ]
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    let text = try String(contentsOf: log, encoding: .utf8)
    return (process.terminationStatus, text.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
