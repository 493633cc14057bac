import Foundation
import StandardStreams

/// Who has an address that cannot be listened on, as far as the system tells.
enum AddressHolder {
  /// A process, as ` (process 4187, dropwire serve --data …, has it)`; empty where it is not to be known: processes of
  /// other users, other systems than Linux.
  static func describe(_ endpoint: Endpoint) -> String {
    let inodes: Set<String>
    if let path = endpoint.unixPath {
      inodes = socketsOfThisMachine(at: path)
    } else {
      inodes = listeners(port: endpoint.port)
    }
    guard !inodes.isEmpty, let pid = process(with: inodes) else { return "" }
    let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
    let words = String(decoding: bytes.prefix(200), as: UTF8.self).split(separator: "\0")
    return " (process \(pid), \(words.joined(separator: " ")), has it)"
  }

  /// Numbers of the sockets that listen on a port.
  private static func listeners(port: Int) -> Set<String> {
    let digits = String(port, radix: 16, uppercase: true)
    let suffix = ":" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Set(
      ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { table in
        // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode
        lines(of: table).compactMap { words -> String? in
          guard words.count > 9, words[1].hasSuffix(suffix), words[3] == "0A" else { return nil }
          return words[9]
        }
      })
  }

  private static func socketsOfThisMachine(at path: String) -> Set<String> {
    // Num RefCount Protocol Flags Type St Inode Path
    Set(
      lines(of: "/proc/net/unix").compactMap { words in
        words.count > 7 && words[7] == path ? words[6] : nil
      })
  }

  private static func lines(of table: String) -> [[String]] {
    // The system gives such a table in pieces of a page; Foundation takes a short piece for the end. Names of other
    // programs' sockets need not be UTF-8.
    let text = String(decoding: (try? FileContent.read(table)) ?? [], as: UTF8.self)
    return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }

  private static func process(with inodes: Set<String>) -> Int32? {
    let targets = Set(inodes.map { "socket:[\($0)]" })
    let files = FileManager.default
    let pids = ((try? files.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap(Int32.init)
    return pids.sorted().first { pid in
      let folder = "/proc/\(pid)/fd"
      let open = (try? files.contentsOfDirectory(atPath: folder)) ?? []
      return open.contains {
        guard let target = try? files.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") else {
          return false
        }
        return targets.contains(target)
      }
    }
  }
}
