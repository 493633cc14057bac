/// What an endpoint made of a webhook.
public enum WebhookAnswer: Sendable, Equatable {
  /// It has it: a status of 2xx.
  case taken
  /// It has not, or nobody knows: it is to be sent again.
  ///
  /// - `afterMilliseconds`: what the endpoint asks for; nothing is sent to it before.
  case failed(String, afterMilliseconds: Int64?)
  /// It wants no more, ever: 410 (Standard Webhooks, "Disabling endpoints").
  case gone

  /// The longest pause that an endpoint may ask for. A day.
  static let longestWish: Int64 = 86_400_000

  /// By the status of an HTTP answer. Redirects are not followed: a signature is for the place it was made for.
  ///
  /// - Parameter retryAfter: the header of that name; a date in it is passed over.
  public init(status: Int, retryAfter: String?) {
    switch status {
    case 200..<300: self = .taken
    case 410: self = .gone
    case 300..<400:
      self = .failed("\(status): it redirects, which is not followed", afterMilliseconds: nil)
    default:
      let longest = Self.longestWish / 1_000
      let seconds = retryAfter.flatMap { Int64($0) }.map { min(max($0, 0), longest) }
      self = .failed("\(status)", afterMilliseconds: seconds.map { $0 * 1_000 })
    }
  }
}
