/// Something stored is newer than the program that reads it: what, and both versions.
public struct NewerVersion: Error, Equatable, Sendable, CustomStringConvertible {
  /// What has the version, such as "the rules of its command".
  public var what: String
  /// The version that was found.
  public var found: UInt64
  /// The newest version that this program knows; 0 for what has no versions, and is not known at all.
  public var newest: UInt64

  public init(of what: String, found: UInt64, newest: UInt64) {
    self.what = what
    self.found = found
    self.newest = newest
  }

  /// A method of the contract that is not known here, by its number in the log.
  public static func method(_ number: Int) -> NewerVersion {
    NewerVersion(of: "the contract's method", found: UInt64(clamping: number), newest: 0)
  }

  /// A method's call that has fields which are not known here, by its number in the log.
  public static func fields(_ number: Int) -> NewerVersion {
    NewerVersion(
      of: "fields of the contract's method", found: UInt64(clamping: number), newest: 0)
  }

  public var description: String {
    if newest == 0 { return "\(what) \(found), which this build does not know" }
    return "version \(found) of \(what), and this build knows versions up to \(newest)"
  }
}

/// An error that may say that what was read is newer than its reader, rather than damaged.
public protocol NewerVersionReporting: Error {
  /// What is newer; nil for damage.
  var newerVersion: NewerVersion? { get }
}
