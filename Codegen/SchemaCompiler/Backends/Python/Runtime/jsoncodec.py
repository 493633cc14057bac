"""The proto3 JSON mapping of the exported .proto."""

from __future__ import annotations

import base64
import datetime
import json
import math
import re
import uuid
from decimal import Decimal
from typing import Any, Iterator

from . import proto
from .model import (
    RANGES, Duration, Field, Timestamp, Type, Union, WireError, ascii_bytes, canonical_uuid,
    enum_number, identifier, in_range, inside, limited, ordered, plain_ascii, table, typed, utf8,
)

# The name of an enum's case that a later version added: as good as not there.
_UNKNOWN = object()
_EPOCH = datetime.datetime(1970, 1, 1)
_FIRST, _LAST = -62135596800, 253402300799
_LONGEST = 315576000000
# The longest number and the longest time that are looked at.
_MOST_DIGITS, _MOST_TIME = 1024, 64
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_TIMESTAMP = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]{1,9}))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
)
_DURATION = re.compile(r"(-?)([0-9]+)(?:\.([0-9]{1,9}))?s")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]*")
_PLUS = bytes.maketrans(b"+/", b"-_")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}


# ---------------------------------------------------------------- writing


def encode(value: Any) -> bytes:
    out = _union(value) if isinstance(value, Union) else _message(value)
    return out.encode("utf-8")


def _quoted(content: str) -> str:
    return json.dumps(content, ensure_ascii=False)


def _message(value: Any) -> str:
    members = []
    for field in value._fields:
        if field.retired:
            continue
        content = getattr(value, field.attribute)
        try:
            # What the wire format omits, JSON omits.
            if proto._field(field, content):
                members.append(f'"{field.name}":{_field(field.type, content)}')
        except WireError as error:
            inside(error, field.name)
    return "{" + ",".join(members) + "}"


def _union(value: Union) -> str:
    for case in value._cases:
        if case.number == value.number and not case.retired:
            try:
                return f'{{"{case.name}":{_message(typed(value.value, case.target))}}}'
            except WireError as error:
                inside(error, case.name)
    return "{}"


def _field(t: Type, value: Any) -> str:
    if t.kind == "list" and t.element is not None:
        element = t.element
        return "[" + ",".join(_value(element, content) for content in value) + "]"
    if t.kind == "map" and t.key is not None and t.element is not None:
        members = []
        for key, content in ordered(t, value):
            name = _value(t.key, key)
            name = name if name.startswith('"') else f'"{name}"'
            members.append(f"{name}:{_value(t.element, content)}")
        return "{" + ",".join(members) + "}"
    return _value(t, value)


def _value(t: Type, value: Any) -> str:
    kind = t.kind
    if kind == "bool":
        return "true" if value else "false"
    if kind == "id":
        return f'"{identifier(value, t)}"'
    if kind in ("u64", "i64"):
        return f'"{int(value)}"'
    if kind == "timestamp":
        return f'"{_timestamp(value)}"'
    if kind == "duration":
        return f'"{_duration(value)}"'
    if kind in RANGES:
        return str(int(value))
    if kind == "f64":
        return _real(float(value))
    if kind == "enum":
        name = table(t.target).names.get(int(value))
        return str(enum_number(value, t)) if name is None else f'"{name}"'
    if kind == "string":
        utf8(value, t.limit)
        return _quoted(value)
    if kind == "ascii":
        ascii_bytes(value, t.limit)
        return _quoted(value)
    if kind == "bytes":
        return '"' + base64.b64encode(bytes(value)).decode() + '"'
    if kind == "uuid":
        return f'"{typed(value, uuid.UUID)}"'
    return _union(value) if kind == "union" else _message(value)


def _real(value: float) -> str:
    """As ECMAScript writes it, except for negative zero."""
    if math.isnan(value):
        return '"NaN"'
    if math.isinf(value):
        return '"Infinity"' if value > 0 else '"-Infinity"'
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else "0"
    sign, parts, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits, point = "".join(map(str, parts)), len(parts) + int(exponent)
    if len(digits) <= point <= 21:
        body = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        body = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        body = "0." + "0" * -point + digits
    else:
        mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        body = f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return "-" + body if sign else body


def _fraction(micros: int) -> str:
    if micros == 0:
        return ""
    return f".{micros // 1000:03}" if micros % 1000 == 0 else f".{micros:06}"


def _timestamp(micros: int) -> str:
    micros = min(max(int(micros), _FIRST * 10**6), _LAST * 10**6 + 999_999)
    at = _EPOCH + datetime.timedelta(seconds=micros // 10**6)
    return at.isoformat(timespec="seconds") + _fraction(micros % 10**6) + "Z"


def _duration(micros: int) -> str:
    micros = min(max(int(micros), -_LONGEST * 10**6), _LONGEST * 10**6)
    size = abs(micros)
    return f"{'-' if micros < 0 else ''}{size // 10**6}{_fraction(size % 10**6)}s"


# ---------------------------------------------------------------- reading


def decode(cls: Any, data: bytes, ignoring: bool) -> Any:
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        raise WireError("invalidUTF8") from None
    reader = _Reader(content, ignoring)
    value = reader.coded(cls)
    reader.end()
    return value


class _Reader:
    """Goes through the text once, with the type it expects in hand."""

    def __init__(self, content: str, ignoring: bool) -> None:
        self.text = content
        self.at = 0
        self.ignoring = ignoring

    # Tokens.

    def peek(self) -> str:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        c = self.text[self.at:self.at + 1]
        if c == "" or c not in '{}[]:,"-0123456789tfn':
            raise WireError("malformedJSON")
        return c

    def end(self) -> None:
        match = _SPACE.match(self.text, self.at)
        if match is None or match.end() < len(self.text):
            raise WireError("trailingBytes")

    def expect(self, c: str) -> None:
        if self.peek() != c:
            raise WireError("malformedJSON")
        self.at += 1

    def string(self) -> str:
        self.expect('"')
        parts: list[str] = []
        surrogates = False
        while True:
            match = _PLAIN.match(self.text, self.at)
            assert match is not None
            parts.append(match.group())
            self.at = match.end() + 1
            c = self.text[self.at - 1:self.at]
            if c == '"':
                break
            if c != "\\":
                raise WireError("malformedJSON")
            c = self.text[self.at:self.at + 1]
            self.at += 1
            if c == "u":
                digits = self.text[self.at:self.at + 4]
                if re.fullmatch("[0-9a-fA-F]{4}", digits) is None:
                    raise WireError("malformedJSON")
                self.at += 4
                parts.append(chr(int(digits, 16)))
                surrogates = surrogates or digits[0] in "dD"
            elif c in _ESCAPES:
                parts.append(_ESCAPES[c])
            else:
                raise WireError("malformedJSON")
        content = "".join(parts)
        if not surrogates:
            return content
        try:
            return content.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            raise WireError("invalidUTF8") from None

    def word(self) -> Any:
        word, value = _WORDS[self.text[self.at]]
        end = self.at + len(word)
        following = self.text[end:end + 1]
        if not self.text.startswith(word, self.at) or following.isalnum():
            raise WireError("malformedJSON")
        self.at = end
        return value

    def mismatch(self) -> WireError:
        """What to say of a token that begins no value of the wanted type: another, or none."""
        c = self.peek()
        is_other = c in '{["-0123456789'
        is_word = c in _WORDS and self.text.startswith(_WORDS[c][0], self.at)
        return WireError("wrongType" if is_other or is_word else "malformedJSON")

    def number(self) -> str:
        match = _NUMBER.match(self.text, self.at)
        if match is None or self.text[match.end():match.end() + 1] in tuple("0123456789.eE+-"):
            raise WireError("malformedJSON")
        self.at = match.end()
        return match.group()

    def numeric(self) -> tuple[str, str]:
        """A number, which may stand in quotes, and which of the two it is."""
        c = self.peek()
        if c == '"':
            return "string", self.string()
        if c not in "-0123456789":
            raise self.mismatch()
        return "number", self.number()

    def quoted(self) -> str:
        if self.peek() != '"':
            raise self.mismatch()
        return self.string()

    def null(self) -> bool:
        return self.peek() == "n" and self.word() is None

    def members(self, opening: str) -> Iterator[Any]:
        """Names of an object or indices of an array; each time the value is next in the text."""
        if self.peek() != opening:
            raise self.mismatch()
        self.at += 1
        closing = "}" if opening == "{" else "]"
        if self.peek() == closing:
            self.at += 1
            return
        index = 0
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

    def skip(self) -> None:
        """Passes over a value that nobody knows; it may be nested a hundred deep."""
        open_values: list[Iterator[Any]] = []
        while True:
            c = self.peek()
            if c in "{[":
                if len(open_values) == 100:
                    raise WireError("depthExceeded")
                open_values.append(self.members(c))
            elif c == '"':
                self.string()
            elif c in _WORDS:
                self.word()
            else:
                self.number()
            while open_values and next(open_values[-1], None) is None:
                open_values.pop()
            if not open_values:
                return

    # Values.

    def unknown(self, name: str) -> None:
        if not self.ignoring:
            # As an error shows it: shortened.
            raise WireError("unknownField", name.encode()[:64].decode("utf-8", "replace"))
        self.skip()

    def coded(self, cls: Any) -> Any:
        return self.union(cls) if issubclass(cls, Union) else self.message(cls)

    def message(self, cls: Any) -> Any:
        value = cls()
        known: dict[str, Field] = {}
        for field in cls._fields:
            if not field.retired:
                known[field.name] = known[field.snake] = field
        seen: set[int] = set()
        for name in self.members("{"):
            field = known.get(name)
            if field is None:
                self.unknown(name)
                continue
            try:
                if field.number in seen:
                    raise WireError("duplicateField")
                seen.add(field.number)
                if not self.null():
                    read = self.field(field.type)
                    if read is not _UNKNOWN:
                        setattr(value, field.attribute, read)
            except WireError as error:
                inside(error, field.name)
        return value

    def union(self, cls: Any) -> Any:
        value, seen = cls(), set()
        for name in self.members("{"):
            case = next(
                (it for it in cls._cases if not it.retired and name in (it.name, it.snake)), None
            )
            if case is None:
                self.unknown(name)
                continue
            try:
                if case.number in seen:
                    raise WireError("duplicateField")
                seen.add(case.number)
                if self.null():
                    continue
                if value.number:
                    raise WireError("duplicateField")
                value.value = self.message(case.target)
                value.number = case.number
            except WireError as error:
                inside(error, case.name)
        return value

    def field(self, t: Type) -> Any:
        if t.kind == "map":
            return self.map(t)
        if t.kind != "list" or t.element is None:
            return self.value(t)
        out: list[Any] = []
        for index in self.members("["):
            limited(index + 1, t.limit)
            try:
                read = self.value(t.element)
                if read is not _UNKNOWN:
                    out.append(read)
            except WireError as error:
                inside(error, f"[{index}]")
        return out

    def map(self, t: Type) -> dict[Any, Any]:
        assert t.key is not None and t.element is not None
        out: dict[Any, Any] = {}
        for name in self.members("{"):
            limited(len(out) + 1, t.limit)
            index, part = len(out), "key"
            try:
                key = self.key(t.key, name)
                if key in out:
                    raise WireError("duplicateField")
                part = "value"
                read = self.value(t.element)
                if read is not _UNKNOWN:
                    out[key] = read
            except WireError as error:
                inside(error.inside(part), f"[{index}]")
        return out

    def key(self, t: Type, name: str) -> Any:
        if t.kind != "bool":
            return _plain(t, "string", name)
        if name not in ("true", "false"):
            raise WireError("wrongType")
        return name == "true"

    def value(self, t: Type) -> Any:
        if t.kind == "union":
            return self.union(t.target)
        if t.kind in ("struct", "message"):
            return self.message(t.target)
        if t.kind == "bool":
            if self.peek() not in "tf":
                raise self.mismatch()
            return self.word()
        if t.kind == "enum":
            made = _read_enum(t, *self.numeric())
            if made is _UNKNOWN and not self.ignoring:
                raise WireError("invalidText")
            return made
        if t.kind == "f64" or t.kind in RANGES and t.kind not in ("timestamp", "duration"):
            return _plain(t, *self.numeric())
        return _plain(t, "string", self.quoted())


def _plain(t: Type, form: str, content: Any) -> Any:
    """A value of the type from a token: a `string`, or of numbers a `number`."""
    kind = t.kind
    if kind == "f64":
        return _read_real(form, content)
    if kind in RANGES and kind not in ("timestamp", "duration"):
        return in_range(_read_integer(form, content), kind)
    if kind == "timestamp":
        return _read_timestamp(content)
    if kind == "duration":
        return _read_duration(content)
    if kind == "bytes":
        return _read_bytes(content, t.limit)
    if kind == "uuid":
        return canonical_uuid(content)
    if kind == "ascii":
        return plain_ascii(content.encode(), t.limit)
    utf8(content, t.limit)
    return content


def _check_number(form: str, content: str) -> None:
    """Numbers are looked at up to a length; one in quotes may be none."""
    if form == "number" and len(content) > _MOST_DIGITS:
        raise WireError("overLimit")
    if len(content) > _MOST_DIGITS or _NUMBER.fullmatch(content) is None:
        raise WireError("wrongType")


def _read_integer(form: str, content: str) -> int:
    _check_number(form, content)
    if content.lstrip("-").isdigit():
        digits = content.lstrip("-")
        # No integer of any type has more; longer ones are not worth their conversion.
        return int(content) if len(digits) <= 40 else (-(1 << 70) if content[0] == "-" else 1 << 70)
    mantissa, _, power = content.lower().partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole.lstrip("-") + fraction).lstrip("0")
    if not digits:
        return 0
    significant = digits.rstrip("0")
    # Zeros in front make an exponent no larger.
    power = ("-" if power[:1] == "-" else "") + power.lstrip("+-").lstrip("0")
    power = "" if power == "-" else power
    if len(power) > 9:
        raise WireError("wrongType" if power[0] == "-" else "outOfRange")
    exponent = int(power or 0) - len(fraction) + len(digits) - len(significant)
    if exponent < 0:
        raise WireError("wrongType")
    if len(significant) + exponent > 40:
        raise WireError("outOfRange")
    number = int(significant) * int(10**exponent)
    return -number if mantissa.startswith("-") else number


def _read_real(form: str, content: Any) -> float:
    if form == "string" and content in ("NaN", "Infinity", "-Infinity"):
        return float(content.replace("Infinity", "inf"))
    _check_number(form, content)
    value = float(content)
    if math.isinf(value):
        raise WireError("outOfRange")
    return value


def _read_enum(t: Type, form: str, content: Any) -> Any:
    if form == "string":
        if len(content.encode()) > _MOST_DIGITS:
            raise WireError("invalidText")
        number = table(t.target).numbers.get(content)
        if number is not None:
            return t.target(number)
        if not _INTEGER.fullmatch(content):
            return _UNKNOWN
    return t.target(enum_number(_read_integer(form, content), t))


def _read_timestamp(content: str) -> Timestamp:
    match = _TIMESTAMP.fullmatch(content)
    if match is None:
        raise WireError("invalidText")
    *parts, digits, sign, hours, minutes = match.groups()
    try:
        at = datetime.datetime(*map(int, parts))  # type: ignore[arg-type]
    except ValueError:
        raise WireError("invalidText") from None
    seconds = (at - _EPOCH) // datetime.timedelta(seconds=1)
    if sign:
        if int(hours) > 23 or int(minutes) > 59:
            raise WireError("invalidText")
        offset = int(hours) * 3600 + int(minutes) * 60
        seconds += -offset if sign == "+" else offset
    if not _FIRST <= seconds <= _LAST:
        raise WireError("outOfRange")
    return Timestamp(seconds * 10**6 + int((digits or "").ljust(9, "0")) // 1000)


def _read_duration(content: str) -> Duration:
    match = _DURATION.fullmatch(content) if len(content) <= _MOST_TIME else None
    if match is None:
        raise WireError("invalidText")
    sign, whole, digits = match.groups()
    nanos = int((digits or "").ljust(9, "0"))
    whole = whole.lstrip("0") or "0"
    if len(whole) > 12 or int(whole) + (1 if nanos else 0) > _LONGEST:
        raise WireError("outOfRange")
    micros = int(whole) * 10**6 + nanos // 1000
    return Duration(-micros if sign else micros)


def _read_bytes(content: str, limit: int) -> bytes:
    text = content.encode()
    # Longer than any text of so many bytes.
    limited(len(text), (limit + 2) // 3 * 4)
    end = len(text)
    while end > 0 and len(text) - end < 2 and text[end - 1] == 0x3D:
        end -= 1
    body = text[:end]
    if end % 4 == 1 or (end < len(text) and len(text) % 4):
        raise WireError("invalidText")
    limited(end * 3 // 4, limit)
    if _BASE64.fullmatch(body) is None:
        raise WireError("invalidText")
    return base64.urlsafe_b64decode(body.translate(_PLUS) + b"=" * (-end % 4))


