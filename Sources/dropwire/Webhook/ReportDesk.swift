import DropwireClient
import Foundation
import JSONText
import Messages
import RPC
import Webhooks
import WireCodec

/// Takes a partner's reports by POST, signed as the webhooks are, and answers with what became of them.
actor ReportDesk {
  /// Reports that wait for their answers. 256.
  private static let atOnce = 256
  /// How long a report waits, which is less than its connection is kept. 8 s.
  private static let patience = Duration.seconds(8)

  /// What of a report's head is looked at.
  static let fields: Set<String> = [
    WebhookSignature.idHeader, WebhookSignature.timestampHeader, WebhookSignature.signatureHeader,
  ]

  private let jobs: FollowedJobs
  private let secrets: [WebhookSecret]
  private let bodies: WebhookBodies
  private var waiting: [UInt64: AsyncStream<PartnerEvent?>.Continuation] = [:]
  private var nextTag: UInt64 = 1

  init(jobs: FollowedJobs, secrets: [WebhookSecret], bodies: WebhookBodies) {
    self.jobs = jobs
    self.secrets = secrets
    self.bodies = bodies
  }

  /// 200 with `accepted`, 409 with `refused` or why the report is none; 401 where the signature is not right; 503 where it
  /// is not known what became of it, and the same is to be sent again.
  func take(_ webhook: Webhook) async -> WebhookReply {
    do throws(WebhookSignature.Problem) {
      try WebhookSignature.check(
        id: webhook.fields[WebhookSignature.idHeader],
        timestamp: webhook.fields[WebhookSignature.timestampHeader],
        signature: webhook.fields[WebhookSignature.signatureHeader], body: webhook.body,
        secrets: secrets, now: Int64(Date.now.timeIntervalSince1970))
    } catch {
      return WebhookReply(status: 401)
    }
    var report: JobReport
    do {
      report = try JobReport(decodingJSON: webhook.body.span.bytes, ignoringUnknownFields: false)
    } catch {
      return problem(400, "\(error)")
    }
    guard waiting.count < Self.atOnce else { return WebhookReply(status: 503) }
    report.tag = nextTag
    nextTag += 1
    let (answers, continuation) = AsyncStream<PartnerEvent?>.makeStream(
      bufferingPolicy: .bufferingOldest(1))
    waiting[report.tag] = continuation
    defer { waiting[report.tag] = nil }
    let late = Task {
      try? await Task.sleep(for: Self.patience)
      continuation.yield(nil)
    }
    defer { late.cancel() }
    do throws(RPCError) {
      try await jobs.report(report)
    } catch {
      return WebhookReply(status: 503)
    }
    guard let answer = await answers.first(where: { _ in true }) ?? nil else {
      return WebhookReply(status: 503)
    }
    return reply(answer)
  }

  /// An answer came on the stream.
  func answered(_ answer: PartnerEvent) {
    switch answer {
    case .accepted(let accepted): waiting[accepted.tag]?.yield(answer)
    case .refused(let refused): waiting[refused.tag]?.yield(answer)
    default: break
    }
  }

  /// The stream was lost, and answers with it.
  func interrupted() { for continuation in waiting.values { continuation.yield(nil) } }

  private func reply(_ answer: PartnerEvent) -> WebhookReply {
    let isTaken = if case .accepted = answer { true } else { false }
    return WebhookReply(status: isTaken ? 200 : 409, body: bodies.answer(answer))
  }

  private func problem(_ status: Int, _ text: String) -> WebhookReply {
    let body = JSONNode(.object([JSONMember("error", JSONNode(.string(text)))]))
    return WebhookReply(status: status, body: Array(body.compactText.utf8))
  }
}
