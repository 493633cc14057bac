import Foundation

/// Why a file cannot be used, in the words of the system: "permission denied".
public enum FileProblem {
  /// The reason behind an error of Foundation.
  public static func text(_ error: any Error) -> String {
    var next: NSError? = error as NSError
    while let error = next {
      if error.domain == NSPOSIXErrorDomain { return text(code: Int32(error.code)) }
      next = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
    }
    switch (error as NSError).code {
    case CocoaError.fileReadNoSuchFile.rawValue, CocoaError.fileNoSuchFile.rawValue:
      return text(code: ENOENT)
    case CocoaError.fileReadNoPermission.rawValue, CocoaError.fileWriteNoPermission.rawValue:
      return text(code: EACCES)
    case CocoaError.fileReadInapplicableStringEncoding.rawValue: return "it is not UTF-8"
    default: return (error as NSError).localizedDescription
    }
  }

  /// The reason of an `errno`.
  public static func text(code: Int32) -> String { StandardDescriptors.reason(code).lowercased() }

  /// Why a file cannot be opened to be read; nil when it can. Never waits for a FIFO's writer: what is no regular file
  /// is none to be read.
  public static func reading(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return text(code: errno) }
    defer { close(descriptor) }
    return FileContent.problem(descriptor)
  }
}
