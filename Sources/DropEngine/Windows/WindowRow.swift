import Basics

/// A window as it is stored.
package struct WindowRow: Equatable, Sendable {
  package var window: WindowID
  package var hub: HubID
  package var zone: UInt32
  /// By its number on the wire.
  package var windowClass: UInt8
  /// A bit for each way that it serves, by its number on the wire; 0 is every way.
  package var preferences: UInt8
  package var startMicroseconds: Int64
  package var endMicroseconds: Int64
  package var opensMicroseconds: Int64
  package var closesMicroseconds: Int64
  package var capacity: UInt32
  package var held: UInt32
  package var booked: UInt32

  init(_ row: inout RowSource) throws(ByteError) {
    window = try row.id()
    hub = try row.value.id()
    zone = try row.value.varint32()
    windowClass = try row.value.byte()
    preferences = try row.value.byte()
    startMicroseconds = try row.value.signed()
    endMicroseconds = try row.value.signed()
    opensMicroseconds = try row.value.signed()
    closesMicroseconds = try row.value.signed()
    capacity = try row.value.varint32()
    held = try row.value.varint32()
    booked = try row.value.varint32()
  }
}
