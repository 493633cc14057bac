import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// People at the doors of a show's drops: each joins once, is told of its place and its ticket, and goes when there is
/// no chance for long enough. A place is the log's: it is taken up again after a lost connection. Confined to its loop.
final class DoorCrowd: AnswerTaker {
  /// What somebody who comes has to know.
  struct Visit {
    var buyer: UInt64
    var drop: Identifier
    /// Index into ``Show/drops``.
    var showDrop: Int
    var leaveKey: LoadKey
    /// How long they stay without a chance.
    var patience: Int64
  }

  private enum Stage {
    case away
    case joining
    case there
    case over
  }

  private enum Call: Int {
    case join
    case leave
  }

  private struct Person {
    var visit: Visit?
    var stage = Stage.away
    /// 0: none yet.
    var position: UInt32 = 0
    var ticket: UInt64 = 0
    var knowsNoChance = false
    /// Counts the times that there was no chance any more: patience begins anew with each.
    var doubts = 0
    var isLeaving = false
    var watch: ClientCall?
    /// The next that is heard of the place is the first since the connection was lost.
    var isBack = false
  }

  private let calls: PersistentCalls
  private let agenda: Agenda
  private let links: [Link]
  private let join: RequestTemplate
  private let leave: RequestTemplate
  private let watch: RequestTemplate
  private var people: [Person]
  /// By the show's drop.
  private var told: [Int: DoorCounts] = [:]
  private lazy var watcher = Watcher(self)
  /// Somebody has a ticket.
  var onTicket: ((_ index: Int, _ ticket: UInt64) -> Void)?
  /// Somebody will have no answer.
  var onFailure: ((_ index: Int) -> Void)?

  init(
    people: Int, calls: PersistentCalls, agenda: Agenda, links: [Link], templates: Templates
  ) {
    self.people = Array(repeating: Person(), count: people)
    self.calls = calls
    self.agenda = agenda
    self.links = links
    join = templates.of(Admission.Methods.join)
    leave = templates.of(Admission.Methods.leave)
    watch = templates.of(Admission.Methods.watch)
  }

  /// What the people at each door were told, by the show's drop.
  var counts: [Int: DoorCounts] {
    var counts = told
    for person in people {
      guard let drop = person.visit?.showDrop else { continue }
      if person.stage == .joining { counts[drop]?.unanswered += 1 }
      if person.stage == .there, person.ticket == 0 { counts[drop]?.waiting += 1 }
      if person.knowsNoChance { counts[drop]?.withoutChance += 1 }
    }
    return counts
  }

  /// Somebody comes to a door, once.
  func come(_ index: Int, _ visit: Visit) {
    people[index].visit = visit
    people[index].stage = .joining
    told[visit.showDrop, default: DoorCounts()].came += 1
    let request = JoinAdmissionRequest(
      buyer: Identifier(rawValue: visit.buyer), drop: visit.drop)
    calls.begin(join, request.encodedBytes(), taker: self, tag: index << 1 | Call.join.rawValue)
  }

  /// Somebody goes.
  func leave(_ index: Int) {
    guard let visit = people[index].visit, people[index].stage == .there, !people[index].isLeaving
    else { return }
    people[index].isLeaving = true
    let request = LeaveAdmissionRequest(
      key: UUIDBytes(high: visit.leaveKey.high, low: visit.leaveKey.low),
      buyer: Identifier(rawValue: visit.buyer), drop: visit.drop)
    calls.begin(leave, request.encodedBytes(), taker: self, tag: index << 1 | Call.leave.rawValue)
  }

  /// Takes up the watches again that a lost connection has ended.
  func linkIsBack() {
    for index in people.indices { startWatch(index) }
  }

  private func count(_ index: Int, _ change: (inout DoorCounts) -> Void) {
    guard let visit = people[index].visit else { return }
    change(&told[visit.showDrop, default: DoorCounts()])
  }

  // MARK: - Answers

  func answered(_ tag: Int, _ message: RawSpan, attempts: Int) {
    let index = tag >> 1
    // Whoever has left hears of it from the watch.
    guard tag & 1 == Call.join.rawValue else { return }
    guard let result = try? JoinAdmissionResult(decoding: message) else { return fail(index) }
    switch result {
    case .joined(let joined):
      people[index].stage = .there
      count(index) { $0.placed += 1 }
      take(joined.place, index)
      startWatch(index)
    case .rejected:
      people[index].stage = .over
      count(index) { $0.refused += 1 }
    default: fail(index)
    }
  }

  func unanswered(_ tag: Int, _ error: RPCError) { fail(tag >> 1) }

  private func fail(_ index: Int) { onFailure?(index) }

  // MARK: - Being told

  private func startWatch(_ index: Int) {
    guard let visit = people[index].visit, people[index].stage == .there,
      people[index].watch == nil, let connection = links[index % links.count].connection
    else { return }
    let request = WatchAdmissionRequest(
      buyer: Identifier(rawValue: visit.buyer), drop: visit.drop)
    people[index].watch = connection.start(watch, observer: watcher, tag: index) {
      request.encode(into: &$0)
    }
  }

  private func heard(_ update: AdmissionUpdate, _ index: Int) {
    guard people[index].stage == .there else { return }
    switch update {
    case .place(let place):
      if people[index].isBack { compare(place, index) }
      take(place, index)
    case .rejected(let rejected):
      // The drop is over; otherwise the place that was told of is not there any more.
      let isOver = rejected.reason == .dropClosed || rejected.reason == .dropCancelled
      count(index) { counts in
        if isOver { counts.refused += 1 } else { counts.lost += 1 }
      }
      people[index].stage = .over
    default: break
    }
  }

  /// A place after a lost connection against what it was before: nobody moves back.
  private func compare(_ place: AdmissionPlace, _ index: Int) {
    people[index].isBack = false
    let before = people[index].position
    let isWorse =
      place.state == .gathering && before != 0
      || place.state == .waiting && before != 0 && place.position > before
      || people[index].ticket != 0 && place.state == .waiting
    count(index) { counts in
      if isWorse { counts.lost += 1 } else { counts.kept += 1 }
    }
  }

  private func take(_ place: AdmissionPlace, _ index: Int) {
    switch place.state {
    case .gathering, .waiting:
      people[index].position = place.position
      hope(place.chance != .none, index)
    case .admitted:
      people[index].knowsNoChance = false
      guard people[index].ticket != place.ticket else { return }
      people[index].ticket = place.ticket
      count(index) { $0.letIn += 1 }
      onTicket?(index, place.ticket)
    case .passed:
      count(index) { $0.lapsed += 1 }
      people[index].stage = .over
    case .left:
      if people[index].ticket == 0 { count(index) { $0.gaveUp += 1 } }
      people[index].stage = .over
    default: people[index].stage = .over
    }
  }

  /// Whether there is a chance. Whoever has had none for as long as they are patient goes.
  private func hope(_ isThere: Bool, _ index: Int) {
    guard people[index].knowsNoChance == isThere else { return }
    people[index].knowsNoChance = !isThere
    guard !isThere, let patience = people[index].visit?.patience else { return }
    people[index].doubts += 1
    let doubt = people[index].doubts
    agenda.after(patience) { [unowned self] in
      let person = people[index]
      if person.knowsNoChance, person.doubts == doubt, person.ticket == 0 { leave(index) }
    }
  }

  /// Hears of the watches; the crowd itself hears of the calls.
  private final class Watcher: CallObserver {
    unowned let crowd: DoorCrowd

    init(_ crowd: DoorCrowd) { self.crowd = crowd }

    func callReceived(_ index: Int, _ message: RawSpan) {
      guard let update = try? AdmissionUpdate(decoding: message) else { return }
      crowd.heard(update, index)
    }

    func callEnded(_ index: Int, _ status: RPCStatus) { crowd.watchEnded(index) }
  }

  private func watchEnded(_ index: Int) {
    people[index].watch = nil
    guard people[index].stage == .there else { return }
    people[index].isBack = true
    // On a connection that is still up the watch is taken up again soon; otherwise when the link is back.
    agenda.after(50_000) { [unowned self] in startWatch(index) }
  }
}
