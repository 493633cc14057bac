extension JavaScriptRuntime {
  /// Constraints.
  static let validation = #"""
    // --- Constraints ---

    function validateCompound(type, value, path) {
      if (type.kind === "union") {
        const item = type.byName.get(value.case);
        if (item === undefined) return;
        validateCompound(item.type, value.value, joinedPath(path, item.name));
        return;
      }
      for (const field of type.fields) {
        const item = value[field.name];
        if (item !== undefined) validateValue(field.type, item, joinedPath(path, field.name));
      }
    }

    function joinedPath(outer, name) {
      return outer === "" ? name : `${outer}.${name}`;
    }

    function validateValue(type, value, path) {
      if (type.checks !== undefined) checkConstraints(type, value, path);
      switch (type.kind) {
        case "list":
          value.forEach((item, index) => validateValue(type.element, item, `${path}[${index}]`));
          break;
        case "map":
          sortedEntries(type, value).forEach(([key, item], index) => {
            validateValue(type.key, key, `${path}[${index}].key`);
            validateValue(type.value, item, `${path}[${index}].value`);
          });
          break;
        case "message": case "struct": case "union": validateCompound(type, value, path); break;
        default:
      }
    }

    /** What a constraint measures, and the unit. */
    function measured(type, value) {
      switch (type.kind) {
        case "string": return [utf8Length(value), " bytes"];
        case "bytes": return [value.length, " bytes"];
        case "list": return [value.length, " elements"];
        case "map": return [value.size, " entries"];
        default: return [value, ""];
      }
    }

    function checkConstraints(type, value, path) {
      const { min, max, len, nonzero } = type.checks;
      const [size, unit] = measured(type, value);
      const be = unit === "" ? "be" : "have";
      const demand = (holds, requirement) => {
        if (!holds) throw new ValidationError(path, requirement);
      };
      if (min !== undefined) demand(size >= min, `must ${be} at least ${min}${unit}`);
      if (max !== undefined) demand(size <= max, `must ${be} at most ${max}${unit}`);
      if (len !== undefined) demand(size === len, `must have exactly ${len}${unit}`);
      if (nonzero && isDefault(type, value)) {
        demand(false, `must not be ${type.kind === "enum" ? "unspecified" : "zero"}`);
      }
    }
    """#
}
