"""An independent implementation of the proto3 JSON mapping of the schema's export.

Written from docs/encodings.md and the published description of the mapping. The reader goes through
the text once, with the type it expects in hand, so that it knows the field every refusal is about.
"""

import base64
import datetime
import re
import struct
from decimal import Decimal
from fractions import Fraction

from reference import BYTES_MAX, LIST_MAX, STRING_MAX, Encoder, Reject
from reference_proto import (INT64_MAX, INT64_MIN, ProtoEncoder, checked, checked_text, default, empty,
                             required)

EPOCH = datetime.datetime(1970, 1, 1)
FIRST_SECOND, LAST_SECOND = -62135596800, 253402300799
LONGEST_SPAN = 315576000000
RANGES = {
    "u8": (0, 255), "u16": (0, 65535), "u32": (0, 2**32 - 1), "u64": (0, 2**64 - 1), "id": (0, 2**64 - 1),
    "i32": (-2**31, 2**31 - 1), "i64": (INT64_MIN, INT64_MAX),
}


def snake(name):
    """`secondURL` is second_url: a word begins at a capital behind a small letter, or before one."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def enum_names(s, name):
    """{number: exported name}, the retired ones left out."""
    prefix = snake(name).upper() + "_"
    names = {0: prefix + "UNSPECIFIED"}
    names.update({n: prefix + snake(case).upper() for n, case, old in s.members[name] if not old})
    return names


def bits(v):
    return struct.unpack(">d", bytes.fromhex(v["bits"]))[0]


def number_text(v):
    """As ECMAScript's Number::toString, except for negative zero, which `-0` is not for every reader."""
    if v == 0:
        return "-0.0" if str(v).startswith("-") else "0"
    sign, digits, exponent = Decimal(repr(v)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + exponent
    if len(digits) <= point <= 21:
        text += "0" * (point - len(digits))
    elif 0 < point <= 21:
        text = text[:point] + "." + text[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + text
    else:
        mantissa = text[0] + ("." + text[1:] if len(text) > 1 else "")
        text = f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return "-" + text if sign else text


def quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    return '"' + "".join(short.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def fraction(micros):
    if micros == 0:
        return ""
    return f".{micros // 1000:03}" if micros % 1000 == 0 else f".{micros:06}"


def timestamp_text(micros):
    micros = min(max(micros, FIRST_SECOND * 10**6), LAST_SECOND * 10**6 + 999999)
    at = EPOCH + datetime.timedelta(seconds=micros // 10**6)
    return f"{at.year:04}-{at.month:02}-{at.day:02}T{at.hour:02}:{at.minute:02}:{at.second:02}" \
        + fraction(micros % 10**6) + "Z"


def duration_text(micros):
    micros = min(max(micros, -LONGEST_SPAN * 10**6), LONGEST_SPAN * 10**6)
    return f"{'-' if micros < 0 else ''}{abs(micros) // 10**6}{fraction(abs(micros) % 10**6)}s"


class JSONEncoder:
    def __init__(self, schema):
        self.s, self.proto = schema, ProtoEncoder(schema)

    def encode(self, name, v):
        return self.union(name, v) if name in self.s.unions else self.message(self.s.messages[name], v)

    def scalar(self, t, v):
        if t.kind == "bool":
            return "true" if v else "false"
        if t.kind in ("u8", "u16", "u32", "i32"):
            return str(v)
        if t.kind in ("u64", "i64", "id"):
            return f'"{v}"'
        if t.kind == "f64":
            number = bits(v)
            if number != number:
                return '"NaN"'
            if number in (float("inf"), float("-inf")):
                return '"Infinity"' if number > 0 else '"-Infinity"'
            return number_text(number)
        if t.kind == "timestamp":
            return f'"{timestamp_text(v)}"'
        if t.kind == "duration":
            return f'"{duration_text(v)}"'
        if t.kind == "bytes":
            return '"' + base64.b64encode(bytes.fromhex(v["hex"])).decode() + '"'
        if t.kind in ("string", "ascii", "uuid"):
            return quoted(v)
        if self.s.is_enum(t):
            name = enum_names(self.s, t.name).get(v)
            return f'"{name}"' if name else str(v)
        if self.s.is_union(t):
            return self.union(t.name, v)
        return self.message(self.s.structs[t.name] if self.s.is_struct(t) else self.s.messages[t.name], v)

    def union(self, name, v):
        for case in self.s.unions[name]:
            if case.number == v["case"] and not case.retired:
                return f'{{"{case.name}":{self.scalar(case.type, v["value"])}}}'
        return "{}"

    def key(self, t, k):
        text = self.scalar(t, k)
        return text if text.startswith('"') else f'"{text}"'

    def message(self, fields, v):
        members = []
        for f in fields:
            # What the wire format omits, JSON omits.
            if f.retired or not self.proto.field(f.number, f.type, v[f.name]):
                continue
            members.append(f'"{f.name}":{self.field(f.type, v[f.name])}')
        return "{" + ",".join(members) + "}"

    def field(self, t, v):
        if t.kind == "list":
            return "[" + ",".join(self.scalar(t.element, x) for x in v) + "]"
        if t.kind == "map":
            pairs = sorted(v, key=lambda pair: Encoder(self.s).order(t.key, pair[0]))
            return "{" + ",".join(f"{self.key(t.key, k)}:{self.scalar(t.value, x)}" for k, x in pairs) + "}"
        return self.scalar(t, v)


UNKNOWN = object()  # an enum's case that only a later version knows, where names of those are ignored
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
DURATION = re.compile(r"(-?)(\d+)(?:\.(\d{1,9}))?s", re.ASCII)


class JSONDecoder:
    def __init__(self, schema, ignoring=False):
        self.s, self.ignoring = schema, ignoring

    def decode(self, name, data):
        try:
            self.text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Reject("invalidUTF8")
        self.at = 0
        value = self.union(name) if name in self.s.unions else self.message(self.s.messages[name])
        self.space()
        if self.at < len(self.text):
            raise Reject("trailingBytes")
        return value

    # ------------------------------------------------ syntax

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r":
            self.at += 1

    def peek(self):
        """The first character of the next token; what no token begins with is refused here."""
        self.space()
        c = self.text[self.at:self.at + 1]
        if c == "" or c not in '{}[]:,"-0123456789tfn':
            raise Reject("malformedJSON")
        return c

    def expect(self, c):
        if self.peek() != c:
            raise Reject("malformedJSON")
        self.at += 1

    def word(self, text, value):
        if not self.text.startswith(text, self.at) or self.text[self.at + len(text):][:1].isalnum():
            raise Reject("malformedJSON")
        self.at += len(text)
        return value

    def string(self):
        if self.peek() != '"':
            raise Reject("malformedJSON")
        self.at += 1
        units = []  # UTF-16, as the escapes are
        while True:
            c = self.text[self.at:self.at + 1]
            self.at += 1
            if c == '"':
                break
            if c == "" or c < " ":
                raise Reject("malformedJSON")
            if c != "\\":
                units += struct.unpack(f"<{len(c.encode('utf-16-le')) // 2}H", c.encode("utf-16-le"))
                continue
            c = self.text[self.at:self.at + 1]
            self.at += 1
            if c == "u":
                digits = self.text[self.at:self.at + 4]
                if not re.fullmatch("[0-9a-fA-F]{4}", digits):
                    raise Reject("malformedJSON")
                self.at += 4
                units.append(int(digits, 16))
            elif c and c in '"\\/bfnrt':
                units.append(ord(dict(zip("bfnrt", "\b\f\n\r\t")).get(c, c)))
            else:
                raise Reject("malformedJSON")
        try:
            return struct.pack(f"<{len(units)}H", *units).decode("utf-16-le")
        except UnicodeDecodeError:
            raise Reject("invalidUTF8")

    def number(self):
        match = NUMBER.match(self.text, self.at)
        if not match or self.text[match.end():match.end() + 1] in tuple("0123456789.eE+-"):
            raise Reject("malformedJSON")
        self.at = match.end()
        return match.group()

    def token(self):
        """The kind and content of a value that is no object and no array."""
        c = self.peek()
        if c == '"':
            return "string", self.string()
        if c in "-0123456789":
            return "number", self.number()
        for text, value in (("true", True), ("false", False), ("null", None)):
            if c == text[0]:
                return "word", self.word(text, value)
        if c in "{[":
            return c, None
        raise Reject("malformedJSON")

    def null(self):
        if self.peek() == "n":
            return self.word("null", True)
        return False

    def skip(self, depth=1):
        kind, _ = self.token()
        if kind not in "{[":
            return
        if depth > 100:
            raise Reject("depthExceeded")
        for _ in self.members(kind):
            self.skip(depth + 1)

    def members(self, opening):
        """The members' names of an object, or the indices of an array; the value is next in the text."""
        closing = "}" if opening == "{" else "]"
        if self.peek() != opening:
            self.token()
            raise Reject("wrongType")
        self.at += 1
        index = 0
        if self.peek() == closing:
            self.at += 1
            return
        while True:
            if opening == "{":
                name = self.string()
                self.expect(":")
                yield name
            else:
                yield index
            index += 1
            if self.peek() == closing:
                self.at += 1
                return
            self.expect(",")

    # ------------------------------------------------ values

    def named(self, fields, name):
        return next((f for f in fields if not f.retired and name in (f.name, snake(f.name))), None)

    def unknown(self, name):
        if not self.ignoring:
            raise Reject("unknownField", name)
        self.skip()

    def message(self, fields):
        value, seen = empty(self.s, fields), set()
        for name in self.members("{"):
            f = self.named(fields, name)
            if f is None:
                self.unknown(name)
                continue
            try:
                if f.name in seen:
                    raise Reject("duplicateField")
                seen.add(f.name)
                if not self.null():
                    read = self.field(f.type)
                    if read is not UNKNOWN:
                        value[f.name] = read
            except Reject as error:
                raise error.inside(f.name)
        return value

    def union(self, name):
        value, cases, seen = {"case": 0, "value": None}, self.s.unions[name], set()
        for name in self.members("{"):
            case = self.named(cases, name)
            if case is None:
                self.unknown(name)
                continue
            try:
                if case.name in seen:
                    raise Reject("duplicateField")
                seen.add(case.name)
                if self.null():
                    continue
                if value["case"]:
                    raise Reject("duplicateField")
                value = {"case": case.number, "value": self.message(self.s.messages[case.type.name])}
            except Reject as error:
                raise error.inside(case.name)
        return value

    def field(self, t):
        if t.kind == "list":
            out = []
            for index in self.members("["):
                if index == (t.limit or LIST_MAX):
                    raise Reject("overLimit")
                try:
                    read = self.value(t.element)
                except Reject as error:
                    raise error.inside(f"[{index}]")
                if read is not UNKNOWN:
                    out.append(read)
            return out
        if t.kind == "map":
            return self.map(t)
        return self.value(required(t))

    def map(self, t):
        pairs, seen = [], set()
        for name in self.members("{"):
            if len(pairs) == (t.limit or LIST_MAX):
                raise Reject("overLimit")
            place = f"[{len(pairs)}]"
            try:
                key = self.key(t.key, name)
                if key in seen:
                    raise Reject("duplicateField")
            except Reject as error:
                raise error.inside("key").inside(place)
            try:
                read = self.value(t.value)
            except Reject as error:
                raise error.inside("value").inside(place)
            if read is not UNKNOWN:
                seen.add(key)
                pairs.append([key, read])
        return sorted(pairs, key=lambda pair: Encoder(self.s).order(t.key, pair[0]))

    def key(self, t, name):
        if t.kind == "bool":
            if name not in ("true", "false"):
                raise Reject("wrongType")
            return name == "true"
        return self.plain(t, "string", name)

    def value(self, t):
        if self.s.is_union(t):
            return self.union(t.name)
        if self.s.is_struct(t) or self.s.is_message(t):
            return self.message(self.s.structs[t.name] if self.s.is_struct(t) else self.s.messages[t.name])
        return self.plain(t, *self.token())

    def plain(self, t, kind, content):
        if t.kind in RANGES:
            return checked(self.integer(kind, content), *RANGES[t.kind])
        if t.kind == "bool":
            if kind != "word" or content is None:
                raise Reject("wrongType")
            return content
        if t.kind == "f64":
            return self.real(kind, content)
        if self.s.is_enum(t):
            if kind == "number":
                return checked(self.integer(kind, content), 0, 255 if self.s.enums[t.name] == 1 else 65535)
            if kind != "string":
                raise Reject("wrongType")
            for number, name in enum_names(self.s, t.name).items():
                if name == content:
                    return number
            if re.fullmatch(r"-?(0|[1-9][0-9]*)", content):
                return checked(int(content), 0, 255 if self.s.enums[t.name] == 1 else 65535)
            if self.ignoring:
                return UNKNOWN
            raise Reject("invalidText")
        if kind != "string":
            raise Reject("wrongType")
        if t.kind == "timestamp":
            return self.timestamp(content)
        if t.kind == "duration":
            return self.duration(content)
        if t.kind == "bytes":
            return self.bytes(content, t.limit or BYTES_MAX)
        if t.kind == "string" and len(content.encode()) > (t.limit or STRING_MAX):
            raise Reject("overLimit")
        return checked_text(content.encode(), t)

    def integer(self, kind, content):
        if kind not in ("number", "string"):
            raise Reject("wrongType")
        self.check_number(kind, content)
        mantissa, _, exponent = content.lower().partition("e")
        if not Fraction(mantissa):
            return 0
        if abs(int(exponent or 0)) > 400:
            raise Reject("wrongType" if Fraction(mantissa) and int(exponent) < 0 else "outOfRange")
        value = Fraction(mantissa) * Fraction(10) ** int(exponent or 0)
        if value.denominator != 1:
            raise Reject("wrongType")
        return int(value)

    def check_number(self, kind, content):
        """Numbers are looked at up to 1,024 characters; one in quotes may be none."""
        if kind == "number" and len(content) > 1024:
            raise Reject("overLimit")
        if len(content) > 1024 or not NUMBER.fullmatch(content):
            raise Reject("wrongType")

    def real(self, kind, content):
        if kind == "string" and content in ("NaN", "Infinity", "-Infinity"):
            value = float(content.replace("Infinity", "inf"))
        elif kind in ("number", "string"):
            self.check_number(kind, content)
            value = float(content)
            if value in (float("inf"), float("-inf")):
                raise Reject("outOfRange")
        else:
            raise Reject("wrongType")
        return {"bits": struct.pack(">d", value).hex()}

    def timestamp(self, text):
        match = TIMESTAMP.fullmatch(text)
        if not match:
            raise Reject("invalidText")
        year, month, day, hour, minute, second, digits, sign, hours, minutes = match.groups()
        try:
            at = datetime.datetime(*map(int, (year, month, day, hour, minute, second)))
        except ValueError:
            raise Reject("invalidText")
        offset = 0
        if sign:
            if int(hours) > 23 or int(minutes) > 59:
                raise Reject("invalidText")
            offset = (int(hours) * 3600 + int(minutes) * 60) * (1 if sign == "+" else -1)
        seconds = (at - EPOCH) // datetime.timedelta(seconds=1) - offset
        checked(seconds, FIRST_SECOND, LAST_SECOND)
        return seconds * 10**6 + int((digits or "").ljust(9, "0")) // 1000

    def duration(self, text):
        match = DURATION.fullmatch(text)
        if not match or len(text) > 64:
            raise Reject("invalidText")
        sign, seconds, digits = match.groups()
        nanos = int((digits or "").ljust(9, "0"))
        checked(int(seconds) + (1 if nanos else 0), 0, LONGEST_SPAN)
        micros = int(seconds) * 10**6 + nanos // 1000
        return -micros if sign else micros

    def bytes(self, text, limit):
        if len(text.encode()) > (limit + 2) // 3 * 4:
            raise Reject("overLimit")
        body = text.rstrip("=")
        padding = len(text) - len(body)
        if not re.fullmatch("[A-Za-z0-9+/_-]*", body) or len(body) % 4 == 1:
            raise Reject("invalidText")
        if padding and (len(text) % 4 or padding > 2):
            raise Reject("invalidText")
        data = base64.urlsafe_b64decode(
            body.replace("+", "-").replace("/", "_") + "=" * (-len(body) % 4))
        if len(data) > limit:
            raise Reject("overLimit")
        return {"hex": data.hex()}
