import CLibuv

/// Asks the processor to have these cache lines of 64 bytes at hand soon. A hint: nothing is read, and the address
/// need not be valid.
@inline(__always)
func prefetchLines(_ address: UnsafeRawPointer, _ lines: Int) {
  for line in 0..<lines { dropwire_prefetch(address + 64 * line) }
}

/// The same for other modules.
public func prefetch(_ address: UnsafeRawPointer, lines: Int) { prefetchLines(address, lines) }
