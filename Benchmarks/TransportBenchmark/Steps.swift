import CoreMetrics
import HTTP2Transport
import Logging
import RPC
import RPCInstruments

/// The standard interceptors of a server, one by one: what each adds to a call. Their back ends do nothing.
enum Steps: String, CaseIterable {
  case deadlines, logged, metered, traced, all

  func intercept(_ router: inout Router) {
    let deadlines = DeadlineRules(longest: .seconds(30))
    let logging = CallLogging(Logger(label: "calls") { _ in SwiftLogNoOpLogHandler() })
    let metrics = CallMetrics(factory: NOOPMetricsHandler.instance)
    switch self {
    case .deadlines: router.intercept(with: deadlines)
    case .logged: router.intercept(with: logging)
    case .metered: router.intercept(with: metrics)
    case .traced: router.intercept(with: CallTracing())
    case .all: router.intercept(with: CallTracing(), metrics, logging, deadlines)
    }
  }
}
