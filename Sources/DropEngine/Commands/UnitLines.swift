import Basics

/// Units of one pool.
@frozen
public struct UnitLine: Equatable, Sendable {
  public var pool: PoolID
  public var quantity: UInt32

  @inlinable
  public init(pool: PoolID, quantity: UInt32) {
    self.pool = pool
    self.quantity = quantity
  }
}

/// The lines of a hold or an order, stored in place: a reserve allocates nothing for them.
@frozen
public struct UnitLines: Sendable {
  /// The most lines there can be.
  public static let capacity = 4

  @usableFromInline var storage: InlineArray<4, UnitLine>
  @usableFromInline var used: UInt8

  /// No lines.
  @inlinable
  public init() {
    storage = InlineArray(repeating: UnitLine(pool: .none, quantity: 0))
    used = 0
  }

  /// One line.
  @inlinable
  public init(_ line: UnitLine) {
    self.init()
    storage[0] = line
    used = 1
  }

  /// The given lines; nil when there are more than `capacity`.
  @inlinable
  public init?(_ lines: [UnitLine]) {
    guard lines.count <= Self.capacity else { return nil }
    self.init()
    for line in lines { append(line) }
  }

  @inlinable
  public var count: Int { Int(used) }

  @inlinable
  public var isEmpty: Bool { used == 0 }

  /// The line at `index`, which must be below `count`.
  @inlinable
  public subscript(index: Int) -> UnitLine {
    precondition(index < Int(used), "a line that is not there")
    return storage[index]
  }

  /// Units over all lines.
  @inlinable
  public var totalQuantity: UInt64 {
    var total: UInt64 = 0
    for index in 0..<Int(used) { total += UInt64(storage[index].quantity) }
    return total
  }

  @usableFromInline
  mutating func append(_ line: UnitLine) {
    precondition(used < Self.capacity, "too many lines")
    storage[Int(used)] = line
    used += 1
  }
}

extension UnitLines: Equatable {
  public static func == (left: UnitLines, right: UnitLines) -> Bool {
    guard left.used == right.used else { return false }
    for index in 0..<Int(left.used) where left.storage[index] != right.storage[index] {
      return false
    }
    return true
  }
}
