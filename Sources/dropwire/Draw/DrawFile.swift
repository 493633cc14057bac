import Basics
import Foundation
import Messages
import WireCodec

/// A draw as a file has it: all that it takes to make it again, digests and seed in hexadecimal digits.
struct DrawFile: Codable, Equatable {
  var drop: UInt64
  var commitment: String
  var seed: String
  /// Those who are drawn, in the order of joining.
  var joiners: [UInt64]
  /// Digest of them.
  var listed: String
  /// Digest of the order.
  var order: String

  /// What a server says of a draw.
  ///
  /// - Parameter joiners: all that it lists.
  init(_ status: DrawStatus, joiners: [UInt64]) {
    drop = status.drop.rawValue
    commitment = Self.hexadecimal(status.commitment)
    seed = Self.hexadecimal(status.seed)
    self.joiners = joiners
    listed = Self.hexadecimal(status.listed)
    order = Self.hexadecimal(status.order)
  }

  /// The text of a file.
  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What hexadecimal digits say; nil for anything else.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    if digits.count % 2 != 0 { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[start..<start + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}

/// A draw made again from what a file says of it.
struct DrawVerification {
  /// The order of the draw; empty where the file cannot say.
  private(set) var order: [UInt64] = []
  /// What does not hold.
  private(set) var violations: [String] = []

  init(_ file: DrawFile) {
    guard let seed = DrawFile.bytes(file.seed), let commitment = DrawFile.bytes(file.commitment)
    else {
      violations.append("commitment and seed are hexadecimal digits")
      return
    }
    if seed.isEmpty {
      violations.append("the seed is not revealed yet")
      return
    }
    if SHA256.digest(of: seed) != commitment {
      violations.append("the seed is not the one that was committed to")
    }
    if Set(file.joiners).count != file.joiners.count {
      violations.append("somebody is on the list twice")
    }
    let list = file.joiners.reduce(commitment) { Self.hash($0, $1) }
    if DrawFile.hexadecimal(list) != file.listed.lowercased() {
      violations.append("the list is not the one whose digest joiners were told")
    }
    let key = SHA256.digest(of: seed + list)
    let lots = file.joiners.enumerated().map { place, buyer in
      (hash: Array(Self.hash(key, buyer)[..<16]), place: place, buyer: buyer)
    }
    order = lots.sorted { left, right in
      left.hash == right.hash
        ? left.place < right.place : left.hash.lexicographicallyPrecedes(right.hash)
    }.map(\.buyer)
    let digest = order.reduce(key) { Self.hash($0, $1) }
    if DrawFile.hexadecimal(digest) != file.order.lowercased() {
      violations.append("the order is not that of the seed and the list")
    }
  }

  private static func hash(_ before: [UInt8], _ buyer: UInt64) -> [UInt8] {
    var hash = SHA256()
    hash.update(before)
    hash.update(buyer)
    return hash.finalize()
  }
}
