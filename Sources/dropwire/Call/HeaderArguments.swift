import ArgumentParser
import Foundation
import RPC
import StandardStreams

/// Headers that a client command sends with its calls.
struct HeaderArguments: ParsableArguments {
  @Option(
    name: [.customShort("H"), .long],
    help: ArgumentHelp(
      "A header, 'name: value'; of a name that ends in -bin the value is base64.",
      valueName: "name: value"))
  var header: [String] = []

  @Option(
    help: ArgumentHelp(
      "The token to show, 'authorization: Bearer TOKEN'; @FILE reads it from a file.",
      valueName: "token"))
  var token: String?

  /// - Throws: `CommandFailure` for a header that cannot be sent.
  func metadata() throws -> Metadata {
    var metadata = Metadata()
    for header in header { try Self.append(header, to: &metadata) }
    if let token {
      try Self.append("authorization: Bearer \(try Self.resolved(token))", to: &metadata)
    }
    return metadata
  }

  private static func resolved(_ token: String) throws -> String {
    guard token.hasPrefix("@") else { return token }
    let path = String(token.dropFirst())
    do throws(FileContent.Failure) {
      return try FileContent.text(path, takesPipes: true)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      throw CommandFailure("--token: cannot read \(path): \(error)", exitCode: 2)
    }
  }

  /// 'name: value'.
  static func append(_ header: String, to metadata: inout Metadata) throws {
    guard let colon = header.firstIndex(of: ":") else {
      throw CommandFailure("-H \(header): a header is 'name: value'", exitCode: 2)
    }
    let name = header[..<colon].trimmingCharacters(in: .whitespaces)
    let value = header[header.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    do throws(MetadataError) {
      guard name.lowercased().hasSuffix("-bin") else {
        return try metadata.append(value, for: name)
      }
      guard let bytes = Data(base64Encoded: value) else { throw .textForBinaryName(name) }
      try metadata.append(Array(bytes), for: name)
    } catch {
      throw CommandFailure("-H \(header): \(error)", exitCode: 2)
    }
  }
}
