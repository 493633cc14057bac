// A `.proto` file as values, between the schema and the two things made of it: text and descriptor.

struct ProtoFile: Sendable {
  /// As `import` names it.
  var name: String
  var package: String
  /// Names of the imported files, sorted.
  var dependencies: [String] = []
  /// In the order of the source.
  var declarations: [ProtoDeclaration] = []
  var options = ProtoFileOptions()
  /// The schema file it was made from; empty for files that are not ours.
  var source = ""
  var documentation: [String] = []
}

/// What the well-known files say about other languages.
struct ProtoFileOptions: Sendable {
  var javaPackage = ""
  var javaOuterClass = ""
  var goPackage = ""
  var objectivePrefix = ""
  var csharpNamespace = ""
  var hasJavaFiles = false
  var enablesArenas = false
}

enum ProtoDeclaration: Sendable {
  case message(ProtoMessage)
  case enumeration(ProtoEnum)
  case service(ProtoService)
}

/// What every declaration and member has.
struct ProtoAbout: Sendable {
  var name: String
  var documentation: [String] = []
  /// Nil when not deprecated.
  var deprecated: String?
}

struct ProtoMessage: Sendable {
  var about: ProtoAbout
  /// The name with the package.
  var fullName: String
  /// Declared inside, in the order of the source; entries of maps are not among them.
  var nested: [ProtoDeclaration] = []
  var fields: [ProtoField] = []
  /// The name of the oneof that holds every field; nil without one.
  var oneof: String?
  var reserved = ProtoReserved()
}

/// Numbers and names that are not used again.
struct ProtoReserved: Sendable {
  var ranges: [ClosedRange<Int>] = []
  var names: [String] = []

  /// Adds a member; members come in the order of their numbers.
  mutating func add(_ number: Int, _ name: String) {
    if let last = ranges.last, last.upperBound + 1 == number {
      ranges[ranges.count - 1] = last.lowerBound...number
    } else {
      ranges.append(number...number)
    }
    names.append(name)
  }
}

struct ProtoField: Sendable {
  enum Label: Sendable {
    case plain
    /// `optional`, whose presence a synthetic oneof stands for.
    case optional
    case repeated
  }

  var about: ProtoAbout
  var number: Int
  var label: Label
  var type: ProtoType
  var jsonName: String
}

indirect enum ProtoType: Sendable {
  case scalar(ProtoScalar)
  /// Full name.
  case message(String)
  /// Full name.
  case enumeration(String)
  case map(ProtoScalar, ProtoType)
}

/// A scalar with its number in a descriptor.
enum ProtoScalar: Int, Sendable {
  case double = 1
  case int64 = 3
  case uint64 = 4
  case int32 = 5
  case fixed64 = 6
  case bool = 8
  case string = 9
  case bytes = 12
  case uint32 = 13

  var keyword: String { String(describing: self) }
}

struct ProtoEnum: Sendable {
  struct Value: Sendable {
    var about: ProtoAbout
    var number: Int
  }

  var about: ProtoAbout
  var fullName: String
  var values: [Value]
  var reserved = ProtoReserved()
}

struct ProtoService: Sendable {
  struct Method: Sendable {
    var about: ProtoAbout
    /// Full names.
    var input: String
    var output: String
    var streamsInput: Bool
    var streamsOutput: Bool
    var isIdempotent: Bool
  }

  var about: ProtoAbout
  var methods: [Method]
}
