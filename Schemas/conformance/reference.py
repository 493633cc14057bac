#!/usr/bin/env python3
"""An independent implementation of the native codec, and the vectors it makes.

Written from the specification (docs/native-encoding.md), not from the Swift code, and slow on purpose:
it reads the schema with a few regular expressions and walks values field by field. It has two uses:

  reference.py vectors > native.jsonl       the vectors every back end is tested with
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
        text = re.sub(r"//.*", "", text)
        for kind, name, tail, body in re.findall(
            r"^(struct|enum|message|union)\s+(\w+)\s*(:\s*\w+)?\s*\{(.*?)^\}", text, re.S | re.M
        ):
            lines = [line.strip() for line in body.splitlines() if line.strip()]
            if kind == "enum":
                self.enums[name] = 2 if "u16" in tail else 1
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
        elif text in ("string", "bytes"):
            result = Type(text)
        else:
            result = Type("named", name=text)
        result.optional, result.limit = optional, limit
        return result

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

    def value(self, t):
        if self.s.is_fixed(t):
            return self.fixed(t)
        if t.kind == "string":
            return self.string(t.limit or 64)
        if t.kind == "bytes":
            return {"hex": self.r.randbytes(self.r.randint(0, min(t.limit or 64, 64))).hex()}
        if t.kind == "list":
            return [self.value(t.element) for _ in range(self.r.choice([0, 1, 2, min(t.limit or 4, 6)]))]
        if t.kind == "map":
            pairs = {}
            for _ in range(self.r.choice([0, 1, 2, min(t.limit or 4, 6)])):
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


# ---------------------------------------------------------------- vectors


def empty_value(schema, name):
    return Decoder(schema).empty(schema.messages[name])


def accepted(schema):
    """Encodings that every implementation reads to this value and writes back to these bytes."""
    encoder, decoder = Encoder(schema), Decoder(schema)
    for name in schema.messages:
        value = empty_value(schema, name)
        yield name, "empty", encoder.message(schema.messages[name], value), value
        for seed in range(12):
            value = Maker(schema, f"{name} {seed}").message(name)
            data = encoder.message(schema.messages[name], value)
            assert decoder.message(schema.messages[name], data) == value, (name, seed)
            yield name, f"random {seed}", data, value
    for name in schema.unions:
        for case in schema.unions[name]:
            if case.retired:
                continue
            value = {"case": case.number, "value": Maker(schema, name).message(case.type.name)}
            yield name, f"case {case.name}", encoder.union(name, value), value
        yield name, "unspecified", b"\0", {"case": 0, "value": None}
        yield name, "unknown", varint(9) + b"\0", {"case": 9, "value": None}
    longest = {"text": "x" * 300, "data": {"hex": "ab" * 300}, "maybe": "", "blob": {"hex": ""}}
    value = {**empty_value(schema, "Variable"), **longest}
    yield "Variable", "two-byte lengths", encoder.message(schema.messages["Variable"], value), value
    many = {**empty_value(schema, "Lists"), "points": [{"x": i, "y": -i} for i in range(200)],
            "leaves": [{"number": i, "text": "t" * (i % 41)} for i in range(200)],
            "labels": [{"text": ""}] * 200, "nothings": [{}] * 200}
    yield "Lists", "full lists", encoder.message(schema.messages["Lists"], many), many


def read_only(schema):
    """Encodings of other versions: read to this value, but not what this version writes."""
    encoder, decoder = Encoder(schema), Decoder(schema)
    versions = ["Version1", "Version2", "Version3"]
    for writer in versions:
        for seed in range(4):
            value = Maker(schema, f"{writer} {seed}").message(writer)
            data = encoder.message(schema.messages[writer], value)
            for reader in versions:
                if reader == writer:
                    continue
                got = decoder.message(schema.messages[reader], data)
                yield reader, f"written by {writer}, {seed}", data, got
    for writer, reader in (("Holder1", "Holder3"), ("Holder3", "Holder1")):
        for seed in range(6):
            data = encoder.message(schema.messages[writer], Maker(schema, f"{writer} {seed}").message(writer))
            got = decoder.message(schema.messages[reader], data)
            yield reader, f"written by {writer}, {seed}", data, got

    def also(name, what, data):
        yield name, what, data, decoder.message(schema.messages[name], data)

    empty = encoder.message(schema.messages["Leaf"], empty_value(schema, "Leaf"))
    yield from also("Leaf", "unknown tail fields", empty + b"\x01a\x05more!")
    yield from also("Leaf", "a longer block", bytes.fromhex("0600" "07000000" "ffff" "0161"))
    yield from also("Leaf", "an empty field before an unknown one", empty + b"\0" + b"\x02xy")
    yield from also("Leaf", "a block of no bytes", b"\0\0\x01a")
    yield from also("Nothing", "a block where none is known", b"\x03\0abc" + b"tail")
    yield from also("Optionals", "presence bits of a longer block", bytes.fromhex("3400" + "00" * 50 + "fe00"))
    retired = bytes.fromhex("0a00" "ffffffff" "07" "03" "1111" "2222")
    # Everything the retired fields may still carry from an older writer.
    tail = (b"\x03old" + b"\x01f" + b"\x01\x01\0\0\0"
            + encoder.messages(schema.messages["Leaf"], [{"number": 7, "text": "z"}])
            + b"\x01\x02" + b"\0\0"
            + encoder.messages(schema.entry(schema.messages["Retired"][9].type), [{"key": "k", "value": 1}])
            + b"\x03ab" + b"\x02\x01a\x02bc" + b"\x02\0\0" + b"\x02\0" + b"\x02\x02\0\0" + b"\x01o")
    yield from also("Retired", "retired fields with content", retired + tail)


def rejected(schema):
    """Bytes that are refused, with the reason and the field."""
    encoder, decoder = Encoder(schema), Decoder(schema)

    def bad(name, what, data):
        data = bytes.fromhex(data) if isinstance(data, str) else data
        try:
            if name in schema.unions:
                r = Reader(data)
                number = r.varint()
                if number:
                    decoder.union(name, r, number)
                if r.left:
                    raise Reject("trailingBytes")
            else:
                decoder.message(schema.messages[name], data)
        except Reject as error:
            return name, what, data, error.reason, error.path
        raise AssertionError((name, what))

    yield bad("Leaf", "nothing at all", "")
    yield bad("Leaf", "half a block length", "04")
    yield bad("Leaf", "a block that ends early", "0400 000000")
    yield bad("Leaf", "a block that splits a slot", "0300 000000")
    yield bad("Leaf", "a length without bytes", "0400 01000000 05 6162")
    yield bad("Leaf", "a length that ends inside", "0400 01000000 80")
    yield bad("Leaf", "a varint in two bytes that fits in one", "0400 01000000 8100 61")
    yield bad("Leaf", "a varint of six bytes", "0400 01000000 ffffffffff01")
    yield bad("Leaf", "a varint above 2^32", "0400 01000000 ffffffff1f")
    yield bad("Leaf", "the largest varint", "0400 01000000 ffffffff0f")
    yield bad("Leaf", "a string over its limit", "0400 01000000 29" + "61" * 41)
    for what, text in (
        ("a lone continuation byte", "80"), ("an overlong slash", "c0af"), ("a surrogate", "eda080"),
        ("above U+10FFFF", "f4908080"), ("a truncated character", "e282"), ("an invalid lead byte", "ff"),
    ):
        yield bad("Leaf", "UTF-8: " + what, "0400 01000000 " + varint(len(text) // 2).hex() + text)
    yield bad("Leaf", "an empty string at the end", "0400 01000000 00")
    fixed = encoder.message(schema.messages["Fixed"], empty_value(schema, "Fixed"))
    layout = {f.name: 2 + offset for f, offset, _, _ in schema.layout(schema.messages["Fixed"])[0]}

    def patched(offset, byte):
        return fixed[:offset] + bytes([byte]) + fixed[offset + 1:]

    yield bad("Fixed", "a bool of 2", patched(layout["flag"], 2))
    yield bad("Fixed", "a bool of 255 in a struct", patched(layout["place"] + 8, 255))
    yield bad("Fixed", "text with a high byte", patched(layout["code"], 0x80))
    yield bad("Fixed", "text after its padding", patched(layout["code"] + 2, 0x41))
    yield bad("Fixed", "a struct's text after its padding", patched(layout["place"] + 13, 0x41))
    ends = {offset - 2 + schema.size(f.type) for f in schema.messages["Fixed"]
            for offset in [layout[f.name]]} | {0}
    for cut in [n for n in range(len(fixed) - 2) if n not in ends][::9]:
        yield bad("Fixed", f"a block cut to {cut} bytes", struct.pack("<H", cut) + fixed[2:2 + cut])
    optionals = encoder.message(schema.messages["Optionals"], empty_value(schema, "Optionals"))
    slots, size = schema.layout(schema.messages["Optionals"])
    second = next(p for f, _, p, _ in slots if f.name == "i")
    for bit in range(1, 8):
        data = bytearray(optionals)
        data[2 + second] = 1 << bit
        yield bad("Optionals", f"unknown presence bit {bit}", bytes(data))
    for f, offset, presence, bit in slots:
        if presence is None:
            continue
        data = bytearray(optionals)
        data[2 + offset + schema.size(f.type) - 1] = 1
        yield bad("Optionals", f"an absent {f.name} that is not zero", bytes(data))
    short = bytearray(2 + 4)
    short[0:2] = struct.pack("<H", 4)
    short[2] = 0b1000
    yield bad("Optionals", "presence of a slot beyond a shorter block", bytes(short))
    lists = struct.pack("<H", 0)
    for what, hexes in (
        ("a count over its limit", "09" + "00" * 36),
        ("a count without elements", "04 00000000"),
        ("a count times size over everything", "08 00"),
        ("a bool in a list of 2", "00 02 01 02"),
        ("strings: a count without elements", "00000000 04 00"),
        ("strings: over the element's limit", "00000000 01 09" + "61" * 9),
        ("strings: not UTF-8", "00000000 02 00 01ff"),
        ("bytes: over the element's limit", "0000000000 01 09" + "61" * 9),
        ("messages: no block length", "000000000000 01"),
        ("messages: blocks end early", "000000000000 02 0400 01000000 02"),
        ("messages: no tails", "000000000000 01 0400 01000000"),
        ("messages: fewer tails than elements", "000000000000 02 0400 01000000 02000000 01 00"),
        ("messages: a tail longer than all tails", "000000000000 01 0400 01000000 02 0561"),
        ("messages: bytes after the last tail", "000000000000 01 0400 01000000 03 000000"),
        ("messages: an explicit empty field in a tail", "000000000000 01 0400 01000000 02 0100"),
        ("messages: a block that splits a slot", "000000000000 01 0300 010000 01 00"),
        ("messages: blocks of no bytes and a large count", "0000000000 00 00 c801 0000 00"),
        ("messages: blocks of no bytes, tails cut", "0000000000 00 00 0a 0000 05 0000000000"),
        ("unions: a count without elements", "0000000000000000 04 00"),
        ("unions: a case without its length", "0000000000000000 01 01"),
        ("uuids: count over bytes", "000000000000000000 01 00"),
        ("an empty list at the end", "00"),
        ("messages: a count over its limit", "000000000000 c901 0000"),
    ):
        yield bad("Lists", what, lists + bytes.fromhex(hexes))
    variable = "0000"
    for what, hexes in (
        ("bytes over their limit", "00 ad02" + "00" * 301),
        ("an optional string over its limit", "00 00 0c" + "61" * 11),
        ("an optional string cut", "00 00 05 61"),
        ("an absent string at the end", "00 00 00"),
        ("a message without a block length", "00 00 00 00 01 00"),
        ("a message whose string is not UTF-8", "00 00 00 00 08 0400 00000000 01 ff"),
        ("a message longer than the rest", "00 00 00 00 09 0400 00000000"),
        ("an absent message at the end", "00 00 00 00 06 0400 00000000 00"),
        ("a union whose message is cut", "00 00 00 00 06 0400 00000000 00 01 03 0400 00"),
        ("a union whose message is empty", "00 00 00 00 06 0400 00000000 00 01 00"),
        ("a union case that is no varint", "00 00 00 00 06 0400 00000000 00 8100 00"),
        ("an unset union at the end", "00 00 00 00 06 0400 00000000 00 00"),
    ):
        yield bad("Variable", what, bytes.fromhex(variable + hexes))
    for what, hexes in (
        ("keys out of order", "02 0800 " + "00" * 16 + " 06 02 0162 02 0161"),
        ("a key twice", "02 0800 " + "00" * 16 + " 06 02 0161 02 0161"),
        ("a key over its limit", "01 0800 " + "00" * 8 + " 0b 0a 09" + "61" * 9),
        ("numbers out of order", "00 02 0400 02000000 01000000 02 00 00"),
        ("a bool key of 2", "00 00 00 01 0200 0201 01 00"),
    ):
        yield bad("Maps", what, lists + bytes.fromhex(hexes))
    yield bad("Maps", "signed numbers in unsigned order",
              lists + bytes.fromhex("00 00 00 00 02 0400 01000000 ffffffff 02 00 00"))
    yield bad("Choice", "nothing at all", "")
    yield bad("Choice", "no length", "01")
    yield bad("Choice", "bytes after the end", "01 06 0400 00000000 ff")
    yield bad("Choice", "bytes after none", "00 00")
    yield bad("Choice", "a case longer than the bytes", "02 05 0000")
    yield bad("Choice", "a bad message", "01 05 0300 000000")
    yield bad("Retired", "a retired string cut", "0a00" + "00" * 10 + "05 61")
    yield bad("Retired", "a retired list cut", "0a00" + "00" * 10 + "00 01 66 05 00000000")


def canonical(value):
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def vectors(schema):
    for kind, source in (("value", accepted), ("reads", read_only)):
        for name, what, data, value in source(schema):
            yield {"type": name, "what": what, "hex": data.hex(), kind: value}
    for name, what, data, reason, path in rejected(schema):
        yield {"type": name, "what": what, "hex": data.hex(), "rejects": reason, "path": path}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "everything.drop"), encoding="utf-8") as file:
        schema = Schema(file.read())
    if sys.argv[1:] == ["vectors"]:
        for vector in vectors(schema):
            print(canonical(vector))
    elif len(sys.argv) == 4 and sys.argv[1] == "decode":
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
