/// The shows that come with the program, so that a demo needs no file.
public enum ShippedShows {
  /// A tour tee: 2,000 viewers, 1,500 buyers for 500 units, the server killed in the middle.
  public static var launch: String {
    String(decoding: PackageResources.launch_show, as: UTF8.self)
  }

  /// A baker's morning: two drops, several partners.
  public static var bakery: String {
    String(decoding: PackageResources.bakery_show, as: UTF8.self)
  }
}
