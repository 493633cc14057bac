/// Finds the route of a path without making a string of it: open addressing over the path's bytes.
package final class RouteTable: @unchecked Sendable {
  // Sound although unchecked: written in `init`, then only read.
  private struct Slot {
    var hash: UInt64 = 0
    var path: UnsafeMutableRawBufferPointer?
    /// Retained by the table.
    var route: Unmanaged<Route>?
  }

  /// Owned, with the paths: freed in `deinit`.
  private let slots: UnsafeMutableBufferPointer<Slot>
  private let mask: Int
  private let services: [[UInt8]]
  /// Asked before every call that has a route.
  private let authorizer: Router.Authorizer?
  private let interceptors: [any ServerInterceptor]
  /// Whether `admit` has anybody to ask.
  package let asksBeforeCalls: Bool

  package init(_ router: Router) {
    authorizer = router.authorizer
    interceptors = router.interceptors
    asksBeforeCalls = router.authorizer != nil || !router.interceptors.isEmpty
    var size = 16
    while size < router.routes.count * 2 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot())
    mask = size - 1
    var services: [[UInt8]] = []
    for route in router.routes.map({ $0.surrounded(by: router.interceptors) }) {
      let path = UnsafeMutableRawBufferPointer.allocate(
        byteCount: route.descriptor.path.utf8.count, alignment: 1)
      path.copyBytes(from: route.descriptor.path.utf8)
      let hash = Self.hash(UnsafeRawBufferPointer(path))
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index].route != nil { index = (index + 1) & mask }
      slots[index] = Slot(hash: hash, path: path, route: .passRetained(route))
      let service = Array(route.descriptor.service.utf8)
      if !services.contains(service) { services.append(service) }
    }
    self.services = services
  }

  deinit {
    for slot in slots {
      slot.path?.deallocate()
      slot.route?.release()
    }
    slots.deallocate()
  }

  /// The route of a path. Valid as long as the table; nothing is retained.
  package func route(for path: UnsafeRawBufferPointer) -> Unmanaged<Route>? {
    let hash = Self.hash(path)
    var index = Int(truncatingIfNeeded: hash) & mask
    while let route = slots[index].route {
      if slots[index].hash == hash, let known = slots[index].path, Self.equal(known, path) {
        return route
      }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Why a call that has a route is refused before its handler sees it; nil when it is not. On the loop.
  package func admit(_ context: ServerContext) -> RPCError? {
    if let error = authorizer?(context) { return error }
    do throws(RPCError) {
      for interceptor in interceptors { try interceptor.callArrived(context) }
      return nil
    } catch {
      return error
    }
  }

  /// Why there is no route: the text of UNIMPLEMENTED.
  package func explainMissing(_ path: UnsafeRawBufferPointer) -> String {
    guard path.first == 0x2F else { return "malformed path: it must start with '/'" }
    let parts = path.dropFirst().split(
      separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, !parts[1].contains(0x2F) else {
      return "malformed path: it must be /service/Method"
    }
    let service = String(decoding: parts[0].prefix(200), as: UTF8.self)
    guard services.contains(where: { $0.elementsEqual(parts[0]) }) else {
      return "unknown service \(service)"
    }
    return "unknown method \(String(decoding: parts[1].prefix(200), as: UTF8.self)) of \(service)"
  }

  /// Eight bytes at a time, without a secret: what is in the table comes from the program, so a probe is as long as
  /// that is large, whatever paths a caller makes up.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index < bytes.count {
      hash = (hash ^ word(bytes, at: index)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index += 8
    }
    return hash
  }

  private static func equal(
    _ left: UnsafeMutableRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    guard left.count == right.count else { return false }
    var index = 0
    while index < right.count {
      if word(UnsafeRawBufferPointer(left), at: index) != word(right, at: index) { return false }
      index += 8
    }
    return true
  }

  /// Up to eight bytes, the missing ones zero.
  private static func word(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    if bytes.count - index >= 8 {
      return bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
    var word: UInt64 = 0
    for offset in index..<bytes.count { word = word << 8 | UInt64(bytes[offset]) }
    return word
  }
}
