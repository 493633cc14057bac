import Basics

extension HashKey {
  /// A key that nobody knows, from the system's source of randomness: one for each process that
  /// takes keys from outside.
  public static func random() -> HashKey {
    var source = SystemRandomNumberGenerator()
    return HashKey(source.next(), source.next())
  }
}
