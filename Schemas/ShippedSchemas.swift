/// The schemas of this folder as they were when the program was built, so that it can call its own
/// services wherever it is.
public enum ShippedSchemas {
  /// Names and texts, in the order of the names. The conformance schema serves tests only and is
  /// not among them.
  public static var files: [(name: String, text: [UInt8])] {
    [
      ("audit.drop", PackageResources.audit_drop),
      ("bench.drop", PackageResources.bench_drop),
      ("common.drop", PackageResources.common_drop),
      ("dispatch.drop", PackageResources.dispatch_drop),
      ("markers.drop", PackageResources.markers_drop),
      ("offers.drop", PackageResources.offers_drop),
      ("orders.drop", PackageResources.orders_drop),
      ("reservations.drop", PackageResources.reservations_drop),
    ]
  }
}
