extension JavaScriptRuntime {
  /// Errors, and the outcomes of calls.
  static let errors = #"""
    // --- Errors ---

    const reasonTexts = {
      truncated: "the bytes end inside a value",
      nonMinimalVarint: "a varint is longer than it needs to be",
      varintOverflow: "a varint is too large",
      invalidBool: "a bool is neither 0 nor 1",
      invalidUTF8: "a string is not valid Unicode",
      invalidASCII: "fixed text is not ASCII padded with zeros",
      overLimit: "a length or count is above its limit",
      countExceedsBytes: "a count asks for more bytes than there are",
      unsortedMap: "the keys of a map are not strictly ascending",
      unknownPresence: "a presence bit of no known field is set",
      nonzeroAbsent: "an absent field has a value",
      splitBlock: "a block ends inside a slot",
      explicitEmpty: "a trailing empty field is not omitted",
      trailingBytes: "bytes follow the end",
      outOfRange: "a number is out of its range",
      invalidUUID: "a text is no UUID",
      invalidTag: "a field number is not allowed",
      invalidWireType: "a wire type is not allowed",
      malformedJSON: "the text is not JSON",
      unknownField: "there is no such field",
      duplicateField: "a name is given twice",
      wrongType: "the value is of another type",
      invalidText: "the text is not of the wanted form",
      depthExceeded: "the value is nested too deeply",
    };

    function joined(outer, inner) {
      if (inner === "") return outer;
      return inner.startsWith("[") ? outer + inner : `${outer}.${inner}`;
    }

    /**
     * Bytes, a text or a value that is not of the wanted type. `reason` is a stable name, the same
     * in every implementation; `path` is the field, such as `pools[3].capacity`; `detail` may say more.
     */
    export class WireError extends Error {
      constructor(reason, path = "", detail = undefined) {
        super();
        this.name = "WireError";
        this.reason = reason;
        this.path = path;
        if (detail !== undefined) this.detail = detail;
        this.describe();
      }

      describe() {
        const text = this.detail ?? reasonTexts[this.reason] ?? this.reason;
        this.message = this.path === "" ? text : `${this.path}: ${text}`;
      }
    }
    Object.defineProperty(WireError.prototype, "describe", { enumerable: false });

    /** A value that breaks a rule of its schema. */
    export class ValidationError extends Error {
      constructor(path, requirement) {
        super(`${path} ${requirement}`);
        this.name = "ValidationError";
        this.path = path;
        this.requirement = requirement;
      }
    }

    /** The error as it is seen from what holds the failed value in `segment`. */
    function inside(error, segment) {
      if (error instanceof WireError) {
        error.path = joined(segment, error.path);
        error.describe();
      }
      return error;
    }

    function fail(reason, path) {
      throw new WireError(reason, path);
    }

    /** The outcomes of a call, by name. */
    export const StatusCode = Object.freeze({
      OK: 0,
      CANCELLED: 1,
      UNKNOWN: 2,
      INVALID_ARGUMENT: 3,
      DEADLINE_EXCEEDED: 4,
      NOT_FOUND: 5,
      ALREADY_EXISTS: 6,
      PERMISSION_DENIED: 7,
      RESOURCE_EXHAUSTED: 8,
      FAILED_PRECONDITION: 9,
      ABORTED: 10,
      OUT_OF_RANGE: 11,
      UNIMPLEMENTED: 12,
      INTERNAL: 13,
      UNAVAILABLE: 14,
      DATA_LOSS: 15,
      UNAUTHENTICATED: 16,
    });

    const statusNames = Object.keys(StatusCode);

    /** A call that did not end with OK. */
    export class RPCError extends Error {
      constructor(code, message = "", metadata = {}, options = undefined) {
        super(message, options);
        this.name = "RPCError";
        this.code = code;
        this.metadata = metadata;
      }

      /** `NOT_FOUND`, for instance. */
      get status() {
        return statusNames[this.code] ?? "UNKNOWN";
      }

      toString() {
        return `${this.status} (${this.code}): ${this.message}`;
      }
    }
    """#
}
