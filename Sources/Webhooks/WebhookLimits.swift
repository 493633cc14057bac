/// What bounds deliveries to one endpoint.
public struct WebhookLimits: Sendable, Equatable {
  /// Events from the first that is not dealt with on; more wait in the server. 65,536.
  public var window = 65_536
  /// Requests under way. 16.
  public var atOnce = 16
  /// Before the second try of a webhook; it doubles each time, and half of it is random. 1 s.
  public var firstPauseMilliseconds: Int64 = 1_000
  /// The longest pause between two tries. 10 minutes.
  public var longestPauseMilliseconds: Int64 = 600_000
  /// Failures in a row, of whichever webhooks, after which the endpoint is left alone but for one probe at a time. 5.
  public var failuresToOpen = 5
  /// How often a webhook has to fail after others were taken before it is put aside. 8.
  public var blamesToPutAside = 8
  /// Such a webhook is put aside after so long, or as soon as the window is full behind it. 24 hours.
  public var giveUpMilliseconds: Int64 = 86_400_000

  public init() {}
}
