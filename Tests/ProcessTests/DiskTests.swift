import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("a data directory and its disk")
  struct DiskTests {}
}

/// All files of a directory with their bytes.
func files(_ directory: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
    files[name] = FileManager.default.contents(atPath: directory + "/" + name)
  }
  return files
}

extension ExecutableTests.DiskTests {
  /// A server that was used and killed: its journal lies in the write-ahead log.
  func killed(_ workspace: Workspace) async throws -> String {
    let server = try await workspace.serve()
    try await server.withClient { client in
      let stall = try await Stall.set(up: client, units: 40)
      for buyer in 1...30 as ClosedRange<UInt64> {
        _ = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
      }
    }
    try await server.kill()
    return workspace.path("data")
  }

  func serve(_ directory: String, _ flags: [String] = []) async throws -> Ended {
    try await Program.run(["serve", "--listen", "127.0.0.1:0", "--data", directory] + flags)
  }

  private func flip(_ path: String, at place: Double) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[Int(Double(bytes.count) * place)] ^= 0x04
    try bytes.write(to: URL(filePath: path))
  }

  private func file(_ directory: String, _ suffix: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    return directory + "/" + (try #require(names.filter { $0.hasSuffix(suffix) }.sorted().last))
  }

  @Test(
    "a flipped byte in the middle of the write-ahead log: refused as often as tried, nothing changed",
    arguments: [true, false])
  func writeAheadLog(isAcknowledged: Bool) async throws {
    try await Workspace.with { workspace in
      let directory = try await killed(workspace)
      if !isAcknowledged {
        try FileManager.default.removeItem(atPath: directory + "/acknowledged")
      }
      let log = try file(directory + "/log", ".log")
      try flip(log, at: 0.5)
      let before = try files(directory)
      for _ in 1...3 {
        let start = try await serve(directory)
        #expect(start.exit == .code(1), "\(start)")
        #expect(start.errors.contains("\(log) is damaged at byte"), "\(start)")
        #expect(start.lines.isEmpty)
        #expect(try files(directory) == before)
      }
      let verify = try await Program.run(["verify", directory, "--json"])
      #expect(verify.exit == .code(1), "\(verify)")
      #expect(try verify.json().violations.first?.contains(log) == true, "\(verify)")
      #expect(try files(directory) == before)
      // The byte turned back: everything is there, and where nothing says how far it was acknowledged, that is said.
      try flip(log, at: 0.5)
      let whole = try await Program.run(["verify", directory])
      #expect(whole.exit == .code(isAcknowledged ? 0 : 1), "\(whole)")
      let said = (whole.lines + [whole.errors]).contains { $0.contains("is missing or empty") }
      #expect(said == !isAcknowledged, "\(whole)")
      let again = try await workspace.serve()
      #expect(try await again.stop() == .code(0))
    }
  }

  @Test("a damaged table file before the checkpoint is found after the start, and by verify")
  func tableFile() async throws {
    try await Workspace.with { workspace in
      let directory = try await killed(workspace)
      // Two orderly stops: the journal is in a table file, and a checkpoint covers all of it.
      for _ in 1...2 { #expect(try await workspace.serve().stop() == .code(0)) }
      let sound = try await Program.run(["verify", directory, "--json"])
      #expect(sound.exit == .code(0), "\(sound)")
      #expect(try sound.json().isOK)
      let tables = try FileManager.default.contentsOfDirectory(atPath: directory + "/log")
        .filter { $0.hasSuffix(".sst") }
      let journal = try #require(
        tables.max { first, second in
          size(directory + "/log/" + first) < size(directory + "/log/" + second)
        })
      try flip(directory + "/log/" + journal, at: 0.3)
      let server = try await workspace.serve()
      try await server.withClient { client in
        var stats = try await client.admin.stats(StatsRequest())
        for _ in 0..<200 where stats.journalFault.isEmpty {
          try await Task.sleep(for: .milliseconds(50))
          stats = try await client.admin.stats(StatsRequest())
        }
        #expect(stats.journalFault.contains(journal), "\(stats)")
        #expect(!stats.journalScanned)
      }
      #expect(try await server.stop() == .code(0))
      #expect(server.process.hasSaid("the journal is damaged"))
      let verify = try await Program.run(["verify", directory])
      #expect(verify.exit == .code(1), "\(verify)")
      #expect(verify.lines.contains { $0.hasPrefix("VIOLATION") && $0.contains(journal) })
    }
  }

  private func size(_ path: String) -> Int {
    ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil) ?? 0
  }

  @Test("verify says what it has looked at, beside a running server too")
  func verify() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 5)
        _ = try await stall.reserve(client, buyer: 1, quantity: 1, key: 1)
        var stats = try await client.admin.stats(StatsRequest())
        for _ in 0..<200 where !stats.journalScanned {
          try await Task.sleep(for: .milliseconds(20))
          stats = try await client.admin.stats(StatsRequest())
        }
        #expect(stats.journalScanned && stats.journalFault.isEmpty)
        #expect(stats.diskFree > 0)
      }
      let beside = try await Program.run(["verify", workspace.path("data"), "--json"])
      #expect(beside.exit == .code(0), "\(beside)")
      #expect(try await server.stop() == .code(0))
      let after = try await Program.run(["verify", workspace.path("data")])
      #expect(after.exit == .code(0), "\(after)")
      for part in ["limits:", "journal:", "checkpoint:", "tables of log", "acknowledged:"] {
        #expect(after.lines.contains { $0.contains(part) }, "\(part): \(after)")
      }
      let nothing = try await Program.run(["verify", workspace.path("nowhere")])
      #expect(nothing.exit == .code(2), "\(nothing)")
    }
  }

  @Test("the directory is its owner's alone, and one that is not is warned of")
  func modes() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve("deep/down/data")
      #expect(try await server.stop() == .code(0))
      let directory = workspace.path("deep/down/data")
      let places = try [""] + FileManager.default.subpathsOfDirectory(atPath: directory)
      for place in places {
        let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + place)
        let mode = try #require(attributes[.posixPermissions] as? Int)
        let isDirectory = attributes[.type] as? FileAttributeType == .typeDirectory
        #expect(mode == (isDirectory ? 0o700 : 0o600), "\(place): \(String(mode, radix: 8))")
      }
      #expect(!server.process.errorTail.contains("may read the data directory"))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: directory)
      let wide = try await workspace.serve("deep/down/data")
      #expect(try await wide.stop() == .code(0))
      #expect(wide.process.hasSaid("may read the data directory"))
    }
  }

  @Test("the key of --dev-tls is its owner's alone; who may connect to a socket says the umask")
  func otherFiles() async throws {
    try await Workspace.with { workspace in
      let socket = workspace.path("socket")
      let server = try Program.start(
        ["serve", "--listen", "unix:\(socket)", "--data", workspace.path("data"), "--dev-tls"])
      _ = try await offPool {
        try server.waitForLine(containing: "listening", timeoutSeconds: 60)
      }
      let mask = umask(0)
      umask(mask)
      for (place, mode) in [
        (workspace.path("data/dev-tls"), 0o700), (workspace.path("data/dev-tls/key.pem"), 0o600),
        (socket, 0o777 & ~Int(mask)),
      ] {
        let attributes = try FileManager.default.attributesOfItem(atPath: place)
        let found = try #require(attributes[.posixPermissions] as? Int)
        #expect(found == mode, "\(place): \(String(found, radix: 8))")
      }
      #expect(try await offPool { server.stop(graceSeconds: 60) } == .code(0))
    }
  }

  @Test("more maximal offers at once than one record may hold bytes")
  func wideBatches() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let text = String(repeating: "x", count: 256)
      let offers = UInt64(4_400)
      try await server.withClient { client in
        // 16.6 KB each, 70 MB in all: a batch of 4,096 would be beyond every store's limit.
        try await withThrowingTaskGroup(of: Void.self) { group in
          for offer in 1...offers {
            group.addTask {
              let result = try await client.offers.put(
                PutOfferRequest(
                  key: UUIDBytes(high: 7, low: offer), creator: 1, title: text,
                  price: Money(minor: 1, currency: "EUR"),
                  variants: [String](repeating: text, count: 64)))
              guard case .stored = result else { throw Refused("\(result)") }
            }
          }
          try await group.waitForAll()
        }
        let stats = try await client.admin.stats(StatsRequest())
        #expect(stats.sequence >= offers && stats.batches >= offers * 16_600 >> 20)
      }
      #expect(try await server.stop() == .code(0))
      let verify = try await Program.run(["verify", workspace.path("data")])
      #expect(verify.exit == .code(0), "\(verify)")
    }
  }

  @Test("one directory by another path is in use, and by whom")
  func otherPath() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      try FileManager.default.createSymbolicLink(
        atPath: workspace.path("other"), withDestinationPath: workspace.path("data"))
      for path in [workspace.path("other"), workspace.path("data/../data")] {
        let second = try await serve(path)
        #expect(second.exit == .code(1), "\(second)")
        #expect(
          second.errors.contains(
            "is in use by another server (process \(server.process.pid), dropwire)"), "\(second)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }
}

// MARK: A full disk

extension ExecutableTests.DiskTests {
  @Test(
    "a disk that fills up: new work is refused, the rest goes on, and all of it when there is room",
    .enabled(if: SmallDisk.isAllowed, SmallDisk.reason))
  func fullDisk() async throws {
    try await Workspace.with { workspace in
      let disk = try SmallDisk(workspace.path("disk"), megabytes: 300)
      defer { disk.remove() }
      let flags = [
        "--disk-watermark-bytes", "\(40 << 20)", "--disk-reserve-bytes", "\(60 << 20)",
      ]
      let server = try await workspace.serve("disk/data", flags: flags)
      let stall = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 400)
        var held: [Reserved] = []
        for buyer in 1...10 as ClosedRange<UInt64> {
          held.append(try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer))
        }
        try disk.fill(leaving: 0)
        let refusal = try await waitForRefusal(client, stall)
        #expect(refusal.message.contains("disk is nearly full"), "\(refusal)")
        let stats = try await client.admin.stats(StatsRequest())
        #expect(stats.refusesNewWork)
        // What was promised goes on.
        let paid = held.removeFirst()
        let sold = try await client.checkout.confirm(
          ConfirmRequest(
            key: UUIDBytes(high: 4, low: 1), buyer: 1, hold: paid.hold,
            payment: UUIDBytes(high: 5, low: 1)))
        guard case .confirmed = sold else { throw Refused("\(sold)") }
        for (index, hold) in held.enumerated() {
          let released = try await client.reservations.release(
            ReleaseRequest(
              key: UUIDBytes(high: 3, low: UInt64(index)),
              buyer: Identifier(rawValue: UInt64(index + 2)), hold: hold.hold))
          guard case .released = released else {
            Issue.record("\(released)")
            continue
          }
        }
        let pool = try await stall.status(client)
        #expect(pool.sold == 1)
        return stall
      }
      try await server.kill()
      #expect(server.process.hasSaid("the disk is nearly full: no new work is taken"))
      // A start on the full disk: the reserve is gone already, and what it needs is said or there.
      disk.empty()
      try disk.fill(leaving: 1 << 20)
      let short = try await serve(workspace.path("disk/data"), flags)
      #expect(short.exit == .code(1), "\(short)")
      #expect(short.errors.contains("a start needs "), "\(short)")
      disk.empty()
      let again = try await workspace.serve("disk/data", flags: flags)
      try await again.withClient { client in
        _ = try await stall.reserve(client, buyer: 50, quantity: 1, key: 50)
        try disk.fill(leaving: 30 << 20)
        _ = try await waitForRefusal(client, stall)
        disk.empty()
        for _ in 0..<400 {
          if try await !client.admin.stats(StatsRequest()).refusesNewWork { break }
          try await Task.sleep(for: .milliseconds(50))
        }
        _ = try await stall.reserve(client, buyer: 51, quantity: 1, key: 51)
      }
      #expect(try await again.stop() == .code(0))
      #expect(again.process.hasSaid("there is room again"))
      for tool in [["verify"], ["audit", "--data"]] {
        let checked = try await Program.run(tool + [workspace.path("disk/data"), "--json"])
        #expect(checked.exit == .code(0), "\(checked)")
      }
    }
  }

  /// Reserves until the server takes no new work.
  private func waitForRefusal(_ client: LiveClient, _ stall: Stall) async throws -> RPCError {
    for key in 1_000..<1_400 as Range<UInt64> {
      do {
        _ = try await stall.reserve(client, buyer: key, quantity: 1, key: key)
      } catch let error as RPCError where error.code == .resourceExhausted {
        return error
      } catch is Refused {
        // Sold out: also an answer.
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Refused("new work is taken for ever")
  }
}

/// A small file system in memory.
final class SmallDisk: Sendable {
  let path: String

  static let reason: Comment = "mounting a file system is root's; CI is root"
  static let isAllowed: Bool = {
    let path = FileManager.default.temporaryDirectory.path + "/dropwire-disk-\(UUID())"
    guard let disk = try? SmallDisk(path, megabytes: 1) else { return false }
    disk.remove()
    return true
  }()

  init(_ path: String, megabytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    do {
      try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path])
    } catch {
      rmdir(path)
      throw error
    }
  }

  /// Takes it away.
  func remove() {
    try? Self.run("umount", ["-l", path])
    rmdir(path)
  }

  private static func run(_ tool: String, _ arguments: [String]) throws {
    let process = try ChildProcess(executable: "/usr/bin/env", arguments: [tool] + arguments)
    guard process.waitForEnd(timeoutSeconds: 60) == .code(0) else { throw Refused(tool) }
  }

  private var filler: String { path + "/filler" }

  /// Lets others have all of it but so many bytes.
  func fill(leaving bytes: Int) throws {
    var status = statvfs()
    statvfs(path, &status)
    let free = Int(status.f_bavail) * Int(status.f_frsize)
    let held = ((try? FileManager.default.attributesOfItem(atPath: filler)[.size] as? Int) ?? nil)
    let file = open(filler, O_RDWR | O_CREAT, 0o600)
    defer { close(file) }
    try #require(posix_fallocate(file, 0, off_t((held ?? 0) + free - bytes)) == 0)
  }

  /// They give it back.
  func empty() { unlink(filler) }
}
