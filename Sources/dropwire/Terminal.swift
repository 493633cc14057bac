import Foundation
import LoadKit

/// Writes one line to standard error.
func standardError(_ line: some StringProtocol) {
  FileHandle.standardError.write(Data((String(line) + "\n").utf8))
}

/// Writes one line to standard output, at once: other programs wait for some of them.
func standardOutput(_ line: some StringProtocol) {
  FileHandle.standardOutput.write(Data((String(line) + "\n").utf8))
}

/// Whether this executable was compiled with optimisation. A debug build is 10 to 50 times slower, so it is
/// never measured.
let isOptimisedBuild = Machine.isOptimisedBuild
