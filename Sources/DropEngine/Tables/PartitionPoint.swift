/// The first place of a range that a predicate does not hold for, by halving: it holds for all before some place and
/// for none from there on. The end of the range where it holds for all.
@inline(__always)
func partitionPoint(in range: Range<Int>, where isBefore: (Int) -> Bool) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}
