import Storage

/// The first number that will do, found by halves: every one asked about that is below it will not, and
/// the last one does when no other does, without being asked about. As many questions as the numbers
/// have bits.
///
/// Where the answers change more than once, it is one of the places where they do.
func firstByHalves(
  in numbers: ClosedRange<UInt64>, _ willDo: (UInt64) throws(StorageError) -> Bool
) throws(StorageError) -> UInt64 {
  var low = numbers.lowerBound
  var high = numbers.upperBound
  while low < high {
    let middle = low + (high - low) / 2
    if try willDo(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
