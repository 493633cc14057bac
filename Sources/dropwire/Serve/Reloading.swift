import EventLoop
import Foundation
import HTTP2Transport
import Logging
import Synchronization

/// What SIGHUP does: reads configuration, callers and certificates again, puts in force what can be, and says what it was.
/// It never ends the server, whatever is wrong with what it reads. Confined to its loop.
final class Reloading: @unchecked Sendable {
  // Sound although unchecked: made off the loop and handed to it once, by `start`; `configuration` is locked.

  /// What is reloaded, besides the configuration itself.
  struct Parts: Sendable {
    var server: HTTP2Server
    var records: LineLogHandler.Destination
    var callers: IdentityBook?
    var certificates: CertificateReloader?
    /// Where files are read.
    var reading: FileReading
  }

  /// What was found when everything was read again.
  private struct Found: Sendable {
    var configuration: Result<ServerConfiguration, any Error>
    /// Of the setting that names their file.
    var callers: (setting: String, file: Result<IdentityFile, any Error>)?
    var certificates: CertificateReloader.Found?
  }

  private let parts: Parts
  private let read: @Sendable () async throws -> ServerConfiguration
  private let loop: Loop
  private let logger: Logger
  private let current: Mutex<ServerConfiguration>
  private var isReading = false
  /// A signal came meanwhile.
  private var isWantedAgain = false

  /// - Parameter read: reads flags, environment and file as they are now.
  init(
    _ configuration: ServerConfiguration, _ parts: Parts, on loop: Loop, logger: Logger,
    read: @escaping @Sendable () async throws -> ServerConfiguration
  ) {
    self.parts = parts
    self.read = read
    self.loop = loop
    self.logger = logger
    current = Mutex(configuration)
  }

  /// What holds now. From any thread.
  var configuration: ServerConfiguration { current.withLock { $0 } }

  /// Hears SIGHUP from its return on: before the server says that it is ready. From any thread.
  func start() async {
    await withCheckedContinuation { done in
      loop.execute { [self] in
        do {
          // The loop holds the source, and the source this object.
          _ = try SignalSource(on: loop, signal: SIGHUP) { [self] in reload() }
        } catch {
          logger.error("SIGHUP is not heard", metadata: ["error": "\(error)"])
        }
        done.resume()
      }
    }
  }

  private func reload() {
    // What is being read may have been read before it changed: it is read once more.
    guard !isReading else {
      isWantedAgain = true
      return
    }
    isReading = true
    let known = parts.callers == nil ? nil : configuration.identityFile
    let files = parts.certificates?.files
    Task { [self, read, reading = parts.reading] in
      let result: Result<Found, any Error>
      do {
        result = .success(
          try await reading.perform { await Self.find(read, callers: known, certificates: files) })
      } catch {
        result = .failure(error)
      }
      loop.execute { [self] in
        isReading = false
        switch result {
        case .success(let found): apply(found)
        case .failure(let error): report(done: [], failed: [Self.text(error)], waiting: [])
        }
        if isWantedAgain {
          isWantedAgain = false
          reload()
        }
      }
    }
  }

  /// Reads everything: on the thread for files.
  private static func find(
    _ read: () async throws -> ServerConfiguration, callers: (setting: String, path: String)?,
    certificates: CertificateFiles?
  ) async -> Found {
    var found: Found
    do {
      found = Found(configuration: .success(try await read()))
    } catch {
      found = Found(configuration: .failure(error))
    }
    if let known = callers {
      let wanted = (try? found.configuration.get())?.identityFile ?? known
      found.callers = (
        wanted.setting,
        Result { try IdentityFile(path: wanted.path, setting: wanted.setting) }
      )
    }
    if let certificates {
      let stamp = certificates.stamp
      found.certificates = .init(stamp: stamp, context: Result { try certificates.context() })
    }
    return found
  }

  private func apply(_ found: Found) {
    var done: [String] = []
    var failed: [String] = []
    var waiting: [String] = []
    switch found.configuration {
    case .success(let wanted): adopt(wanted, &done, &waiting)
    case .failure(let error): failed.append("configuration: \(Self.text(error))")
    }
    if let callers = parts.callers, let read = found.callers {
      do {
        let file = try read.file.get()
        callers.replace(with: file)
        done.append("\(read.setting) (\(file.count))")
      } catch {
        // The configuration has named the file, and is refused for the same reason.
        let text = Self.text(error)
        if !failed.contains(where: { $0.contains(text) }) { failed.append(text) }
      }
    }
    if let certificates = parts.certificates, let read = found.certificates {
      if certificates.adopt(read, "SIGHUP") {
        done.append("certificates")
      } else {
        failed.append("certificates")
      }
    }
    report(done: done, failed: failed, waiting: waiting)
  }

  private func report(done: [String], failed: [String], waiting: [String]) {
    var metadata: Logger.Metadata = ["signal": "SIGHUP"]
    if !waiting.isEmpty { metadata["afterRestart"] = .array(waiting.map { .string($0) }) }
    if !failed.isEmpty { metadata["failed"] = .array(failed.map { .string($0) }) }
    if !done.isEmpty { metadata["reloaded"] = .array(done.map { .string($0) }) }
    let message: Logger.Message = done.isEmpty ? "nothing was reloaded" : "reloaded"
    logger.log(level: failed.isEmpty ? .notice : .error, message, metadata: metadata)
  }

  /// Puts in force what can be while the server runs.
  private func adopt(
    _ wanted: ServerConfiguration, _ done: inout [String], _ waiting: inout [String]
  ) {
    var now = configuration
    for setting in ServerConfiguration.settings {
      let (old, new) = (setting.show(now), setting.show(wanted))
      guard old != new else { continue }
      // Who may call is looked at, or is not, from the start.
      let isChecked = parts.callers != nil && wanted.identityFile != nil
      let saysWho = ["identity", "tokens"].contains(setting.key)
      guard Self.reloadable.contains(setting.key), !saysWho || isChecked else {
        waiting.append(setting.key)
        continue
      }
      setting.copy(wanted, &now)
      done.append("\(setting.key) \(old) → \(new)")
    }
    current.withLock { $0 = now }
    parts.records.level = Logger.Level(rawValue: now.logLevel) ?? .info
    parts.server.allow(
      connections: now.maxConnections, perHost: now.connectionsOfOneHost)
  }

  /// Settings that need no restart.
  static let reloadable: Set<String> = [
    "logLevel", "drainSeconds", "maxConnections", "maxConnectionsPerHost", "identity", "tokens",
  ]

  private static func text(_ error: any Error) -> String {
    (error as? CommandFailure)?.message ?? "\(error)"
  }
}
