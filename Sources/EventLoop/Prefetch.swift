import CLibuv

/// Asks the processor to have so many cache lines of 64 bytes at hand soon. A hint: nothing is read, and the address
/// need not be valid.
public func prefetch(_ address: UnsafeRawPointer, lines: Int) { dropwire_prefetch(address, lines) }
