import CRocksDB

func rocksWriteOptions() -> OpaquePointer { rocksdb_writeoptions_create() }

func rocksFree(_ options: OpaquePointer) { rocksdb_writeoptions_destroy(options) }
