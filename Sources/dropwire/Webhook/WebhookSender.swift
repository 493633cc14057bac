import CurlTransfers
import DropwireClient
import Foundation
import Messages
import RPC
import Webhooks
import WireCodec

/// Where webhooks go, and how they are signed.
struct WebhookEndpoint: Sendable {
  var url: String
  var secrets: [WebhookSecret]
}

/// Follows a source and posts what happens to an endpoint, at least once, in order for each subject.
actor WebhookSender {
  /// How often it is looked whether something put aside is to be sent again. 1 s.
  private static let lookEvery = Duration.seconds(1)
  /// Events that nobody is told of and that are not in the books yet. 1,024.
  private static let passedUnbooked: UInt64 = 1_024

  private let source: WebhookSource
  private let bodies: WebhookBodies
  /// Types that are wanted; empty: all.
  private let kinds: Set<String>
  private let client: CurlClient
  private let endpoint: WebhookEndpoint
  private let limits: WebhookLimits
  private let books: WebhookBooks
  private let letters: DeadLetters
  private var queue: WebhookQueue
  /// What the queue knows and has not dealt with.
  private var events: [UInt64: WebhookEvent] = [:]
  /// The next event of the source.
  private var expected: UInt64
  /// Where the books say that it goes on, as far as events go that nobody is told of.
  private var booked: UInt64
  private var place: CheckedContinuation<Void, Never>?
  private var timer: Task<Void, Never>?
  private let failures: AsyncStream<any Error>
  private let failed: AsyncStream<any Error>.Continuation
  private let began = ContinuousClock.now
  private(set) var counts = Counts()

  struct Counts: Sendable {
    var events: UInt64 = 0
    var sent: UInt64 = 0
    var taken: UInt64 = 0
    var failed: UInt64 = 0
    var putAside: UInt64 = 0
    var sentAgain: UInt64 = 0
  }

  init(
    source: WebhookSource, bodies: WebhookBodies, kinds: Set<String>, client: CurlClient,
    endpoint: WebhookEndpoint,
    limits: WebhookLimits, books: sending WebhookBooks, letters: DeadLetters
  ) {
    self.source = source
    self.kinds = kinds
    self.client = client
    self.endpoint = endpoint
    self.limits = limits
    self.letters = letters
    self.bodies = bodies
    queue = WebhookQueue(next: books.first.next, done: books.first.done, limits: limits)
    expected = books.first.next
    booked = books.first.next
    self.books = books
    (failures, failed) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
  }

  /// The first event that is not dealt with.
  var next: UInt64 { queue.next }

  private var now: Int64 {
    let (seconds, attoseconds) = (ContinuousClock.now - began).components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }

  /// Follows and sends until the task is cancelled.
  ///
  /// - Parameters:
  ///   - jobs: of a source of jobs, the partner's stream from ``next`` on.
  ///   - desk: where the answers to reports go.
  func run(_ live: LiveClient, _ jobs: FollowedJobs? = nil, _ desk: ReportDesk? = nil) async throws
  {
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer {
        group.cancelAll()
        timer?.cancel()
        // Who waits for room would wait for ever.
        giveRoom()
      }
      group.addTask { try await self.follow(live, jobs, desk) }
      group.addTask { try await self.watchLetters() }
      group.addTask { [failures] in for await failure in failures { throw failure } }
      try await group.next()
    }
  }

  // MARK: Following

  private func follow(
    _ live: LiveClient, _ jobs: FollowedJobs?, _ desk: ReportDesk?
  ) async throws {
    guard let jobs else {
      guard case .orders(let buyer) = source else { return }
      for try await news in FollowedOrders(live, buyer: .init(rawValue: buyer), from: expected) {
        switch news {
        case .resumed: break
        case .update(let update): try await take(update.offset, bodies.event(update))
        case .lost(let next): try lost(next)
        case .interrupted(let error): interrupted(error)
        }
      }
      return
    }
    for try await news in jobs {
      switch news {
      case .resumed: break
      case .answer(let answer): await desk?.answered(answer)
      case .job(let job): try await take(job.offset, bodies.event(job))
      case .lost(let next): try lost(next)
      case .interrupted(let error):
        await desk?.interrupted()
        interrupted(error)
      }
    }
  }

  private func interrupted(_ error: RPCError) {
    standardError("webhook: connection lost, trying again: \(error)")
  }

  private func take(_ offset: UInt64, _ event: WebhookEvent?) async throws {
    let kind = event.map { $0.type.prefix { $0 != "." } } ?? ""
    guard let event, kinds.isEmpty || kinds.contains(String(kind)) else {
      expected = offset + 1
      queue.pass(offset)
      // Whoever starts again need not read them all once more.
      if queue.next >= booked + Self.passedUnbooked {
        booked = queue.next
        try books.reached(booked)
      }
      return
    }
    while queue.isFull {
      try Task.checkCancellation()
      await withCheckedContinuation { place = $0 }
    }
    expected = offset + 1
    guard queue.add(offset, subject: event.subject, at: now) else { return }
    counts.events += 1
    events[offset] = event
    pump()
  }

  private func giveRoom() {
    place?.resume()
    place = nil
  }

  private func lost(_ next: UInt64) throws {
    if next >= expected {
      standardError(
        "webhook: events \(expected) to \(next) are not stored any more: nobody is told of them")
      queue.lose(before: next)
      expected = next
      return
    }
    standardError(
      "webhook: the log is another one, or an earlier one: it goes on at \(next), with other ids. Nobody is told of what"
        + " came before that in it, nor of \(queue.count) events that waited")
    try books.restarted(at: next)
    queue = WebhookQueue(next: next, limits: limits)
    events = [:]
    expected = next
    booked = next
    giveRoom()
  }

  // MARK: Sending

  /// Sends what is due, and comes back when more is.
  private func pump() {
    for offset in queue.take(at: now) {
      guard let event = events[offset] else { continue }
      let id = "\(source.name)_\(books.era)_\(offset)"
      counts.sent += 1
      let era = books.era
      Task {
        guard let answer = await self.post(id, event.body) else { return }
        self.answered(offset, era, id, event, answer)
      }
    }
    timer?.cancel()
    timer = nil
    guard let wake = queue.wakeAt else { return }
    let pause = max(wake - now, 1)
    timer = Task {
      try? await Task.sleep(for: .milliseconds(pause))
      if !Task.isCancelled { self.pump() }
    }
  }

  /// Nil when the sender is told to end.
  private func post(_ id: String, _ body: [UInt8]) async -> WebhookAnswer? {
    let seconds = Int64(Date.now.timeIntervalSince1970)
    let signature = WebhookSignature.header(
      id: id, at: seconds, body: body, secrets: endpoint.secrets)
    let headers = [
      (name: "Content-Type", value: "application/json"),
      (name: WebhookSignature.idHeader, value: id),
      (name: WebhookSignature.timestampHeader, value: "\(seconds)"),
      (name: WebhookSignature.signatureHeader, value: signature),
    ]
    do {
      let answer = try await client.send(
        WebRequest(url: endpoint.url, headers: headers, body: body, wantsBody: false))
      return WebhookAnswer(status: answer.status, retryAfter: answer.header("retry-after"))
    } catch let failure as WebFailure {
      if failure.code == WebFailure.closed.code { return nil }
      return .failed(failure.reason, afterMilliseconds: nil)
    } catch {
      return .failed("\(error)", afterMilliseconds: nil)
    }
  }

  private func answered(
    _ offset: UInt64, _ era: UInt64, _ id: String, _ event: WebhookEvent, _ answer: WebhookAnswer
  ) {
    // Of a log that is another one by now.
    if era != books.era { return }
    do {
      let wasOpen = queue.isOpen
      let step = queue.answered(offset, answer, at: now, share: Double.random(in: 0...1))
      if case .failed(let reason, _) = answer {
        counts.failed += 1
        if !wasOpen && queue.isOpen {
          standardError("webhook: \(reason): the endpoint is left alone, but for one try at a time")
        }
      } else if wasOpen && !queue.isOpen {
        standardError("webhook: the endpoint is back")
      }
      switch step {
      case .again: break
      case .taken:
        counts.taken += 1
        try finish(offset)
      case .putAside(let reason):
        // It is on the disk before the books say that it is dealt with. Where it cannot be, the sender ends.
        try letters.put(
          DeadLetters.Letter(
            id: id, type: event.type, subject: event.subject,
            at: Int64(Date.now.timeIntervalSince1970), reason: reason,
            body: String(decoding: event.body, as: UTF8.self)))
        counts.putAside += 1
        standardError("webhook: \(id) is put aside: \(reason)")
        try finish(offset)
      case .gone: throw Self.gone(endpoint)
      }
      // Also where nothing came of it: one more event may show whose fault that is.
      if !queue.isFull { giveRoom() }
      pump()
    } catch {
      failed.yield(error)
    }
  }

  private func finish(_ offset: UInt64) throws {
    events[offset] = nil
    try books.finished(offset, queue)
  }

  private static func gone(_ endpoint: WebhookEndpoint) -> CommandFailure {
    CommandFailure(
      "\(endpoint.url) wants no more webhooks (410). Nothing is lost: start again when it does.")
  }

  // MARK: Once more

  /// What an operator wants to have sent again, one after the other, beside everything else; not while the endpoint is
  /// left alone.
  private func watchLetters() async throws {
    var quietUntil = ContinuousClock.now
    while true {
      for id in letters.toSendAgain where !queue.isOpen && quietUntil <= .now {
        guard let letter = try? letters.letter(id, isAgain: true) else {
          standardError(
            "webhook: again/\(id).json is no webhook that was put aside: it is passed over")
          letters.setAside(id)
          continue
        }
        guard let answer = await post(letter.id, Array(letter.body.utf8)) else { return }
        switch answer {
        case .taken:
          counts.sentAgain += 1
          try letters.sent(id)
        case .gone: throw Self.gone(endpoint)
        case .failed(let reason, let wish):
          var still = letter
          still.reason = "\(reason), sent again by hand"
          still.at = Int64(Date.now.timeIntervalSince1970)
          try letters.putBack(still)
          standardError("webhook: \(id) stays aside: \(reason)")
          quietUntil = .now + max(.milliseconds(wish ?? 0), Self.lookEvery)
        }
      }
      try await Task.sleep(for: Self.lookEvery)
    }
  }
}
