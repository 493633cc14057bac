/// The stable codes of diagnostics. A code keeps its meaning; retired ones are never used again.
public enum DiagnosticCode: Int, Sendable, Hashable, CaseIterable {
  case invalidUTF8 = 1
  case unexpectedCharacter = 2
  case unterminatedString = 3
  case malformedEscape = 4
  case malformedNumber = 5
  case blockComment = 6
  case fileTooLarge = 7
  case controlCharacter = 8
  case unexpectedToken = 10
  case missingBrace = 11
  case missingPackage = 12
  case danglingDocumentation = 13
  case unknownDeclaration = 14
  case trailingTokens = 15
  case misplacedStatement = 16
  case nestedDeclaration = 17
  case defaultValue = 18
  case foreignModifier = 19
  case typeNameCase = 20
  case memberNameCase = 21
  case duplicateType = 22
  case duplicateMember = 23
  case reservedName = 24
  case packageName = 25
  case missingType = 26
  case emptyDeclaration = 27
  case fileNotFound = 30
  case nameNotExported = 31
  case importCycle = 32
  case importClash = 33
  case unusedImport = 34
  case unknownType = 40
  case notAType = 41
  case nestedList = 42
  case optionalNotAllowed = 43
  case structFieldNotFixed = 44
  case mapKey = 45
  case unionCaseNotMessage = 46
  case asciiSize = 47
  case enumRepresentation = 48
  case recursion = 49
  case numberZero = 50
  case numberReused = 51
  case numberGap = 52
  case numberOrder = 53
  case numberTooLarge = 54
  case missingNumber = 55
  case numberedStructField = 56
  case retiredInStruct = 57
  case typeTooDeep = 58
  case messagesTooDeep = 59
  case unknownConstraint = 60
  case constraintNotApplicable = 61
  case constraintValue = 62
  case constraintRange = 63
  case contradictoryConstraints = 64
  case duplicateConstraint = 65
  case blockTooLarge = 66
  case notAMessage = 70
  case unknownAnnotation = 71
  case annotationMisplaced = 72
  case annotationArguments = 73
  case annotationField = 74
  case duplicateAnnotation = 75
  case swiftName = 80
  case swiftClash = 81
  case duplicateOutput = 82
  case exportClash = 83
  case generatedName = 84
  case generatedClash = 85
  case newtypeBase = 90
  case prefixMissing = 91
  case prefixForm = 92
  case prefixReused = 93
  case logNumberRange = 94
  case logNumberReused = 95
  case retiredMethod = 96

  // Differences between two versions, from 1000.
  case typeRemoved = 1001
  case typeRenamed = 1002
  case kindChanged = 1003
  case packageChanged = 1004
  case declarationMoved = 1005
  case declarationAdded = 1006
  case deprecationChanged = 1007
  case prefixChanged = 1008
  case memberRemoved = 1010
  case memberRenumbered = 1011
  case numberReusedLater = 1012
  case memberRenamed = 1013
  case memberRetired = 1014
  case memberAdded = 1015
  case memberDemanded = 1016
  case typeChanged = 1020
  case optionalityChanged = 1021
  case limitNarrowed = 1022
  case limitWidened = 1023
  case constraintTightened = 1024
  case constraintLoosened = 1025
  case enumWidthChanged = 1026
  case structChanged = 1027
  case serviceRemoved = 1030
  case methodRemoved = 1031
  case methodRenamed = 1032
  case methodAdded = 1033
  case methodTypeChanged = 1034
  case streamingChanged = 1035
  case idempotencyChanged = 1036
  case resumptionChanged = 1037
  case methodRetired = 1038
  case logNumberGone = 1040
  case logNumberChanged = 1041
  case logNumberTaken = 1042
  case logNumberAdded = 1043
  case rolesChanged = 1044

  // What a schema had better not say, from 2000.
  case undocumentedDeclaration = 2001
  case undocumentedMethod = 2002
  case undocumentedPackage = 2003
  case undocumentedMember = 2004
  case emptyDocumentation = 2005
  case stringWithoutLimit = 2010
  case bytesWithoutLimit = 2011
  case listWithoutLimit = 2012
  case largeMessage = 2013
  case packageWithoutVersion = 2020
  case repeatedEnumName = 2021
  case repeatedTypeName = 2022
  case typeInName = 2023
  case negatedBool = 2024
  case timeAsNumber = 2030
  case idAsOther = 2031
  case emptyKey = 2032
  case unusedType = 2033
  case sharedRequest = 2034
  case deprecatedWithoutReason = 2035
  case unusedAllowance = 2040
  case unknownAllowance = 2041

  /// What a code is about; its letter.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// What a schema may not say.
    case language = "E"
    /// Differences between two versions of a schema.
    case compatibility = "B"
    /// What a schema had better not say.
    case lint = "L"
  }

  /// What the code is about.
  public var family: Family {
    rawValue < 1000 ? .language : rawValue < 2000 ? .compatibility : .lint
  }

  /// The code as diagnostics print it, such as `E051`.
  public var text: String {
    let digits = String(rawValue % 1000)
    return family.rawValue + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// The code with that text, in either case; nil when there is none.
  public init?(text: String) {
    guard let code = Self.allCases.first(where: { $0.text == text.uppercased() }) else {
      return nil
    }
    self = code
  }

  /// Errors keep code from being generated, warnings do not.
  public var severity: Diagnostic.Severity {
    switch self {
    case .danglingDocumentation, .unusedImport: .warning
    default: family == .lint ? .warning : .error
    }
  }
}
