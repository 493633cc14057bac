/// The schemas of this folder as they were when the program was built, so that it can call its own
/// services wherever it is.
public enum SchemaTexts {
  /// Names and texts, in the order of the names. Schemas that serve tests only are not among them, nor
  /// the details of a status, which no service takes.
  public static var files: [(name: String, text: [UInt8])] {
    [
      ("admission.drop", PackageResources.admission_drop),
      ("audit.drop", PackageResources.audit_drop),
      ("bench.drop", PackageResources.bench_drop),
      ("common.drop", PackageResources.common_drop),
      ("dispatch.drop", PackageResources.dispatch_drop),
      ("ecosystem/dropwire/describe/v1/describe.drop", PackageResources.describe_drop),
      ("ecosystem/grpc/health/v1/health.drop", PackageResources.health_drop),
      ("ecosystem/grpc/reflection/v1/reflection.drop", PackageResources.reflection_drop),
      (
        "ecosystem/grpc/reflection/v1alpha/reflection_v1alpha.drop",
        PackageResources.reflection_v1alpha_drop
      ),
      ("markers.drop", PackageResources.markers_drop),
      ("offers.drop", PackageResources.offers_drop),
      ("orders.drop", PackageResources.orders_drop),
      ("payments.drop", PackageResources.payments_drop),
      ("reservations.drop", PackageResources.reservations_drop),
      ("windows.drop", PackageResources.windows_drop),
    ]
  }
}
