import Basics
import LogContract

// Commands and outcomes of the contract in the journal: their own bytes behind a length, so that whatever
// follows is found without them.

extension ByteSink {
  /// Appends a length, the number of the method and the message as the codec writes it.
  mutating func put(_ message: some LoggedMessage) {
    putBytes(message.encodedBytes())
  }
}

extension ByteSource {
  /// Reads what `put(_:)` wrote. Never traps; takes no more memory than there are bytes, and what the limits
  /// of the schema allow.
  mutating func contract<Message: LoggedMessage>() throws(ByteError) -> Message {
    let start = offset
    return try Message(stored: try byteArray(limit: remaining), at: start)
  }
}
