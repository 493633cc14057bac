#!/usr/bin/env python3
"""The vectors every back end is tested with, made by the reference implementation.

  vectors.py > conformance.jsonl

The forms of a line are described in README.md.
"""

import struct
import sys

import vectors_json
import vectors_native
import vectors_proto
from reference import Decoder, Encoder, Maker, Reader, Reject, canonical, load
from reference_json import JSONDecoder, JSONEncoder
from reference_proto import ProtoDecoder, ProtoEncoder, default, empty, required

REALS = (
    1.0, -1.0, 0.1, -0.0, 1.5, 100.0, 1e20, 1e21, 1.5e21, 123456789012345680000.0, 1e-6, 1e-7, 1.25e-7, 1e300, 5e-324,
    1.7976931348623157e308, 2.2250738585072014e-308, 4.35, 9007199254740992.0, 9007199254740993.0, 1e16, 1e15, 0.00001,
    1 / 3, float("inf"), float("-inf"), float("nan"),
)
MICROS = (
    1, -1, 1000, 999, 1500000, -1500000, 10**6, -10**6, 951782400 * 10**6, 4107542399 * 10**6 + 123456,
    -62135596800 * 10**6, -62135596800 * 10**6 - 1, 253402300799 * 10**6 + 999999, 253402300800 * 10**6,
    315576000000 * 10**6, -315576000000 * 10**6, 315576000000 * 10**6 + 1, 2**63 - 1, -2**63,
)
TEXTS = (
    "plain", 'quotes " and \\ backslashes /', "\b\t\n\f\r", "\0\x01\x1f", "\x7f\x80\u2028\u2029", "é水🙂", "\ufeff\uffff",
    "</script>", "e\u0301", "x" * 300,
)
SIZES = {
    "bool": [True], "u8": [1, 127, 128, 255], "u16": [1, 300, 65535], "u32": [1, 2**31, 2**32 - 1],
    "u64": [1, 2**53 + 1, 2**63, 2**64 - 1], "i32": [1, -1, 2**31 - 1, -2**31], "i64": [1, -1, 2**63 - 1, -2**63],
    "id": [1, 2**53 + 1, 2**64 - 1], "f64": [{"bits": struct.pack(">d", v).hex()} for v in REALS],
    "timestamp": MICROS, "duration": MICROS, "ascii": ["a", "ab~ "], "string": TEXTS,
    "uuid": ["00112233-4455-6677-8899-aabbccddeeff", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
    "bytes": [{"hex": text} for text in ("00", "ff", "0001", "fbff", "000102", "fbefbe", "ab" * 300)],
}


class Forms:
    """A value in every encoding."""

    def __init__(self, schema):
        self.s = schema
        self.native = Encoder(schema)
        self.proto, self.json = ProtoEncoder(schema), JSONEncoder(schema)

    def written(self, name, value):
        if name in self.s.unions:
            native, proto = self.native.union(name, value), self.proto.union(name, value)
        else:
            native = self.native.message(self.s.messages[name], value)
            proto = self.proto.message(self.s.messages[name], value)
        text = self.json.encode(name, value)
        forms = {"native": native.hex(), "proto": proto.hex(), "json": text}
        lossy = [form for form, again in (
            ("native", lambda: self.read_native(name, native)),
            ("proto", lambda: ProtoDecoder(self.s).decode(name, proto)),
            ("json", lambda: JSONDecoder(self.s).decode(name, text.encode())),
        ) if self.differs(again, value)]
        if lossy:
            forms["lossy"] = lossy
        return forms

    def differs(self, read, value):
        """A value that is written and read as another one, or not at all."""
        try:
            return read() != value
        except Reject:
            return True

    def read_native(self, name, data):
        decoder = Decoder(self.s)
        if name not in self.s.unions:
            return decoder.message(self.s.messages[name], data)
        r = Reader(data)
        number = r.varint()
        value = decoder.union(name, r, number) if number else {"case": 0, "value": None}
        if r.left:
            raise Reject("trailingBytes")
        return value


def edges(schema):
    """Values with one field that is special in some encoding."""
    for name in ("Fixed", "Variable", "Optionals", "MoreOptionals", "LongNames"):
        fields = [f for f in schema.messages[name] if not f.retired]
        nothing = empty(schema, fields)
        for f in fields:
            values = SIZES.get(f.type.kind, [])
            if f.type.kind == "ascii":
                values = [text[:f.type.size] for text in values]
            if schema.is_enum(f.type):
                values = [1, 2, 3, 4, 200, 255] + ([256, 65535] if schema.enums[f.type.name] == 2 else [])
            if f.type.optional:
                default = Maker(schema, 0).value(f.type) if f.type.kind == "named" else None
                values = [v for v in values[:2] if f.type.kind not in ("string", "bytes")]
                values.append(zero(schema, f.type))
                values += [default] if default is not None else []
            for index, value in enumerate(values):
                yield name, f"{f.name}, {index}", {**nothing, f.name: value}
    fixed = empty(schema, schema.messages["Fixed"])
    place = fixed["place"]
    for key, value in (("at", {"x": 0, "y": -1}), ("open", True), ("code", "ab"), ("kind", 2),
                       ("ratio", {"bits": "8000000000000000"})):
        yield "Fixed", f"place.{key}", {**fixed, "place": {**place, key: value}}
    lists = empty(schema, schema.messages["Lists"])
    for key, value in (
        ("words", [0, 0, 300]), ("flags", [False, True]), ("smalls", [0, 4, 3, 200]), ("points", [{"x": 0, "y": 0}] * 2),
        ("texts", ["", "a", ""]), ("blobs", [{"hex": ""}, {"hex": "00"}]), ("leaves", [{"number": 0, "text": ""}] * 3),
        ("labels", [{"text": ""}, {"text": "x"}]), ("nothings", [{}, {}]), ("places", [place]),
        ("keys", ["00000000-0000-0000-0000-000000000000"]),
        ("choices", [{"case": 0, "value": None}, {"case": 4, "value": {}}, {"case": 9, "value": None}]),
    ):
        yield "Lists", f"{key} of defaults", {**lists, key: value}
    more = empty(schema, schema.messages["MoreLists"])
    yield "MoreLists", "times", {**more, "ats": list(MICROS[:8]), "spans": list(MICROS[:8])}
    yield "MoreLists", "reals", {**more, "reals": [{"bits": struct.pack(">d", v).hex()} for v in REALS[:8]]}
    yield "MoreLists", "extremes", {**more, "ints": [2**31 - 1, -2**31], "bigs": [2**63 - 1, -2**63], "longs": [2**64 - 1]}
    yield "Choice", "a retired case", {"case": 3, "value": None}
    yield "Variable", "an unknown case", {**empty(schema, schema.messages["Variable"]), "choice": {"case": 77, "value": None}}


def zero(schema, t):
    """The default of an optional field's type, which is a value of its own."""
    return default(schema, required(t))


def accepted(schema):
    for name, what, data, value in vectors_native.accepted(schema):
        yield name, what, value
    for name, what, value in edges(schema):
        yield name, what, value


def vectors(schema):
    forms = Forms(schema)
    for name, what, value in accepted(schema):
        yield {"type": name, "what": what, **forms.written(name, value), "value": value}
    for name, what, data, value in vectors_native.read_only(schema):
        yield decode_only(forms, name, what, "native", {"bytes": data.hex()}, value)
    for name, what, data in vectors_proto.reads():
        value = ProtoDecoder(schema).decode(name, data)
        yield decode_only(forms, name, what, "proto", {"bytes": data.hex()}, value)
    for name, what, text, ignoring in vectors_json.reads():
        value = JSONDecoder(schema, ignoring).decode(name, text.encode())
        source = {"text": text, **options(ignoring)}
        yield decode_only(forms, name, what, "json", source, value)
    for name, what, data, reason, path in vectors_native.rejected(schema):
        yield {"type": name, "what": what, "encoding": "native", "bytes": data.hex(), "rejects": reason, "path": path}
    for name, what, data, reason, path in vectors_proto.rejected():
        check((name, what), lambda: ProtoDecoder(schema).decode(name, data), reason, path)
        yield {"type": name, "what": what, "encoding": "proto", "bytes": data.hex(), "rejects": reason, "path": path}
    for name, what, text, reason, path, ignoring in vectors_json.rejected():
        data = text if isinstance(text, bytes) else text.encode()
        check((name, what), lambda: JSONDecoder(schema, ignoring).decode(name, data), reason, path)
        source = {"bytes": data.hex()} if isinstance(text, bytes) else {"text": text}
        vector = {"type": name, "what": what, "encoding": "json", **source, **options(ignoring), "rejects": reason}
        yield vector if path is None else {**vector, "path": path}


def options(ignoring):
    return {"options": ["ignoringUnknownFields"]} if ignoring else {}


def decode_only(forms, name, what, encoding, source, value):
    written = forms.written(name, value)
    return {"type": name, "what": what, "encoding": encoding, **source, **written, "reads": value}


def check(place, decode, reason, path):
    """What the tables promise and what the reference does are the same."""
    try:
        value = decode()
    except Reject as error:
        got = error.reason, error.path if path is not None else None
        assert got == (reason, path), (place, got, (reason, path))
        return
    raise AssertionError((place, value))


def main():
    sys.setrecursionlimit(20000)
    for vector in vectors(load()):
        print(canonical(vector))


if __name__ == "__main__":
    main()
