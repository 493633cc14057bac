import CRocksDB

/// How the two databases of a data directory are configured. The figures come from measurements on
/// two cores and an ext4 disk: a 64 MiB buffer commits as fast as a 256 MiB one and flushes in a
/// quarter of the time; recycling, pipelining or compressing the write-ahead log gained nothing.
public struct RocksOptions: Equatable, Sendable {
  /// Whether the directory may be written.
  public enum Access: Equatable, Sendable {
    /// Takes the directory's lock; writes, and creates what is missing, from ``RocksStore/startWriting()`` on.
    case readWrite
    /// Takes no lock and changes nothing: for verifying a directory, also beside the server that uses
    /// it, as it was at one moment.
    case readOnly
  }

  /// Default ``Access/readWrite``.
  public var access = Access.readWrite
  /// False acknowledges before the disk has the bytes; a loss of power then loses acknowledged
  /// entries. Default true, and only a benchmark has a reason to change it.
  public var syncsEveryBatch = true
  /// Write buffer of the journal, in bytes. Default 64 MiB.
  public var journalBufferBytes = 64 << 20
  /// Write buffer of the events, in bytes. Default 32 MiB.
  public var eventBufferBytes = 32 << 20
  /// Rows collected before they are written as table files, in bytes: after a crash a start replays
  /// what they stood for. Default 32 MiB.
  public var rowBufferBytes = 32 << 20
  /// Size of all write-ahead logs that forces the oldest buffer out, in bytes. Default 512 MiB.
  public var maximumLogBytes = 512 << 20
  /// Table files each of the two databases keeps open; `Int.max` for all. Default 256.
  public var maximumOpenFiles = 256
  /// Background flushes and compactions at a time. Default 2.
  public var backgroundJobs = 2

  /// Free space of the device below which the store says that it is short, in bytes. Default 0: it
  /// never is.
  public var watermarkBytes = 0
  /// Space kept in a file of its own, given up when the device is full, in bytes. Default 0.
  public var reserveBytes = 0

  /// The defaults named above.
  public init() {}
}

/// Owns one set of C options; destroyed with the value.
struct OptionsHandle: ~Copyable {
  let pointer: OpaquePointer

  /// The level above fatal errors.
  private static let nothing: Int32 = 5

  init(_ options: RocksOptions) {
    pointer = rocksdb_options_create()
    rocksdb_options_set_create_if_missing(pointer, 1)
    rocksdb_options_set_create_missing_column_families(pointer, 1)
    rocksdb_options_set_max_open_files(
      pointer, options.maximumOpenFiles == .max ? -1 : Int32(clamping: options.maximumOpenFiles))
    rocksdb_options_set_max_background_jobs(pointer, Int32(clamping: options.backgroundJobs))
    rocksdb_options_set_max_total_wal_size(pointer, UInt64(options.maximumLogBytes))
    // Writes of table files reach the disk in small steps, so that a flush does not delay a commit.
    rocksdb_options_set_bytes_per_sync(pointer, 1 << 20)
    // Nothing is written to the library's own log: what goes wrong is reported by the call that it
    // happens to, and the library ends the process when a write of that file fails, whatever the reason.
    // One that it rolls over has the options at its head at any level; this one stays empty.
    rocksdb_options_set_keep_log_file_num(pointer, 4)
    rocksdb_options_set_max_log_file_size(pointer, 0)
    rocksdb_options_set_log_file_time_to_roll(pointer, 0)
    rocksdb_options_set_info_log_level(pointer, Self.nothing)
    rocksdb_options_set_skip_stats_update_on_db_open(pointer, 1)
    rocksdb_options_set_compression(pointer, Int32(rocksdb_lz4_compression))
  }

  /// For a column family whose writes are acknowledged: ordered buffer, written through the log.
  static func logged(_ options: RocksOptions, bufferBytes: Int) -> OptionsHandle {
    let handle = OptionsHandle(options)
    rocksdb_options_set_write_buffer_size(handle.pointer, bufferBytes)
    rocksdb_options_set_max_write_buffer_number(handle.pointer, 4)
    return handle
  }

  /// For rows, which arrive as sorted table files and are read only when a server starts.
  static func ingested(_ options: RocksOptions) -> OptionsHandle {
    let handle = OptionsHandle(options)
    rocksdb_options_set_write_buffer_size(handle.pointer, 1 << 20)
    return handle
  }

  deinit { rocksdb_options_destroy(pointer) }
}
