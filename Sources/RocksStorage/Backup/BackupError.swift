import Storage

/// Why a backup was not made, or cannot be restored. Every case names the place.
public enum BackupError: Error, Equatable, Sendable {
  /// A file could not be read or written, or a directory is not what it should be.
  case storage(StorageError)
  /// Another backup is being made in this directory.
  case inProgress(directory: String)
  /// The directory of backups lies in the data directory, or is it.
  case misplaced(String)
  /// There is no backup there.
  case noBackup(String)
  /// A file of a backup is missing, has another length, or other bytes than were written.
  case damaged(file: String, what: String)
  /// A newer build made the backup.
  case newer(backup: String, what: String)
  /// No backup there can be taken back to the entry asked for; why, in words.
  case unreachable(String)
  /// The directory to restore into exists and is not empty.
  case occupied(String)
}

extension BackupError: CustomStringConvertible {
  /// One sentence for a log line or a terminal.
  public var description: String {
    switch self {
    case .storage(let error): error.description
    case .inProgress(let directory): "another backup is being made in \(directory)"
    case .misplaced(let what): what
    case .noBackup(let path): "there is no backup in \(path)"
    case .damaged(let file, let what): "the backup is damaged: \(file) \(what)"
    case .newer(let backup, let what): "the backup \(backup) was made by a newer build: \(what)"
    case .unreachable(let what): what
    case .occupied(let path):
      "\(path) exists and is not empty: restore into a directory that is not there yet, or is empty"
    }
  }
}

/// Runs what fails as the store does.
func storing<R>(_ body: () throws(StorageError) -> R) throws(BackupError) -> R {
  do throws(StorageError) { return try body() } catch { throw .storage(error) }
}
