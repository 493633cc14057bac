extension String {
  /// As many whole characters from the beginning as so many bytes of UTF-8 hold.
  package func cut(toBytes limit: Int) -> String {
    if utf8.count <= limit { return self }
    var length = 0
    return String(
      prefix {
        length += $0.utf8.count
        return length <= limit
      })
  }
}
