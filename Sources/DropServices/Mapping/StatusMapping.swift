import DropEngine
import Messages
import WireCodec

// What is asked of the state, as the wire says it.

extension Messages.PoolStatus {
  init(_ pool: DropEngine.PoolStatus) {
    self.init(
      pool: Identifier(pool.pool), hub: Identifier(pool.hub), variant: pool.variant,
      capacity: pool.capacity, held: pool.held, sold: pool.sold,
      free: pool.capacity - pool.held - pool.sold, waiting: pool.waiting)
  }
}

extension Messages.ReservationStatus {
  init(_ reservation: DropEngine.ReservationStatus) {
    self.init(
      phase: reservation.phase, reason: reservation.reason,
      opened: .ifKnown(reservation.openedAtMicroseconds),
      closes: .ifKnown(reservation.closesAtMicroseconds),
      pools: reservation.pools.map { Messages.PoolStatus($0) }, asked: reservation.asked)
  }
}
