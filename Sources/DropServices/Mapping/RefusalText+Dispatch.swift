import DropEngine
import Messages

extension RefusalText {
  /// Why a job stays where it is.
  static func dispatch(_ refusal: DropEngine.Refusal) -> String {
    switch (refusal.code, refusal.field) {
    case (.noHub, _): "no other hub can take the job just now"
    case (.hubCannot, .hasIt): "hub: it has the job"
    case (.hubCannot, .abilities): "hub: it is not able to do what the drop needs"
    case (.hubCannot, .zone): "hub: it does not serve the zone of the drop"
    case (.hubCannot, _): "hub: it has no room, or what it has is promised to jobs that wait"
    default:
      "that does not follow from where the job is" + steps(refusal.available)
    }
  }

  private static func steps(_ actions: UInt32) -> String {
    let names = possible(actions).map { "\($0)" }
    return names.isEmpty ? "" : "; possible: \(names.joined(separator: ", "))"
  }

  /// The actions of a set of bits, in the order of their numbers.
  static func possible(_ actions: UInt32) -> [Messages.JobAction] {
    (1...Messages.JobAction.undeliverable.rawValue).compactMap { number in
      actions & 1 << UInt32(number) == 0 ? nil : Messages.JobAction(rawValue: number)
    }
  }

  /// What is out of its range of what dispatch is told.
  static func dispatchRange(of field: RefusedField) -> String {
    switch field {
    case .action: "action: one that is known"
    case .why:
      "why: of reject one before pickup, of failed any, of undeliverable one after it, of others none"
    case .proof: "proof: of delivered alone; a code of 1 to 16 bytes, or a signature of 32"
    default:
      "answerWithin, heardWithin: a second to a day, or 0; remove: of one hub"
    }
  }
}
