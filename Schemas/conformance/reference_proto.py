"""An independent implementation of the protobuf wire format of the schema's export.

Written from docs/encodings.md and the published description of the wire format, not from any of the
code that is tested with it.
"""

import struct

from reference import BYTES_MAX, LIST_MAX, STRING_MAX, Encoder, Field, Reject, Type, uuid_text

VARINT, FIXED64, LENGTH, START, END, FIXED32 = 0, 1, 2, 3, 4, 5
MASK64 = 2**64 - 1
ZERO_UUID = "00000000-0000-0000-0000-000000000000"
INT64_MIN, INT64_MAX = -2**63, 2**63 - 1


def varint64(n):
    n &= MASK64
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def tag(number, wire):
    return varint64(number << 3 | wire)


def length_delimited(number, body):
    return tag(number, LENGTH) + varint64(len(body)) + body


def default(s, t):
    """The value of a field that is not there."""
    if t.optional:
        return None
    if t.kind in ("list", "map"):
        return []
    if t.kind == "bool":
        return False
    if t.kind == "f64":
        return {"bits": "0" * 16}
    if t.kind in ("string", "ascii"):
        return ""
    if t.kind == "bytes":
        return {"hex": ""}
    if t.kind == "uuid":
        return ZERO_UUID
    if t.kind != "named" or s.is_enum(t):
        return 0
    if s.is_union(t):
        return {"case": 0, "value": None}
    return empty(s, s.structs[t.name] if s.is_struct(t) else s.messages[t.name])


def empty(s, fields):
    return {f.name: default(s, f.type) for f in fields if not f.retired}


def required(t):
    """The same type, of an element or of a field that is there."""
    copy = Type(t.kind, **{k: v for k, v in t.__dict__.items() if k != "kind"})
    copy.optional = False
    return copy


class ProtoEncoder:
    def __init__(self, schema):
        self.s = schema

    def wire(self, t):
        if t.kind in ("id", "f64"):
            return FIXED64
        if t.kind in ("bool", "u8", "u16", "u32", "u64", "i32", "i64") or self.s.is_enum(t):
            return VARINT
        return LENGTH

    def scalar(self, t, v):
        """The bytes behind the tag (and the length) of one value."""
        if t.kind == "id":
            return struct.pack("<Q", v)
        if t.kind == "f64":
            return bytes.fromhex(v["bits"])[::-1]
        if self.wire(t) == VARINT:
            return varint64(int(v))
        if t.kind == "timestamp":
            return self.time(v // 10**6, v % 10**6 * 1000)
        if t.kind == "duration":
            seconds = abs(v) // 10**6 * (1 if v >= 0 else -1)
            return self.time(seconds, (v - seconds * 10**6) * 1000)
        if t.kind == "bytes":
            return bytes.fromhex(v["hex"])
        if t.kind in ("string", "ascii", "uuid"):
            return v.encode("utf-8")
        if self.s.is_union(t):
            return self.union(t.name, v)
        fields = self.s.structs[t.name] if self.s.is_struct(t) else self.s.messages[t.name]
        return self.message(fields, v)

    def time(self, seconds, nanos):
        out = tag(1, VARINT) + varint64(seconds) if seconds else b""
        return out + (tag(2, VARINT) + varint64(nanos) if nanos else b"")

    def union(self, name, v):
        for case in self.s.unions[name]:
            if case.number == v["case"] and not case.retired:
                return length_delimited(case.number, self.scalar(case.type, v["value"]))
        return b""

    def one(self, number, t, v):
        body = self.scalar(t, v)
        wire = self.wire(t)
        return length_delimited(number, body) if wire == LENGTH else tag(number, wire) + body

    def field(self, number, t, v):
        if t.kind == "list":
            if not v:
                return b""
            if self.wire(t.element) == LENGTH:
                return b"".join(self.one(number, t.element, x) for x in v)
            return length_delimited(number, b"".join(self.scalar(t.element, x) for x in v))
        if t.kind == "map":
            pairs = sorted(v, key=lambda pair: Encoder(self.s).order(t.key, pair[0]))
            return b"".join(
                length_delimited(number, self.one(1, t.key, k) + self.one(2, t.value, x)) for k, x in pairs)
        if t.optional:
            return b"" if v is None else self.one(number, required(t), v)
        if t.kind == "uuid" and v == ZERO_UUID:
            return b""
        # The default of a scalar is compared; everything else is left out when it has no bytes.
        if self.wire(t) != LENGTH:
            return b"" if v == default(self.s, t) else self.one(number, t, v)
        return self.one(number, t, v) if self.scalar(t, v) else b""

    def message(self, fields, v):
        return b"".join(self.field(f.number, f.type, v[f.name]) for f in fields if not f.retired)


class ProtoReader:
    def __init__(self, data):
        self.data, self.at = data, 0

    @property
    def left(self):
        return len(self.data) - self.at

    def take(self, n):
        if n > self.left:
            raise Reject("truncated")
        self.at += n
        return self.data[self.at - n:self.at]

    def varint(self):
        value = 0
        for index in range(10):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << 7 * index
            if byte < 0x80:
                return value & MASK64
        raise Reject("varintOverflow")

    def tag(self):
        start = self.at
        value = self.varint()
        if self.at - start > 5 or value > 0xFFFFFFFF or value >> 3 == 0:
            raise Reject("invalidTag")
        if value & 7 > FIXED32:
            raise Reject("invalidWireType")
        return value >> 3, value & 7

    def skip(self, number, wire, depth=1):
        if wire == VARINT:
            self.varint()
        elif wire == FIXED64:
            self.take(8)
        elif wire == LENGTH:
            self.take(self.varint())
        elif wire == FIXED32:
            self.take(4)
        elif wire == END:
            raise Reject("invalidTag")
        else:
            if depth > 100:
                raise Reject("depthExceeded")
            while True:
                inner, kind = self.tag()
                if kind == END:
                    if inner != number:
                        raise Reject("invalidTag")
                    return
                self.skip(inner, kind, depth + 1)


def signed(value, bits):
    value &= 2**bits - 1
    return value - 2**bits if value >> bits - 1 else value


def checked(value, low, high):
    if not low <= value <= high:
        raise Reject("outOfRange")
    return value


def checked_text(data, t):
    """Text of a limited length from its bytes."""
    if t.kind == "ascii":
        if len(data) > t.size:
            raise Reject("overLimit")
        if any(byte == 0 or byte > 127 for byte in data):
            raise Reject("invalidASCII")
        return data.decode("ascii")
    if t.kind == "uuid":
        return checked_uuid(data)
    if len(data) > (t.limit or STRING_MAX):
        raise Reject("overLimit")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Reject("invalidUTF8")


def checked_uuid(data):
    if data == b"":
        return ZERO_UUID
    digits = data.replace(b"-", b"")
    if len(digits) == 32 and all(byte in b"0123456789abcdef" for byte in digits):
        text = uuid_text(bytes.fromhex(digits.decode()))
        if text.encode() == data:
            return text
    raise Reject("invalidUUID")


class ProtoDecoder:
    def __init__(self, schema):
        self.s = schema
        self.wire = ProtoEncoder(schema).wire

    def decode(self, name, data):
        if name in self.s.unions:
            return self.union(self.s.unions[name], data, {"case": 0, "value": None})
        return self.message(self.s.messages[name], data)

    def message(self, fields, data, value=None):
        """Reads the fields of `data` into `value`, as a message that is given in two parts is."""
        value = empty(self.s, fields) if value is None else value
        known = {f.number: f for f in fields if not f.retired}
        r = ProtoReader(data)
        while r.left:
            number, wire = r.tag()
            f = known.get(number)
            if f is None or not self.fits(f.type, wire):
                r.skip(number, wire)
                continue
            try:
                value[f.name] = self.field(f.type, wire, r, value[f.name])
            except Reject as error:
                raise error.inside(f.name)
        return value

    def fits(self, t, wire):
        if t.kind == "map":
            return wire == LENGTH
        if t.kind == "list":
            return wire == self.wire(t.element) or wire == LENGTH
        return wire == self.wire(t)

    def field(self, t, wire, r, old):
        if t.kind == "list":
            return self.list(t, wire, r, old)
        if t.kind == "map":
            return self.entry(t, r, old)
        if t.optional and old is None:
            old = default(self.s, required(t))
        return self.one(t, wire, r, old)

    def one(self, t, wire, r, old):
        if wire == VARINT:
            return self.number(t, r.varint())
        if wire == FIXED64:
            data = r.take(8)
            return {"bits": data[::-1].hex()} if t.kind == "f64" else struct.unpack("<Q", data)[0]
        data = r.take(r.varint())
        if t.kind in ("string", "ascii", "uuid"):
            return checked_text(data, t)
        if t.kind == "bytes":
            if len(data) > (t.limit or BYTES_MAX):
                raise Reject("overLimit")
            return {"hex": data.hex()}
        if t.kind in ("timestamp", "duration"):
            return self.time(t, data, old)
        if self.s.is_union(t):
            return self.union(self.s.unions[t.name], data, old)
        return self.message(self.s.structs[t.name] if self.s.is_struct(t) else self.s.messages[t.name], data, old)

    def number(self, t, value):
        if t.kind == "bool":
            return value != 0
        if t.kind == "u64":
            return value
        if t.kind == "i64":
            return signed(value, 64)
        if t.kind == "i32":
            return signed(value, 32)
        if t.kind in ("u8", "u16", "u32"):
            return checked(value & 0xFFFFFFFF, 0, 2 ** int(t.kind[1:]) - 1)
        return checked(signed(value, 32), 0, 255 if self.s.enums[t.name] == 1 else 65535)

    def time(self, t, data, old):
        """Timestamp and Duration: seconds and nanoseconds, which merge like every message's fields."""
        if t.kind == "timestamp":
            seconds, micros = old // 10**6, old % 10**6
        else:
            seconds = abs(old) // 10**6 * (1 if old >= 0 else -1)
            micros = old - seconds * 10**6
        r = ProtoReader(data)
        while r.left:
            number, wire = r.tag()
            if wire == VARINT and number == 1:
                seconds = signed(r.varint(), 64)
            elif wire == VARINT and number == 2:
                nanos = signed(r.varint(), 32)
                down = nanos // 1000
                micros = down + (1 if t.kind == "duration" and nanos < 0 and nanos % 1000 else 0)
            else:
                r.skip(number, wire)
        return checked(seconds * 10**6 + micros, INT64_MIN, INT64_MAX)

    def union(self, cases, data, old):
        known = {f.number: f for f in cases if not f.retired}
        r, value = ProtoReader(data), old
        while r.left:
            number, wire = r.tag()
            case = known.get(number)
            if case is None or wire != LENGTH:
                r.skip(number, wire)
                continue
            try:
                body = r.take(r.varint())
                before = value["value"] if value["case"] == number else None
                value = {"case": number, "value": self.message(self.s.messages[case.type.name], body, before)}
            except Reject as error:
                raise error.inside(case.name)
        return value

    def list(self, t, wire, r, old):
        limit, out = t.limit or LIST_MAX, list(old)
        packed = wire == LENGTH and self.wire(t.element) != LENGTH
        source = ProtoReader(r.take(r.varint())) if packed else r
        while True:
            if packed and source.left == 0:
                return out
            if len(out) == limit:
                raise Reject("overLimit")
            try:
                kind = self.wire(t.element)
                out.append(self.one(t.element, kind, source, default(self.s, t.element)))
            except Reject as error:
                raise error.inside(f"[{len(out)}]")
            if not packed:
                return out

    def entry(self, t, r, old):
        fields = [Field(1, "key", t.key, False), Field(2, "value", t.value, False)]
        index = len(old)
        try:
            entry = self.message(fields, r.take(r.varint()))
        except Reject as error:
            raise error.inside(f"[{index}]")
        pairs = [pair for pair in old if pair[0] != entry["key"]] + [[entry["key"], entry["value"]]]
        if len(pairs) > (t.limit or LIST_MAX):
            raise Reject("overLimit")
        return sorted(pairs, key=lambda pair: Encoder(self.s).order(t.key, pair[0]))
