// What the market has switched off is not begun.
extension LogAudit {
  mutating func setMarket(_ request: AuditFields, _ result: AuditFields) {
    for feature in ["windows", "hybrid"] {
      if result.flag("changed.before.\(feature)") == off.contains(feature) {
        fault(.wrongMarket, "\(feature) was told to have been what it was not")
      }
      if request.has(feature) {
        if request.flag(feature) { off.remove(feature) } else { off.insert(feature) }
      }
      if result.flag("changed.after.\(feature)") == off.contains(feature) {
        fault(.wrongMarket, "\(feature) was told to be what it is not")
      }
    }
  }

  /// Something was begun that needs features.
  mutating func checkOffered(_ features: [String], _ what: String) {
    for feature in features where off.contains(feature) {
      fault(.wrongMarket, "\(what), and \(feature) is switched off")
    }
  }

  /// A reserve was refused for what is off.
  mutating func judgeOff(_ needsSlot: Bool) {
    if !needsSlot || !off.contains("windows") {
      fault(.wrongRefusal, "a reserve was refused as if windows were switched off")
    }
  }
}
