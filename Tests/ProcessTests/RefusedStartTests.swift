import Foundation
import LoadKit
import Testing

// What is in the directory and should not be, and what else stops a start: nothing is changed by it,
// and the process ends by itself.

extension ExecutableTests.DiskTests {
  /// Something RocksDB would end the process over, wait for, or notice half way through.
  enum Foreign: String, CaseIterable, CustomTestStringConvertible {
    case logTwice, numberZero, hugeNumber, pipe, endlessDevice, tableDirectory, lockDirectory
    case currentPipe, currentDevice, emptyManifest, manifestOfOther, manifestZero
    case stateIsLog, logIsState, stateIsFile, acknowledgedDirectory, acknowledgedPipe
    case acknowledgedFlipped, reserveDirectory

    var testDescription: String { rawValue }

    func make(in data: String) throws {
      let (log, state) = (data + "/log", data + "/state")
      switch self {
      case .logTwice: try copy(try last(log, ".log"), log + "/000099.log")
      case .numberZero: try write("", log + "/000000.log")
      case .hugeNumber: try write("", log + "/18446744073709551615.log")
      case .pipe: mkfifo(log + "/000099.log", 0o600)
      case .endlessDevice: symlink("/dev/zero", log + "/000099.log")
      case .tableDirectory: mkdir(log + "/000098.sst", 0o700)
      case .lockDirectory: try replace(log + "/LOCK") { mkdir($0, 0o700) }
      case .currentPipe: try replace(log + "/CURRENT") { mkfifo($0, 0o600) }
      case .currentDevice: try replace(state + "/CURRENT") { symlink("/dev/zero", $0) }
      case .emptyManifest: try write("", try last(log, "", "MANIFEST-"))
      case .manifestOfOther:
        let manifest = try last(log, "", "MANIFEST-")
        try FileManager.default.removeItem(atPath: manifest)
        try copy(try last(state, "", "MANIFEST-"), manifest)
      case .manifestZero:
        try copy(try last(log, "", "MANIFEST-"), log + "/MANIFEST-000000")
        try write("MANIFEST-000000\n", log + "/CURRENT")
      case .stateIsLog: try replace(state) { try? copy(log, $0) }
      case .logIsState: try replace(log) { try? copy(state, $0) }
      case .stateIsFile: try replace(state) { try? write("", $0) }
      case .acknowledgedDirectory: try replace(data + "/acknowledged") { mkdir($0, 0o700) }
      case .acknowledgedPipe: try replace(data + "/acknowledged") { mkfifo($0, 0o600) }
      case .acknowledgedFlipped:
        var bytes = try Data(contentsOf: URL(filePath: data + "/acknowledged"))
        bytes[9] ^= 1
        try bytes.write(to: URL(filePath: data + "/acknowledged"))
      case .reserveDirectory: mkdir(data + "/reserve", 0o700)
      }
    }

    private func copy(_ from: String, _ to: String) throws {
      try FileManager.default.copyItem(atPath: from, toPath: to)
    }

    private func write(_ text: String, _ path: String) throws {
      try Data(text.utf8).write(to: URL(filePath: path))
    }

    private func replace<R>(_ path: String, _ make: (String) -> R) throws {
      try FileManager.default.removeItem(atPath: path)
      _ = make(path)
    }

    private func last(_ path: String, _ suffix: String, _ prefix: String = "") throws -> String {
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      let found = names.filter { $0.hasSuffix(suffix) && $0.hasPrefix(prefix) }.sorted().last
      return path + "/" + (try #require(found))
    }
  }

  /// Names, kinds and bytes; a pipe is not read.
  private func picture(_ directory: String) throws -> [String: String] {
    var picture: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
      let path = directory + "/" + name
      let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      let isFile = kind == .typeRegular
      let bytes = isFile ? try Data(contentsOf: URL(filePath: path)) : Data()
      picture[name] = "\(kind?.rawValue ?? "?") \(bytes.base64EncodedString())"
    }
    return picture
  }

  @Test("files that do not belong there: serve, verify and audit say so, end, and change nothing")
  func foreignFiles() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--disk-reserve-bytes", "0"])
      try await server.withClient { _ = try await Stall.set(up: $0, units: 4) }
      try await server.kill()
      let image = workspace.path("image")
      for foreign in Foreign.allCases {
        try FileManager.default.copyItem(atPath: workspace.path("data"), toPath: image)
        try foreign.make(in: image)
        let before = try picture(image)
        for arguments in [
          ["verify", image], ["audit", "--data", image],
          ["serve", "--listen", "127.0.0.1:0", "--data", image],
        ] {
          let run = try await Program.run(arguments, timeoutSeconds: 15)
          #expect(run.exit == .code(1), "\(foreign) \(run)")
          let said = run.errors + run.lines.joined(separator: "\n")
          #expect(said.contains(image), "\(foreign) \(run)")
          #expect(try picture(image) == before, "\(foreign) \(arguments[0])")
        }
        try FileManager.default.removeItem(atPath: image)
      }
    }
  }

  @Test("starts that something else stops change nothing, an entry of the log included")
  func refusedStarts() async throws {
    try await Workspace.with { workspace in
      let directory = try await killed(workspace)
      let other = try await workspace.serve("other")
      let rubbish = try workspace.write("rubbish", "no certificate")
      let before = try picture(directory)
      let listen = ["--data", directory, "--keep-keys-seconds", "7200", "--listen"]
      for (arguments, code) in [
        (listen + [other.target], 1), (listen + ["192.0.2.1:7070"], 2),
        (listen + ["192.0.2.1:7070", "--anyone"], 1),
        (listen + ["unix:\(workspace.directory)"], 1), (listen + ["unix:\(rubbish)"], 1),
        (listen + ["unix:/nowhere/at/all"], 1),
        (listen + ["127.0.0.1:0", "--tls-cert", rubbish, "--tls-key", rubbish], 2),
        (listen + ["127.0.0.1:0", "--tokens", "/nowhere/at/all"], 2),
        (listen + ["127.0.0.1:0", "--dev-tls", "--tls-client-ca", rubbish], 2),
      ] {
        let run = try await Program.run(["serve"] + arguments)
        #expect(run.exit == .code(Int32(code)), "\(arguments) \(run)")
        #expect(try picture(directory) == before, "\(arguments) \(run)")
      }
      let nowhere = workspace.path("new")
      let refused = try await Program.run([
        "serve", "--data", nowhere, "--listen", other.target,
      ])
      #expect(refused.errors.contains("address already in use"), "\(refused)")
      #expect(refused.errors.contains("(process \(other.process.pid),"), "\(refused)")
      #expect(!FileManager.default.fileExists(atPath: nowhere))
      #expect(try await other.stop() == .code(0))
    }
  }

  @Test(
    "files that may not grow: an error in words at any of their lengths, and all is there after")
  func shortFiles() async throws {
    try await Workspace.with { workspace in
      let directory = try await killed(workspace)
      let image = workspace.path("image")
      for kilobytes in [0, 1, 2, 4, 6, 8, 12, 16, 20, 32] {
        try FileManager.default.copyItem(atPath: directory, toPath: image)
        let start = try await offPool {
          // In blocks of 512 bytes.
          let process = try ChildProcess(
            executable: "/bin/sh",
            arguments: [
              "-c", "ulimit -f \(kilobytes * 2); exec \"$@\"", "sh", Program.path, "serve",
              "--listen", "127.0.0.1:0", "--data", image, "--disk-reserve-bytes", "0",
            ])
          // It may have all it needs.
          let exit = process.waitForEnd(timeoutSeconds: 3) ?? process.stop(graceSeconds: 20)
          return (exit, process.errorTail)
        }
        let isOrderly = [.code(0), .code(1), .code(70)].contains(start.0)
        #expect(isOrderly, "\(kilobytes) KiB: \(start)")
        if start.0 == .code(1) {
          #expect(start.1.contains("File too large"), "\(kilobytes) KiB: \(start)")
          #expect(!start.1.contains("cannot be trusted"), "\(kilobytes) KiB: \(start)")
        }
        let verify = try await Program.run(["verify", image])
        #expect(verify.exit == .code(0), "\(kilobytes) KiB: \(verify)")
        try FileManager.default.removeItem(atPath: image)
      }
    }
  }

  @Test(
    "verify and audit beside a server that writes, checkpoints and trims: nothing is wrong",
    .timeLimit(.minutes(5)))
  func besideServer() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(
        flags: [
          "--keep-journal-bytes", "100000", "--disk-reserve-bytes", "0", "--keep-events-count", "5",
        ])
      try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 1_000_000)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for lane in UInt64(0)..<4 {
            group.addTask {
              var key = lane << 32
              while !Task.isCancelled {
                key += 1
                _ = try await stall.reserve(client, buyer: key + 1, quantity: 1, key: key)
                // Each verification decides all of it again: not more than it can.
                try await Task.sleep(for: .milliseconds(25))
              }
            }
          }
          for round in 1...50 {
            let verify = try await Program.run(
              ["verify", workspace.path("data")], timeoutSeconds: 120)
            #expect(verify.exit == .code(0), "\(round): \(verify)")
            #expect(
              verify.lines.contains { $0.contains("process \(server.process.pid)") }, "\(verify)")
            guard round % 5 == 0 else { continue }
            let audit = try await Program.run(
              ["audit", "--data", workspace.path("data")], timeoutSeconds: 120)
            #expect(audit.exit == .code(0), "\(round): \(audit)")
          }
          group.cancelAll()
          while let result = await group.nextResult() {
            // A call that was cut off.
            if case .failure(let error) = result, !(error is Refused) { continue }
          }
        }
      }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("what a start and the tools say: no directory, damage, records in JSON, no list of clients")
  func words() async throws {
    try await Workspace.with { workspace in
      let nowhere = workspace.path("nowhere")
      for arguments in [["verify", nowhere], ["audit", "--data", nowhere]] {
        let run = try await Program.run(arguments)
        #expect(run.exit == .code(2), "\(run)")
        #expect(run.errors.contains("\(nowhere) is no data directory"), "\(run)")
      }
      let server = try await workspace.serve(flags: ["--log-format", "json"])
      try await server.withClient { _ = try await Stall.set(up: $0, units: 4) }
      #expect(try await server.stop() == .code(0))
      let record = try #require(
        server.process.errorTail.split(separator: "\n").first { $0.contains("journal verified") })
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
      #expect(object["first"] is NSNumber && object["last"] is NSNumber, "\(record)")
      let directory = workspace.path("data")
      let audit = try await Program.run(["audit", "--data", directory])
      #expect(!audit.lines.contains { $0.contains("0 lost") }, "\(audit)")
      #expect(audit.lines.contains { $0.contains("no list of what clients were told") }, "\(audit)")
      try Data([1]).write(to: URL(filePath: directory + "/acknowledged"))
      let start = try await serve(directory)
      #expect(start.exit == .code(1), "\(start)")
      for part in ["nothing was changed", "`dropwire verify \(directory)`", "docs/durability.md"] {
        #expect(start.errors.contains(part), "\(part): \(start)")
      }
    }
  }
}
