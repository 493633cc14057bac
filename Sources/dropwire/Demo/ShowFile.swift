import Foundation
import LoadKit
import StandardStreams

/// Show files from disk, and the one that is shipped.
enum ShowFile {
  /// - Parameter path: a show file, or the name of one that is shipped; nil for the launch. A file that is called like
  ///   a shipped show is meant by `./launch`.
  static func load(_ path: String?) throws -> Show {
    let path = path ?? ShippedShows.names[0]
    if let text = ShippedShows.named(path) {
      do {
        return try Show(parsing: text, file: "\(path).show")
      } catch {
        throw CommandFailure("\(error)")
      }
    }
    let limits = ShowLimits()
    let bytes: [UInt8]
    do throws(FileContent.Failure) {
      bytes = try FileContent.read(path, takesPipes: true)
    } catch {
      let shipped = ShippedShows.names.joined(separator: ", ")
      throw CommandFailure(
        "cannot read the scenario file \(path): \(error); shipped are \(shipped)", exitCode: 2)
    }
    guard bytes.count <= limits.fileBytes else {
      throw CommandFailure(
        "\(path) has \(bytes.count) bytes; a show has at most \(limits.fileBytes)", exitCode: 2)
    }
    do {
      return try Show(parsing: String(decoding: bytes, as: UTF8.self), file: path)
    } catch {
      throw CommandFailure("\(error)", exitCode: 2)
    }
  }
}

/// Sockets this process may open, after the soft limit was raised to the hard one.
enum DescriptorRoom {
  /// Kept for everything that is not a viewer's socket.
  static let reserve = 200

  static func sockets() -> Int { max(16, DescriptorLimit.raise().soft - reserve) }
}
