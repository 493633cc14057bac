"""The protobuf wire format of the exported .proto."""

from __future__ import annotations

import struct
import uuid
from typing import Any

from .model import (
    NIL, RANGES, Duration, Field, Timestamp, Type, Union, WireError, ascii_bytes, canonical_uuid,
    elements, enum_number, floating, identifier, in_range, inside, limited, ordered, plain_ascii,
    text, typed, utf8,
)

_VARINT, _FIXED64, _LENGTH, _START, _END, _FIXED32 = range(6)
_MASK = 2**64 - 1
_WIRES = {"id": _FIXED64, "f64": _FIXED64, "enum": _VARINT, "bool": _VARINT}
_WIRES.update({kind: _VARINT for kind in ("u8", "u16", "u32", "u64", "i32", "i64")})


def _wire(t: Type) -> int:
    return _WIRES.get(t.kind, _LENGTH)


def split(micros: int, kind: str) -> tuple[int, int]:
    """Seconds and microseconds: of a timestamp the latter count forward, of a duration outward."""
    if kind == "timestamp" or micros >= 0:
        return micros // 10**6, micros % 10**6
    return -(-micros // 10**6), -(-micros % 10**6)


# ---------------------------------------------------------------- writing


def encode(value: Any) -> bytes:
    return _union(value) if isinstance(value, Union) else _message(value)


def varint(number: int) -> bytes:
    number &= _MASK
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _message(value: Any) -> bytes:
    out = bytearray()
    for field in value._fields:
        if field.retired:
            continue
        try:
            out += _field(field, getattr(value, field.attribute))
        except WireError as error:
            inside(error, field.name)
    return bytes(out)


def _union(value: Union) -> bytes:
    for case in value._cases:
        if case.number == value.number and not case.retired:
            try:
                body = _message(typed(value.value, case.target))
            except WireError as error:
                inside(error, case.name)
            return varint(case.number << 3 | _LENGTH) + varint(len(body)) + body
    return b""


def _field(field: Field, value: Any) -> bytes:
    t, number = field.type, field.number
    if field.optional:
        return b"" if value is None else _one(number, t, value)
    if t.kind == "list":
        return _list(number, t, value)
    if t.kind == "map":
        return _map(number, t, value)
    wire = _wire(t)
    body = _body(t, value)
    if wire == _LENGTH:
        empty = value == NIL if t.kind == "uuid" else not body
        return b"" if empty else varint(number << 3 | wire) + varint(len(body)) + body
    # The default of a number has only zero bits; -0.0 has one that is not.
    return varint(number << 3 | wire) + body if any(body) else b""


def _one(number: int, t: Type, value: Any) -> bytes:
    wire, body = _wire(t), _body(t, value)
    length = varint(len(body)) if wire == _LENGTH else b""
    return varint(number << 3 | wire) + length + body


def _body(t: Type, value: Any) -> bytes:
    """What is behind the tag and the length."""
    kind = t.kind
    if kind == "bool":
        return b"\1" if typed(value, bool) else b"\0"
    if kind == "enum":
        return varint(enum_number(value, t))
    if kind == "id":
        return struct.pack("<Q", identifier(value, t))
    if kind in ("timestamp", "duration"):
        seconds, micros = split(in_range(value, kind), kind)
        out = b"\x08" + varint(seconds) if seconds else b""
        return out + (b"\x10" + varint(micros * 1000) if micros else b"")
    if kind in RANGES:
        return varint(in_range(value, kind))
    if kind == "f64":
        return struct.pack("<d", floating(value))
    if kind == "string":
        return utf8(value, t.limit)
    if kind == "bytes":
        if not isinstance(value, (bytes, bytearray, memoryview)):
            raise WireError("wrongType")
        limited(len(value), t.limit)
        return bytes(value)
    if kind == "ascii":
        return ascii_bytes(value, t.limit)
    if kind == "uuid":
        return str(typed(value, uuid.UUID)).encode()
    if kind == "union":
        return _union(typed(value, t.target))
    return _message(typed(value, t.target))


def _list(number: int, t: Type, value: Any) -> bytes:
    assert t.element is not None
    elements(value, t.limit)
    packed, out = _wire(t.element) != _LENGTH, bytearray()
    for index, element in enumerate(value):
        try:
            out += _body(t.element, element) if packed else _one(number, t.element, element)
        except WireError as error:
            inside(error, f"[{index}]")
    if packed and value:
        return varint(number << 3 | _LENGTH) + varint(len(out)) + bytes(out)
    return bytes(out)


def _map(number: int, t: Type, value: Any) -> bytes:
    assert t.key is not None and t.element is not None
    out = bytearray()
    for index, (key, content) in enumerate(ordered(t, typed(value, dict))):
        name = "key"
        try:
            body = _one(1, t.key, key)
            name = "value"
            body += _one(2, t.element, content)
        except WireError as error:
            inside(error.inside(name), f"[{index}]")
        out += varint(number << 3 | _LENGTH) + varint(len(body)) + body
    return bytes(out)


# ---------------------------------------------------------------- reading


class _Reader:
    __slots__ = ("data", "at")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    @property
    def left(self) -> int:
        return len(self.data) - self.at

    def take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self.data):
            raise WireError("truncated")
        data = self.data[self.at:end]
        self.at = end
        return data

    def varint(self) -> int:
        value = 0
        for index in range(10):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << 7 * index
            if byte < 0x80:
                return value & _MASK
        raise WireError("varintOverflow")

    def tag(self) -> tuple[int, int]:
        start = self.at
        value = self.varint()
        # Of 32 bits, in no more bytes than those take.
        if self.at - start > 5 or value > 0xFFFFFFFF or value >> 3 == 0:
            raise WireError("invalidTag")
        if value & 7 > _FIXED32:
            raise WireError("invalidWireType")
        return value >> 3, value & 7

    def skip(self, number: int, wire: int) -> None:
        """Passes over an unknown field; groups may be nested a hundred deep."""
        open_groups: list[int] = []
        while True:
            if wire == _VARINT:
                self.varint()
            elif wire == _FIXED64:
                self.take(8)
            elif wire == _LENGTH:
                self.take(self.varint())
            elif wire == _FIXED32:
                self.take(4)
            elif wire == _START:
                open_groups.append(number)
                if len(open_groups) > 100:
                    raise WireError("depthExceeded")
            elif not open_groups or open_groups.pop() != number:
                raise WireError("invalidTag")
            if not open_groups:
                return
            if not self.left:
                raise WireError("truncated")
            number, wire = self.tag()


def decode(cls: Any, data: bytes) -> Any:
    value = cls()
    _read_into(cls, value, data)
    return value


def _read_into(cls: Any, value: Any, data: bytes) -> None:
    """Reads a message's fields into a value that may have some already."""
    if issubclass(cls, Union):
        return _read_union(cls, value, data)
    known = {field.number: field for field in cls._fields if not field.retired}
    _read_fields(known, value, data)


def _read_fields(known: dict[int, Field], value: Any, data: bytes) -> None:
    reader = _Reader(data)
    while reader.left:
        number, wire = reader.tag()
        field = known.get(number)
        if field is None or not _fits(field.type, wire):
            reader.skip(number, wire)
            continue
        try:
            old = getattr(value, field.attribute)
            setattr(value, field.attribute, _read_field(field, wire, reader, old))
        except WireError as error:
            inside(error, field.name)


def _fits(t: Type, wire: int) -> bool:
    if t.kind == "list" and t.element is not None:
        return wire == _LENGTH or wire == _wire(t.element)
    return wire == _wire(t)


def _read_field(field: Field, wire: int, reader: _Reader, old: Any) -> Any:
    t = field.type
    if t.kind == "list":
        return _read_list(t, wire, reader, old)
    if t.kind == "map":
        return _read_entry(t, reader, old)
    return _read_one(t, reader, t.default() if old is None else old)


def _read_one(t: Type, reader: _Reader, old: Any) -> Any:
    kind, wire = t.kind, _wire(t)
    if wire == _VARINT:
        return _number(t, reader.varint())
    if wire == _FIXED64:
        return struct.unpack("<Q" if kind == "id" else "<d", reader.take(8))[0]
    data = reader.take(reader.varint())
    if kind == "string":
        return text(data, t.limit)
    if kind == "bytes":
        limited(len(data), t.limit)
        return data
    if kind == "ascii":
        return plain_ascii(data, t.limit)
    if kind == "uuid":
        try:
            return canonical_uuid(str(data, "utf-8"))
        except UnicodeDecodeError:
            raise WireError("invalidUUID") from None
    if kind in ("timestamp", "duration"):
        return _time(kind, data, old)
    _read_into(t.target, old, data)
    return old


def _signed(value: int, bits: int) -> int:
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


def _number(t: Type, value: int) -> Any:
    kind = t.kind
    if kind == "bool":
        return value != 0
    if kind == "u64":
        return value
    if kind in ("i32", "i64"):
        return _signed(value, int(kind[1:]))
    if kind == "enum":
        return t.target(enum_number(_signed(value, 32), t))
    return in_range(value & 0xFFFFFFFF, kind)


def _time(kind: str, data: bytes, old: int) -> int:
    seconds, micros = split(old, kind)
    reader = _Reader(data)
    while reader.left:
        number, wire = reader.tag()
        if wire == _VARINT and number == 1:
            seconds = _signed(reader.varint(), 64)
        elif wire == _VARINT and number == 2:
            nanos = _signed(reader.varint(), 32)
            outward = kind == "duration" and nanos < 0
            micros = -(-nanos // 1000) if outward else nanos // 1000
        else:
            reader.skip(number, wire)
    total = in_range(seconds * 10**6 + micros, kind)
    return Timestamp(total) if kind == "timestamp" else Duration(total)


def _read_union(cls: Any, value: Union, data: bytes) -> None:
    known = {case.number: case for case in cls._cases if not case.retired}
    reader = _Reader(data)
    while reader.left:
        number, wire = reader.tag()
        case = known.get(number)
        if case is None or wire != _LENGTH:
            reader.skip(number, wire)
            continue
        try:
            body = reader.take(reader.varint())
            content = value.value if value.number == number else case.target()
            _read_into(case.target, content, body)
        except WireError as error:
            inside(error, case.name)
        value.number, value.value = number, content


def _read_list(t: Type, wire: int, reader: _Reader, out: list[Any]) -> list[Any]:
    element = t.element
    assert element is not None
    packed = wire == _LENGTH and _wire(element) != _LENGTH
    source = _Reader(reader.take(reader.varint())) if packed else reader
    while not packed or source.left:
        if len(out) >= t.limit:
            raise WireError("overLimit")
        try:
            out.append(_read_one(element, source, element.default()))
        except WireError as error:
            inside(error, f"[{len(out)}]")
        if not packed:
            break
    return out


class _Entry:
    __slots__ = ("key", "value")

    def __init__(self, key: Any, value: Any) -> None:
        self.key = key
        self.value = value


def _read_entry(t: Type, reader: _Reader, out: dict[Any, Any]) -> dict[Any, Any]:
    assert t.key is not None and t.element is not None
    entry = _Entry(t.key.default(), t.element.default())
    try:
        _read_fields({field.number: field for field in t.entry}, entry, reader.take(reader.varint()))
    except WireError as error:
        inside(error, f"[{len(out)}]")
    if entry.key not in out:
        limited(len(out) + 1, t.limit)
    out[entry.key] = entry.value
    return out
