import CRocksDB
import Storage

/// Runs a C call with an error slot and turns what it reports into a typed error.
func checked<R>(
  _ operation: String,
  _ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
) throws(StorageError) -> R {
  var message: UnsafeMutablePointer<CChar>?
  let result = call(&message)
  guard let message else { return result }
  defer { rocksdb_free(message) }
  throw storageError(String(cString: message), during: operation)
}

/// RocksDB reports errors as text only; its own prefixes are stable ("IO error:", "Corruption:",
/// …).
func storageError(_ message: String, during operation: String) -> StorageError {
  let what = "\(operation): \(message)"
  if message.contains("No space left on device") || message.contains("Disk quota exceeded")
    || message.contains("Max allowed space was reached")
  {
    return .diskFull(what)
  }
  // A file that belongs to the database and is not there is damage as well.
  let isMissing =
    message.contains("No such file or directory") && !message.contains("mkdir")
  if message.hasPrefix("Corruption") || isMissing { return .corrupt(what) }
  return .inputOutput(what)
}
