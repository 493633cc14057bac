#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes inputs to begin with into the folder that the fuzzer reads next: what a generator would hardly find, made by
/// the code that writes it.
func writeSeeds(_ seeds: [[UInt8]]) {
  for (index, seed) in seeds.enumerated() {
    guard let file = fopen("corpus/seed-\(index)", "w") else { preconditionFailure("no corpus") }
    _ = seed.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
  }
}
