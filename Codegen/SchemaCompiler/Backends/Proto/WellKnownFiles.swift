/// The three files of Google's that the export imports, as protoc ships them.
enum WellKnownFiles {
  static let timestamp = "google/protobuf/timestamp.proto"
  static let duration = "google/protobuf/duration.proto"
  static let empty = "google/protobuf/empty.proto"

  static let all = [timestamp, duration, empty]

  static let timestampType = "google.protobuf.Timestamp"
  static let durationType = "google.protobuf.Duration"
  static let emptyType = "google.protobuf.Empty"

  /// The file of that name; nil for one that is not among the three.
  static func file(_ name: String) -> ProtoFile? {
    switch name {
    case timestamp: file(name, "Timestamp", fields: secondsAndNanoseconds)
    case duration: file(name, "Duration", fields: secondsAndNanoseconds)
    case empty: file(name, "Empty", fields: [])
    default: nil
    }
  }

  private static let secondsAndNanoseconds = [
    ProtoField(
      about: ProtoAbout(name: "seconds"), number: 1, label: .plain, type: .scalar(.int64),
      jsonName: "seconds"),
    ProtoField(
      about: ProtoAbout(name: "nanos"), number: 2, label: .plain, type: .scalar(.int32),
      jsonName: "nanos"),
  ]

  private static func file(_ name: String, _ message: String, fields: [ProtoField]) -> ProtoFile {
    let package = message.lowercased() + "pb"
    return ProtoFile(
      name: name, package: "google.protobuf",
      declarations: [
        .message(
          ProtoMessage(
            about: ProtoAbout(name: message), fullName: "google.protobuf." + message,
            fields: fields))
      ],
      options: ProtoFileOptions(
        javaPackage: "com.google.protobuf", javaOuterClass: message + "Proto",
        goPackage: "google.golang.org/protobuf/types/known/" + package, objectivePrefix: "GPB",
        csharpNamespace: "Google.Protobuf.WellKnownTypes", hasJavaFiles: true, enablesArenas: true))
  }
}
