import Foundation
import LoadKit
import StandardStreams

/// Show files from disk, and the one that is shipped.
enum ShowFile {
  /// - Parameter path: a show file; nil for the launch that is shipped.
  static func load(_ path: String?) throws -> Show {
    guard let path else {
      do {
        return try Show(parsing: ShippedShows.launch, file: "launch.show")
      } catch {
        throw CommandFailure("\(error)")
      }
    }
    let limits = ShowLimits()
    let bytes: [UInt8]
    do throws(FileContent.Failure) {
      bytes = try FileContent.read(path, takesPipes: true)
    } catch {
      throw CommandFailure("cannot read the scenario file \(path): \(error)", exitCode: 2)
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
