import Basics
import DropwireClient
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// Opens the doors of a show, and says the seeds of their draws when their lists are closed.
struct Doorkeeper {
  let client: LiveClient
  let show: Show
  let stage: Stage
  /// Tells this run's keys from others' on the same server.
  let run: UInt64
  /// Of the demand: the seed of a draw follows from it as all else does. Who sells for real draws 32 bytes from the system.
  let seed: UInt64

  /// Puts every drop's door before it, as the show begins. Lists are closed a little before their cues.
  func open() async throws {
    for (index, drop) in show.drops.enumerated() {
      guard let door = drop.door else { continue }
      var request = OpenAdmissionRequest(
        key: key(0xd0, index), drop: stage.drop(index), rate: door.tickets,
        every: TimeSpan(microseconds: door.everyMicroseconds),
        ticketLasts: TimeSpan(microseconds: door.lastsMicroseconds))
      if door.isDrawn {
        let now = try await client.untilAnswered { [client] in
          try await client.reservations.windows(WindowsRequest())
        }.serverNow.microseconds
        let closes = cue(of: index) - Show.Door.closesBeforeMicroseconds
        request.drawAfter = Timestamp(microseconds: now + max(closes, 1))
        request.commitment = SHA256.digest(of: secret(index))
      }
      let result = try await client.untilAnswered { [client, request] in
        try await client.admission.open(request)
      }
      guard case .opened = result else {
        throw StageError(description: "the door of \(drop.id) was refused: \(result)")
      }
    }
  }

  /// When a drop is to open, microseconds since the show began.
  func cue(of drop: Int) -> Int64 {
    show.markers.first { $0.kind == .buyCue && $0.drop == drop }?.atMicroseconds ?? 0
  }

  /// Says the seed of a drop's draw, as soon as its list is closed.
  ///
  /// - Returns: how many are drawn; nil for a drop that has no list.
  func reveal(_ drop: Int) async throws -> UInt32? {
    guard show.drops[drop].door?.isDrawn == true else { return nil }
    var attempt = 0
    while true {
      let request = RevealAdmissionRequest(
        key: key(0xd1, drop << 16 | attempt), drop: stage.drop(drop), seed: secret(drop))
      let result = try await client.untilAnswered { [client] in
        try await client.admission.reveal(request)
      }
      switch result {
      case .revealed(let revealed): return revealed.draw.joiners
      case .rejected(let rejected) where rejected.reason == .listOpen && attempt < 200:
        // A refusal is remembered under its key, so the next attempt has another.
        attempt += 1
        try await Task.sleep(for: .milliseconds(50))
      default:
        throw StageError(
          description: "the draw of \(show.drops[drop].id) was refused: \(result)")
      }
    }
  }

  private func key(_ step: UInt64, _ number: Int) -> UUIDBytes {
    UUIDBytes(high: run, low: step << 48 | UInt64(number))
  }

  private func secret(_ drop: Int) -> [UInt8] {
    var random = DemandRandom(seed: seed, 7, UInt64(drop))
    return (0..<4).flatMap { _ -> [UInt8] in
      let word = random.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
  }
}
