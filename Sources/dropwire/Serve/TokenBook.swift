import Foundation
import RPC
import Synchronization

/// The tokens that hold now: a file's, which may be read again. From any thread.
final class TokenBook: Sendable {
  private let file: Mutex<TokenFile>

  init(_ file: TokenFile) { self.file = Mutex(file) }

  /// Who has the token.
  func caller(of token: String) -> Caller? { file.withLock { $0 }.caller(of: token) }

  /// Other tokens hold from here on.
  func replace(with file: TokenFile) { self.file.withLock { $0 = file } }
}
