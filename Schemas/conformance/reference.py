#!/usr/bin/env python3
"""An independent implementation of the schema's types and the native codec.

Written from the specification (docs/native-encoding.md), not from the Swift code, and slow on purpose:
it reads the schema with a few regular expressions and walks values field by field. The other encodings
are in reference_proto.py and reference_json.py, the vectors made of all three in vectors.py.

  reference.py decode TYPE HEX              the value, or why there is none

A value is a dict from field name to: bool, int, float (as {"bits": hex}), str, bytes (as {"hex": ...}),
None, list, map as [[key, value], ...], union as {"case": number, "value": dict or None}.
"""

import json
import os
import random
import re
import struct
import sys

SCALARS = {
    "bool": 1, "u8": 1, "u16": 2, "u32": 4, "u64": 8, "i32": 4, "i64": 8, "id": 8, "f64": 8,
    "timestamp": 8, "duration": 8, "uuid": 16,
}
STRING_MAX, BYTES_MAX, LIST_MAX = 1024, 65536, 1024


class Reject(Exception):
    """The bytes are no encoding; `reason` is the name every implementation uses."""

    def __init__(self, reason, path=""):
        super().__init__(f"{path}: {reason}")
        self.reason, self.path = reason, path

    def inside(self, name):
        if self.path == "":
            path = name
        elif self.path.startswith("["):
            path = name + self.path
        else:
            path = f"{name}.{self.path}"
        return Reject(self.reason, path)


# ---------------------------------------------------------------- schema


class Type:
    def __init__(self, kind, **rest):
        self.kind, self.limit, self.optional = kind, None, False
        self.__dict__.update(rest)


class Field:
    def __init__(self, number, name, type, retired):
        self.number, self.name, self.type, self.retired = number, name, type, retired


class Schema:
    """Structs, enums, messages and unions of one file, by name."""

    def __init__(self, text):
        self.structs, self.enums, self.messages, self.unions = {}, {}, {}, {}
        self.members = {}  # of enums: [(number, name, retired)]
        self.package = re.search(r"^package\s+([\w.]+)", text, re.M).group(1)
        text = re.sub(r"//.*", "", text)
        text = re.sub(r"@\w+(\([^()\n]*\))?", "", text)
        # Another type in code, the same bytes.
        self.newtypes = set(re.findall(r"^newtype\s+(\w+)\s*=\s*id\b", text, re.M))
        for kind, name, tail, body in re.findall(
            r"^(struct|enum|message|union)\s+(\w+)\s*(:\s*\w+)?\s*\{(?:\}|(.*?)^\})", text, re.S | re.M
        ):
            lines = [line.strip() for line in body.splitlines() if line.strip()]
            if kind == "enum":
                self.enums[name] = 2 if "u16" in tail else 1
                found = [re.match(r"(retired\s+)?(\w+)\s*=\s*(\d+)", line).groups() for line in lines]
                self.members[name] = [(int(number), case, bool(old)) for old, case, number in found]
            elif kind == "struct":
                self.structs[name] = [Field(i + 1, *self.member(line)) for i, line in enumerate(lines)]
            else:
                fields = []
                for line in lines:
                    number, rest = re.match(r"(\d+)\s+(.*)", line).groups()
                    fields.append(Field(int(number), *self.member(rest)))
                (self.messages if kind == "message" else self.unions)[name] = fields

    def member(self, text):
        retired = False
        match = re.match(r"retired\s+(\w+\s+\S.*)", text)
        if match:
            retired, text = True, match.group(1)
        name, spelling = re.match(r"(\w+)\s+(.*)", text).groups()
        return name, self.type(spelling.strip()), retired

    def type(self, text):
        optional = False
        if text.endswith("?"):
            optional, text = True, text[:-1]
        limit = None
        match = re.match(r"^(.*?\]|\w+)\(([^()]*)\)$", text)
        if match:
            text = match.group(1)
            for part in match.group(2).split(","):
                pair = re.match(r"\s*(max|len):\s*(\d+)", part)
                if pair:
                    limit = int(pair.group(2))
        if text.endswith("?"):
            optional, text = True, text[:-1]
        if text.startswith("ascii["):
            result = Type("ascii", size=int(text[6:-1]))
        elif text.startswith("["):
            inner = text[1:-1]
            colon = inner.find(":") if not re.match(r"^\w+\(", inner) else inner.find("):")
            plain = re.match(r"^(\w+(?:\([^()]*\))?)\s*:\s*(.*)$", inner)
            if plain:
                result = Type("map", key=self.type(plain.group(1)), value=self.type(plain.group(2)))
            else:
                result = Type("list", element=self.type(inner))
        elif text in SCALARS:
            result = Type(text)
        elif text in self.newtypes:
            result = Type("id")
        elif text in ("string", "bytes"):
            result = Type(text)
        else:
            result = Type("named", name=text)
        result.optional, result.limit = optional, limit
        return result

    def is_enum(self, t):
        return t.kind == "named" and t.name in self.enums

    def is_struct(self, t):
        return t.kind == "named" and t.name in self.structs

    def is_message(self, t):
        return t.kind == "named" and t.name in self.messages

    def is_union(self, t):
        return t.kind == "named" and t.name in self.unions

    def is_fixed(self, t):
        if t.kind == "named":
            return t.name in self.structs or t.name in self.enums
        return t.kind in SCALARS or t.kind == "ascii"

    def size(self, t):
        if t.kind in SCALARS:
            return SCALARS[t.kind]
        if t.kind == "ascii":
            return t.size
        if t.name in self.enums:
            return self.enums[t.name]
        return sum(self.size(f.type) for f in self.structs[t.name])

    def layout(self, fields):
        """[(field, offset, presence byte or None, bit)] of the fixed fields, and the block's size."""
        slots, size, presence, bit = [], 0, None, 8
        for f in fields:
            if not self.is_fixed(f.type):
                continue
            where = (None, 0)
            if f.type.optional:
                if bit == 8:
                    presence, bit = size, 0
                    size += 1
                where = (presence, bit)
                bit += 1
            slots.append((f, size, where[0], where[1]))
            size += self.size(f.type)
        return slots, size

    def entry(self, t):
        """A map's entry is a message with the key as field 1 and the value as field 2."""
        return [Field(1, "key", t.key, False), Field(2, "value", t.value, False)]


# ---------------------------------------------------------------- encoding


def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


INTEGERS = {
    "bool": "<B", "u8": "<B", "u16": "<H", "u32": "<I", "u64": "<Q", "i32": "<i", "i64": "<q",
    "id": "<Q", "timestamp": "<q", "duration": "<q",
}


class Encoder:
    def __init__(self, schema):
        self.s = schema

    def fixed(self, t, v):
        if t.kind in INTEGERS:
            return struct.pack(INTEGERS[t.kind], v)
        if t.kind == "f64":
            return bytes.fromhex(v["bits"])[::-1]
        if t.kind == "uuid":
            return bytes.fromhex(v.replace("-", ""))
        if t.kind == "ascii":
            return v.encode("ascii").ljust(t.size, b"\0")
        if t.name in self.s.enums:
            return struct.pack("<B" if self.s.enums[t.name] == 1 else "<H", v)
        return b"".join(self.fixed(f.type, v[f.name]) for f in self.s.structs[t.name])

    def block(self, fields, v):
        slots, size = self.s.layout(fields)
        out = bytearray(size)
        for f, offset, presence, bit in slots:
            if f.retired or v[f.name] is None:
                continue
            if presence is not None:
                out[presence] |= 1 << bit
            data = self.fixed(f.type, v[f.name])
            out[offset:offset + len(data)] = data
        return bytes(out)

    def tail(self, fields, v):
        """Trailing empty fields are omitted: what is not empty, and everything before it."""
        parts, kept = [], 0
        for f in fields:
            if self.s.is_fixed(f.type):
                continue
            data, empty = (b"\0", True) if f.retired else self.variable(f.type, v[f.name])
            parts.append(data)
            if not empty:
                kept = len(parts)
        return b"".join(parts[:kept])

    def message(self, fields, v):
        block = self.block(fields, v)
        return struct.pack("<H", len(block)) + block + self.tail(fields, v)

    def union(self, name, v):
        case = next((f for f in self.s.unions[name] if f.number == v["case"] and not f.retired), None)
        if v["case"] == 0:
            return b"\0"
        body = b"" if case is None else self.message(self.s.messages[case.type.name], v["value"])
        return varint(v["case"]) + varint(len(body)) + body

    def messages(self, fields, values):
        if not values:
            return b"\0"
        blocks = [self.block(fields, v) for v in values]
        tails = b"".join(varint(len(t)) + t for t in (self.tail(fields, v) for v in values))
        head = varint(len(values)) + struct.pack("<H", len(blocks[0]))
        return head + b"".join(blocks) + varint(len(tails)) + tails

    def variable(self, t, v):
        """The bytes, and whether they say nothing."""
        if t.kind in ("string", "bytes"):
            if v is None:
                return b"\0", True
            data = v.encode() if t.kind == "string" else bytes.fromhex(v["hex"])
            if t.optional:
                return varint(len(data) + 1) + data, False
            return varint(len(data)) + data, not data
        if t.kind == "list":
            e = t.element
            if e.kind in ("string", "bytes"):
                return varint(len(v)) + b"".join(self.variable(e, x)[0] for x in v), not v
            if e.kind == "named" and e.name in self.s.messages:
                return self.messages(self.s.messages[e.name], v), not v
            if e.kind == "named" and e.name in self.s.unions:
                return varint(len(v)) + b"".join(self.union(e.name, x) for x in v), not v
            return varint(len(v)) + b"".join(self.fixed(e, x) for x in v), not v
        if t.kind == "map":
            entries = [{"key": k, "value": x} for k, x in sorted(v, key=lambda p: self.order(t.key, p[0]))]
            return self.messages(self.s.entry(t), entries), not v
        if t.name in self.s.unions:
            return self.union(t.name, v), v["case"] == 0
        if v is None:
            return b"\0", True
        body = self.message(self.s.messages[t.name], v)
        return varint(len(body)) + body, False

    def order(self, t, key):
        if t.kind == "string":
            return key.encode()
        if t.kind == "uuid":
            return bytes.fromhex(key.replace("-", ""))
        return key


# ---------------------------------------------------------------- decoding


class Reader:
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

    def u16(self):
        return struct.unpack("<H", self.take(2))[0]

    def varint(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if shift and byte == 0:
                    raise Reject("nonMinimalVarint")
                if value > 0xFFFFFFFF:
                    raise Reject("varintOverflow")
                return value
            shift += 7
            if shift > 28:
                raise Reject("varintOverflow")


def uuid_text(b):
    h = b.hex()
    return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))


class Decoder:
    def __init__(self, schema):
        self.s = schema

    def fixed(self, t, data):
        if t.kind == "bool":
            if data[0] > 1:
                raise Reject("invalidBool")
            return data[0] == 1
        if t.kind in INTEGERS:
            return struct.unpack(INTEGERS[t.kind], data)[0]
        if t.kind == "f64":
            return {"bits": data[::-1].hex()}
        if t.kind == "uuid":
            return uuid_text(data)
        if t.kind == "ascii":
            text = data.rstrip(b"\0")
            if b"\0" in text or any(c > 127 for c in text):
                raise Reject("invalidASCII")
            return text.decode("ascii")
        if t.name in self.s.enums:
            return struct.unpack("<B" if len(data) == 1 else "<H", data)[0]
        value, offset = {}, 0
        for f in self.s.structs[t.name]:
            size = self.s.size(f.type)
            try:
                value[f.name] = self.fixed(f.type, data[offset:offset + size])
            except Reject as error:
                raise error.inside(f.name)
            offset += size
        return value

    def block(self, fields, data):
        slots, size = self.s.layout(fields)
        short = len(data) < size
        if short:
            ends = [0] + [offset + self.s.size(f.type) for f, offset, _, _ in slots]
            for f, offset, presence, bit in slots:
                beyond = offset + self.s.size(f.type) > len(data)
                if beyond and presence is not None and presence < len(data) and data[presence] >> bit & 1:
                    raise Reject("unknownPresence")
            if len(data) not in ends:
                raise Reject("splitBlock")
            data = data.ljust(size, b"\0")
        known = {}
        for f, offset, presence, bit in slots:
            if presence is not None:
                known[presence] = known.get(presence, 0) | 1 << bit
        for presence, mask in sorted(known.items()):
            if len(data) == size and data[presence] & ~mask & 0xFF:
                raise Reject("unknownPresence")
        value = {}
        for f, offset, presence, bit in slots:
            if f.retired:
                continue
            slot = data[offset:offset + self.s.size(f.type)]
            try:
                if presence is not None and not data[presence] >> bit & 1:
                    if any(slot):
                        raise Reject("nonzeroAbsent")
                    value[f.name] = None
                else:
                    value[f.name] = self.fixed(f.type, slot)
            except Reject as error:
                raise error.inside(f.name)
        return value

    def body(self, fields, block, r):
        value = self.block(fields, block)
        variable = [f for f in fields if not self.s.is_fixed(f.type)]
        while variable and variable[-1].retired:
            variable.pop()
        for f in variable:
            try:
                got = self.skip(f.type, r) if f.retired else self.variable(f.type, r)
            except Reject as error:
                raise error.inside(f.name)
            if not f.retired:
                value[f.name] = got
        return {f.name: value[f.name] for f in fields if not f.retired}

    def message(self, fields, data):
        r = Reader(data)
        return self.body(fields, r.take(r.u16()), r)

    def empty(self, fields):
        return self.message(fields, b"\0\0")

    def union(self, name, r, number):
        data = r.take(r.varint())
        case = next((f for f in self.s.unions[name] if f.number == number and not f.retired), None)
        if case is None:
            return {"case": number, "value": None}
        try:
            return {"case": number, "value": self.message(self.s.messages[case.type.name], data)}
        except Reject as error:
            raise error.inside(case.name)

    def limited(self, n, limit):
        if n > limit:
            raise Reject("overLimit")
        return n

    def text(self, data):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise Reject("invalidUTF8")

    def skip(self, t, r):
        """A retired field: its lengths are followed, its content is not looked at."""
        if r.left == 0:
            return
        n = r.varint()
        if n == 0:
            if r.left == 0:
                raise Reject("explicitEmpty")
        elif t.kind in ("string", "bytes"):
            r.take(n - 1 if t.optional else n)
        elif t.kind == "named":
            r.take(n if t.name in self.s.messages else r.varint())
        elif t.kind == "map" or (t.element.kind == "named" and t.element.name in self.s.messages):
            size = r.u16()
            if n * size > r.left:
                raise Reject("countExceedsBytes")
            r.take(n * size)
            r.take(r.varint())
        elif self.s.is_fixed(t.element):
            if n * self.s.size(t.element) > r.left:
                raise Reject("countExceedsBytes")
            r.take(n * self.s.size(t.element))
        else:
            if n > r.left:
                raise Reject("countExceedsBytes")
            for _ in range(n):
                length = r.varint()
                if t.element.kind == "named":
                    length = r.varint() if length else 0
                r.take(length)

    def variable(self, t, r):
        """A field of the tail; a reader at its end reads it as empty."""
        ended = r.left == 0
        if t.kind in ("string", "bytes"):
            if ended:
                return None if t.optional else "" if t.kind == "string" else {"hex": ""}
            n = r.varint()
            if n == 0:
                if r.left == 0:
                    raise Reject("explicitEmpty")
                return None if t.optional else "" if t.kind == "string" else {"hex": ""}
            n -= 1 if t.optional else 0
            limit = t.limit or (STRING_MAX if t.kind == "string" else BYTES_MAX)
            data = r.take(self.limited(n, limit))
            if t.kind == "bytes":
                return {"hex": data.hex()}
            return self.text(data)
        if t.kind in ("list", "map"):
            if ended:
                return []
            n = self.limited(r.varint(), t.limit or LIST_MAX)
            if n == 0:
                if r.left == 0:
                    raise Reject("explicitEmpty")
                return []
            return self.elements(t, n, r)
        if t.name in self.s.unions:
            if ended:
                return {"case": 0, "value": None}
            number = r.varint()
            if number == 0:
                if r.left == 0:
                    raise Reject("explicitEmpty")
                return {"case": 0, "value": None}
            return self.union(t.name, r, number)
        fields = self.s.messages[t.name]
        n = 0 if ended else r.varint()
        if n == 0:
            if not ended and r.left == 0:
                raise Reject("explicitEmpty")
            return None if t.optional else self.empty(fields)
        return self.message(fields, r.take(n))

    def elements(self, t, n, r):
        if t.kind == "map":
            pairs = [(e["key"], e["value"]) for e in self.message_list(self.s.entry(t), n, r)]
            keys = [Encoder(self.s).order(t.key, k) for k, _ in pairs]
            if any(b <= a for a, b in zip(keys, keys[1:])):
                raise Reject("unsortedMap")
            return [[k, v] for k, v in pairs]
        e = t.element
        if e.kind == "named" and e.name in self.s.messages:
            return self.message_list(self.s.messages[e.name], n, r)
        if self.s.is_fixed(e):
            size = self.s.size(e)
            if n * size > r.left:
                raise Reject("countExceedsBytes")
            data = r.take(n * size)
            return self.each(n, lambda i: self.fixed(e, data[i * size:(i + 1) * size]))
        if n > r.left:
            raise Reject("countExceedsBytes")
        if e.kind == "named":
            def item(_):
                number = r.varint()
                return {"case": 0, "value": None} if number == 0 else self.union(e.name, r, number)
            return self.each(n, item)
        limit = e.limit or (STRING_MAX if e.kind == "string" else BYTES_MAX)

        def item(_):
            data = r.take(self.limited(r.varint(), limit))
            return self.text(data) if e.kind == "string" else {"hex": data.hex()}
        return self.each(n, item)

    def each(self, n, item):
        out = []
        for i in range(n):
            try:
                out.append(item(i))
            except Reject as error:
                raise error.inside(f"[{i}]")
        return out

    def message_list(self, fields, n, r):
        size = r.u16()
        if n * size > r.left:
            raise Reject("countExceedsBytes")
        blocks = r.take(n * size)
        total = r.varint()
        if total < n:
            raise Reject("countExceedsBytes")
        tails = Reader(r.take(total))

        def item(i):
            tail = Reader(tails.take(tails.varint()))
            return self.body(fields, blocks[i * size:(i + 1) * size], tail)
        out = self.each(n, item)
        if tails.left:
            raise Reject("trailingBytes")
        return out


# ---------------------------------------------------------------- random values


class Maker:
    """Random values, from nearly empty to full; the same seed gives the same values."""

    def __init__(self, schema, seed):
        self.s, self.r = schema, random.Random(seed)

    def integer(self, low, high):
        edge = self.r.random()
        if edge < 0.25:
            return self.r.choice([low, high, max(low, 0), max(low, min(high, 1))])
        return self.r.randint(low, high)

    def fixed(self, t):
        ranges = {
            "u8": (0, 255), "u16": (0, 65535), "u32": (0, 2**32 - 1), "u64": (0, 2**64 - 1),
            "i32": (-2**31, 2**31 - 1), "i64": (-2**63, 2**63 - 1), "id": (0, 2**64 - 1),
            "timestamp": (-2**63, 2**63 - 1), "duration": (-2**63, 2**63 - 1),
        }
        if t.kind == "bool":
            return self.r.random() < 0.5
        if t.kind in ("timestamp", "duration") and self.r.random() < 0.8:
            return self.integer(-2 * 10**15, 4 * 10**15)  # within the years that JSON can write
        if t.kind in ranges:
            return self.integer(*ranges[t.kind])
        if t.kind == "f64":
            v = self.r.choice([0.0, -0.0, 1.5, -1e300, float("inf"), self.r.uniform(-1, 1)])
            return {"bits": struct.pack(">d", v).hex()}
        if t.kind == "uuid":
            return uuid_text(self.r.randbytes(16))
        if t.kind == "ascii":
            return "".join(chr(self.r.randint(33, 126)) for _ in range(self.r.randint(0, t.size)))
        if t.name in self.s.enums:
            return self.integer(0, 255 if self.s.enums[t.name] == 1 else 65535)
        return {f.name: self.fixed(f.type) for f in self.s.structs[t.name]}

    def string(self, limit):
        alphabet = ["a", "Z", "0", " ", "ß", "é", "€", "水", "🙂", "\n", '"', "\\", "\u0301", "\0"]
        out = ""
        for _ in range(self.r.choice([0, 1, 3, self.r.randint(0, limit)])):
            c = self.r.choice(alphabet)
            if len((out + c).encode()) > limit:
                break
            out += c
        return out

    def count(self, t):
        limit = min(t.limit or 4, 6)
        return min(self.r.choice([0, 1, 2, limit]), limit)

    def value(self, t):
        if self.s.is_fixed(t):
            return self.fixed(t)
        if t.kind == "string":
            return self.string(t.limit or 64)
        if t.kind == "bytes":
            return {"hex": self.r.randbytes(self.r.randint(0, min(t.limit or 64, 64))).hex()}
        if t.kind == "list":
            return [self.value(t.element) for _ in range(self.count(t))]
        if t.kind == "map":
            pairs = {}
            for _ in range(self.count(t)):
                key = self.value(t.key)
                pairs[key] = self.value(t.value)
            order = Encoder(self.s).order
            return [[k, pairs[k]] for k in sorted(pairs, key=lambda k: order(t.key, k))]
        if t.name in self.s.unions:
            live = [f for f in self.s.unions[t.name] if not f.retired]
            case = self.r.choice([None] + live)
            if case is None:
                return {"case": 0, "value": None}
            return {"case": case.number, "value": self.message(case.type.name)}
        return self.message(t.name)

    def message(self, name):
        value = {}
        for f in self.s.messages[name]:
            if f.retired:
                continue
            absent = f.type.optional and self.r.random() < 0.4
            value[f.name] = None if absent else self.value(f.type)
        return value


def load():
    """The conformance schema."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "everything.drop"), encoding="utf-8") as file:
        return Schema(file.read())


def canonical(value):
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "decode":
        schema = load()
        try:
            print(canonical(Decoder(schema).message(schema.messages[sys.argv[2]], bytes.fromhex(sys.argv[3]))))
        except Reject as error:
            print(f"rejected: {error}")
            sys.exit(1)
    else:
        print(__doc__)
        sys.exit(2)


if __name__ == "__main__":
    main()
