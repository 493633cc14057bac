import Basics
import Sequencer
import Storage

extension ToyMachine {
  public static func encode(command: Command, into sink: inout ByteSink) {
    switch command {
    case .reserve(let key, let pool):
      sink.put(UInt8(1))
      sink.putFixed(key)
      sink.putFixed(pool)
    case .release(let hold):
      sink.put(UInt8(2))
      sink.putFixed(hold)
    case .announce(let pool, let text):
      sink.put(UInt8(3))
      sink.putFixed(pool)
      sink.putText(text)
    case .tick:
      sink.put(UInt8(4))
    case .setClock(let time):
      sink.put(UInt8(5))
      sink.putFixed(time)
    }
  }

  public static func decodeCommand(_ source: inout ByteSource) throws(ByteError) -> Command {
    switch try source.byte() {
    case 1: .reserve(key: try source.fixed(), pool: try source.fixed())
    case 2: .release(hold: try source.fixed())
    case 3: .announce(pool: try source.fixed(), text: try source.text(limit: 1_000))
    case 4: .tick
    case 5: .setClock(try source.fixed())
    default: throw ByteError(.unknownTag, at: source.offset)
    }
  }

  public static func encode(outcome: Outcome, into sink: inout ByteSink) {
    switch outcome {
    case .held(let hold, let deadline):
      sink.put(UInt8(1))
      sink.putFixed(hold)
      sink.putFixed(deadline)
    case .soldOut(let pool):
      sink.put(UInt8(2))
      sink.putFixed(pool)
    case .released: sink.put(UInt8(3))
    case .unknown: sink.put(UInt8(4))
    case .announced(let offset):
      sink.put(UInt8(5))
      sink.putFixed(offset)
    case .clockSet: sink.put(UInt8(8))
    case .ticked(let lapsed):
      sink.put(UInt8(6))
      sink.putFixed(lapsed)
    }
  }

  public static func decodeOutcome(_ source: inout ByteSource) throws(ByteError) -> Outcome {
    switch try source.byte() {
    case 1: .held(hold: try source.fixed(), deadlineMicroseconds: try source.fixed())
    case 2: .soldOut(pool: try source.fixed())
    case 3: .released
    case 4: .unknown
    case 5: .announced(offset: try source.fixed())
    case 6: .ticked(lapsed: try source.fixed())
    // As if an earlier version had written a byte more.
    case 7: try decodeOutcome(&source)
    case 8: .clockSet
    default: throw ByteError(.unknownTag, at: source.offset)
    }
  }

  public static func place(of event: Event) -> (topic: TopicKey, offset: UInt64)? {
    switch event {
    case .announcement(let pool, let offset, _), .lapsed(let pool, let offset, _):
      (TopicKey(kind: 1, identifier: UInt64(pool)), offset)
    case .available: nil
    }
  }

  public static func encode(event: Event, into sink: inout ByteSink) {
    switch event {
    case .announcement(_, _, let text):
      sink.put(UInt8(1))
      sink.putText(text)
    case .lapsed(_, _, let hold):
      sink.put(UInt8(2))
      sink.putFixed(hold)
    case .available(_, let units):
      sink.put(UInt8(3))
      sink.putFixed(units)
    }
  }
}
