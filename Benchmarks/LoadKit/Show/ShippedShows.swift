/// The shows that come with the program, so that a demo needs no file.
public enum ShippedShows {
  /// Their names, the usual one first.
  public static let names = ["launch", "bakery", "pilot"]

  /// The show of a name; nil for any other.
  public static func named(_ name: String) -> String? {
    switch name {
    case "launch": launch
    case "bakery": bakery
    case "pilot": pilot
    default: nil
    }
  }

  /// A tour tee: 2,000 viewers, 1,500 buyers for 500 units, the server killed in the middle.
  public static var launch: String {
    String(decoding: PackageResources.launch_show, as: UTF8.self)
  }

  /// A baker's morning: two drops, several partners.
  public static var bakery: String {
    String(decoding: PackageResources.bakery_show, as: UTF8.self)
  }

  /// A launch in one city, with a reservation for everybody else, and three partners.
  public static var pilot: String {
    String(decoding: PackageResources.pilot_show, as: UTF8.self)
  }
}
