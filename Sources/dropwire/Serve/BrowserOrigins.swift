import Foundation
import HTTP2Transport

/// Whose pages may call.
extension ServerConfiguration {
  var origins: AllowedOrigins {
    AllowedOrigins(originNames, credentials: allowCredentials)
  }

  private var originNames: [String] {
    allowOrigin.isEmpty
      ? []
      : allowOrigin.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
  }

  /// Origins that no page can have would be a list that silently allows nobody.
  var originProblems: [String] {
    var problems = originNames.compactMap { name in
      AllowedOrigins.problem(with: name).map { "allowOrigin: \"\(name)\" matches no page: \($0)" }
    }
    if allowCredentials, !originNames.contains(where: { $0 != "*" }) {
      problems.append(
        "allowCredentials: only origins that allowOrigin names can have it, and there is none")
    }
    return problems
  }
}
