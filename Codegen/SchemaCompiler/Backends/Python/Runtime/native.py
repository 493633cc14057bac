"""The native encoding: a block of slots, and a tail of variable fields."""

from __future__ import annotations

import struct
import uuid
from typing import Any

from .model import (
    Duration, Field, Timestamp, Type, Union, WireError, ascii_bytes, elements, enum_number, floating,
    identifier, in_range, inside, limited, ordered, text, typed, utf8,
)

_FORMS = {
    "u8": "<B", "u16": "<H", "u32": "<I", "u64": "<Q", "i32": "<i", "i64": "<q", "id": "<Q",
    "timestamp": "<q", "duration": "<q",
}


class Layout:
    """Where the fixed fields of a message are in its block."""

    __slots__ = ("slots", "size", "tail", "read", "known", "ends")

    def __init__(self, fields: tuple[Field, ...]) -> None:
        #: (field, offset, size, presence byte or -1, mask)
        self.slots: list[tuple[Field, int, int, int, int]] = []
        self.known: dict[int, int] = {}
        size, presence, bit = 0, -1, 8
        for field in fields:
            width = field.type.slot()
            if width is None:
                continue
            where, mask = -1, 0
            if field.optional:
                if bit == 8:
                    presence, bit, size = size, 0, size + 1
                where, mask, bit = presence, 1 << bit, bit + 1
                self.known[where] = self.known.get(where, 0) | mask
            self.slots.append((field, size, width, where, mask))
            size += width
        self.size = size
        self.ends = {0} | {offset + width for _, offset, width, _, _ in self.slots}
        self.tail = [field for field in fields if field.type.slot() is None]
        self.read = list(self.tail)
        while self.read and self.read[-1].retired:
            self.read.pop()


_LAYOUTS: dict[Any, Layout] = {}


def layout(fields: tuple[Field, ...]) -> Layout:
    made = _LAYOUTS.get(fields)
    if made is None:
        made = _LAYOUTS[fields] = Layout(fields)
    return made


# ---------------------------------------------------------------- writing


def encode(value: Any) -> bytes:
    if isinstance(value, Union):
        return _union(value)
    return _message(value._fields, value)


def varint(number: int) -> bytes:
    if number < 0x80:
        return bytes((number,))
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _fixed(t: Type, value: Any) -> bytes:
    kind = t.kind
    form = _FORMS.get(kind)
    if kind == "id":
        return struct.pack("<Q", identifier(value, t))
    if form is not None:
        return struct.pack(form, in_range(value, kind))
    if kind == "bool":
        return b"\1" if typed(value, bool) else b"\0"
    if kind == "enum":
        return struct.pack("<B" if t.size == 1 else "<H", enum_number(value, t))
    if kind == "f64":
        return struct.pack("<d", floating(value))
    if kind == "uuid":
        return typed(value, uuid.UUID).bytes
    if kind == "ascii":
        return ascii_bytes(value, t.limit).ljust(t.limit, b"\0")
    out = b""
    for field in typed(value, t.target)._fields:
        try:
            out += _fixed(field.type, getattr(value, field.attribute))
        except WireError as error:
            inside(error, field.name)
    return out


def _block(fields: tuple[Field, ...], value: Any) -> bytes:
    made = layout(fields)
    out = bytearray(made.size)
    for field, offset, width, presence, mask in made.slots:
        if field.retired:
            continue
        content = getattr(value, field.attribute)
        if presence >= 0:
            if content is None:
                continue
            out[presence] |= mask
        try:
            out[offset:offset + width] = _fixed(field.type, content)
        except WireError as error:
            inside(error, field.name)
    return bytes(out)


def _tail(fields: tuple[Field, ...], value: Any) -> bytes:
    out, kept = bytearray(), 0
    for field in layout(fields).tail:
        if field.retired:
            out.append(0)
            continue
        try:
            data, empty = _variable(field.type, field.optional, getattr(value, field.attribute))
        except WireError as error:
            inside(error, field.name)
        out += data
        if not empty:
            kept = len(out)
    return bytes(out[:kept])


def _message(fields: tuple[Field, ...], value: Any) -> bytes:
    block = _block(fields, value)
    return struct.pack("<H", len(block)) + block + _tail(fields, value)


def _union(value: Union) -> bytes:
    if value.number == 0:
        return b"\0"
    for case in value._cases:
        if case.number == value.number and not case.retired:
            try:
                body = _message(case.target._fields, typed(value.value, case.target))
            except WireError as error:
                inside(error, case.name)
            return varint(case.number) + varint(len(body)) + body
    return varint(value.number) + b"\0"


def _variable(t: Type, optional: bool, value: Any) -> tuple[bytes, bool]:
    """The bytes, and whether they say nothing."""
    kind = t.kind
    if optional and value is None:
        return b"\0", True
    if kind in ("string", "bytes"):
        data = utf8(value, t.limit) if kind == "string" else _octets(t, value)
        if optional:
            return varint(len(data) + 1) + data, False
        return varint(len(data)) + data, not data
    if kind == "message":
        body = _message(t.target._fields, typed(value, t.target))
        return varint(len(body)) + body, False
    if kind == "union":
        return _union(typed(value, t.target)), value.number == 0
    if kind == "map":
        entries = [_Entry(key, content) for key, content in ordered(t, typed(value, dict))]
        return _messages(t.entry, entries), not entries
    assert t.element is not None
    elements(value, t.limit)
    if t.element.kind == "message":
        return _messages(t.element.target._fields, value, t.element.target), not value
    out = varint(len(value))
    for index, content in enumerate(value):
        try:
            if t.element.slot() is not None:
                out += _fixed(t.element, content)
            else:
                out += _variable(t.element, False, content)[0]
        except WireError as error:
            inside(error, f"[{index}]")
    return out, not value


def _octets(t: Type, value: Any) -> bytes:
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise WireError("wrongType")
    data = bytes(value)
    limited(len(data), t.limit)
    return data


class _Entry:
    __slots__ = ("key", "value")

    def __init__(self, key: Any = None, value: Any = None) -> None:
        self.key = key
        self.value = value


def _messages(fields: tuple[Field, ...], values: Any, target: Any = object) -> bytes:
    if not values:
        return b"\0"
    blocks, tails = bytearray(), bytearray()
    for index, value in enumerate(values):
        try:
            blocks += _block(fields, typed(value, target))
            tail = _tail(fields, value)
        except WireError as error:
            inside(error, f"[{index}]")
        tails += varint(len(tail)) + tail
    size = struct.pack("<H", layout(fields).size)
    return varint(len(values)) + size + bytes(blocks) + varint(len(tails)) + bytes(tails)


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

    def u16(self) -> int:
        return int.from_bytes(self.take(2), "little")

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if shift and byte == 0:
                    raise WireError("nonMinimalVarint")
                if value > 0xFFFFFFFF:
                    raise WireError("varintOverflow")
                return value
            shift += 7
            if shift > 28:
                raise WireError("varintOverflow")


def decode(cls: Any, data: bytes) -> Any:
    reader = _Reader(data)
    if issubclass(cls, Union):
        number = reader.varint()
        value = _read_union(cls, reader, number) if number else cls()
        if reader.left:
            raise WireError("trailingBytes")
        return value
    return _read_message(cls, cls._fields, reader)


def _read_fixed(t: Type, data: bytes) -> Any:
    kind = t.kind
    form = _FORMS.get(kind)
    if form is not None:
        number = struct.unpack(form, data)[0]
        if kind == "timestamp":
            return Timestamp(number)
        return Duration(number) if kind == "duration" else number
    if kind == "bool":
        if data[0] > 1:
            raise WireError("invalidBool")
        return data[0] == 1
    if kind == "enum":
        return t.target(int.from_bytes(data, "little"))
    if kind == "f64":
        return struct.unpack("<d", data)[0]
    if kind == "uuid":
        return uuid.UUID(bytes=data)
    if kind == "ascii":
        content = data.rstrip(b"\0")
        if b"\0" in content or not content.isascii():
            raise WireError("invalidASCII")
        return str(content, "ascii")
    made, at = t.target(), 0
    for field in t.target._fields:
        size = field.type.slot() or 0
        try:
            setattr(made, field.attribute, _read_fixed(field.type, data[at:at + size]))
        except WireError as error:
            inside(error, field.name)
        at += size
    return made


def _whole_block(made: Layout, data: bytes) -> bytes:
    """The block as long as this version knows it; an older version's is shorter."""
    length = len(data)
    if length < made.size:
        for _, offset, width, presence, mask in made.slots:
            if offset + width > length > presence >= 0 and data[presence] & mask:
                raise WireError("unknownPresence")
        if length not in made.ends:
            raise WireError("splitBlock")
        data = data.ljust(made.size, b"\0")
    if length <= made.size:
        for presence, mask in made.known.items():
            if data[presence] & ~mask & 0xFF:
                raise WireError("unknownPresence")
    return data


def _read_block(made: Layout, data: bytes, value: Any) -> None:
    data = _whole_block(made, data)
    for field, offset, width, presence, mask in made.slots:
        if field.retired:
            continue
        slot = data[offset:offset + width]
        try:
            if presence >= 0 and not data[presence] & mask:
                if any(slot):
                    raise WireError("nonzeroAbsent")
                setattr(value, field.attribute, None)
            else:
                setattr(value, field.attribute, _read_fixed(field.type, slot))
        except WireError as error:
            inside(error, field.name)


def _read_body(cls: Any, fields: tuple[Field, ...], block: bytes, reader: _Reader) -> Any:
    made, value = layout(fields), cls()
    _read_block(made, block, value)
    for field in made.read:
        try:
            if field.retired:
                _skip(field, reader)
            elif reader.left:
                setattr(value, field.attribute, _read_variable(field.type, field.optional, reader))
            else:
                setattr(value, field.attribute, None if field.optional else field.type.default())
        except WireError as error:
            inside(error, field.name)
    return value


def _read_message(cls: Any, fields: tuple[Field, ...], reader: _Reader) -> Any:
    return _read_body(cls, fields, reader.take(reader.u16()), reader)


def _read_union(cls: Any, reader: _Reader, number: int) -> Any:
    data = reader.take(reader.varint())
    for case in cls._cases:
        if case.number == number and not case.retired:
            made = cls()
            try:
                made.value = _read_message(case.target, case.target._fields, _Reader(data))
            except WireError as error:
                inside(error, case.name)
            made.number = number
            return made
    return cls(unknown=number)


def _not_last(reader: _Reader) -> None:
    if reader.left == 0:
        raise WireError("explicitEmpty")


def _read_variable(t: Type, optional: bool, reader: _Reader) -> Any:
    """A field of the tail; a reader at its end never comes here."""
    kind = t.kind
    if kind in ("string", "bytes"):
        count = reader.varint()
        if count == 0:
            _not_last(reader)
            return None if optional else t.default()
        data = reader.take(limited(count - 1 if optional else count, t.limit))
        return text(data, t.limit) if kind == "string" else data
    if kind in ("list", "map"):
        count = limited(reader.varint(), t.limit)
        if count == 0:
            _not_last(reader)
            return t.default()
        return _read_map(t, count, reader) if kind == "map" else _read_list(t, count, reader)
    number = reader.varint()
    if number == 0:
        _not_last(reader)
        return None if optional else t.default()
    if kind == "union":
        return _read_union(t.target, reader, number)
    return _read_message(t.target, t.target._fields, _Reader(reader.take(number)))


def _read_map(t: Type, count: int, reader: _Reader) -> dict[Any, Any]:
    entries = _read_messages(_Entry, t.entry, count, reader)
    assert t.key is not None
    keys = [entry.key for entry in entries]
    if t.key.kind == "string":
        keys = [key.encode() for key in keys]
    if any(not before < after for before, after in zip(keys, keys[1:])):
        raise WireError("unsortedMap")
    return {entry.key: entry.value for entry in entries}


def _read_list(t: Type, count: int, reader: _Reader) -> list[Any]:
    element = t.element
    assert element is not None
    if element.kind == "message":
        return _read_messages(element.target, element.target._fields, count, reader)
    size = element.slot()
    if count * (1 if size is None else size) > reader.left:
        raise WireError("countExceedsBytes")
    out: list[Any] = []
    for index in range(count):
        try:
            if size is not None:
                out.append(_read_fixed(element, reader.take(size)))
            elif element.kind == "union":
                number = reader.varint()
                made = _read_union(element.target, reader, number) if number else element.target()
                out.append(made)
            else:
                data = reader.take(limited(reader.varint(), element.limit))
                out.append(text(data, element.limit) if element.kind == "string" else data)
        except WireError as error:
            inside(error, f"[{index}]")
    return out


def _read_messages(cls: Any, fields: tuple[Field, ...], count: int, reader: _Reader) -> list[Any]:
    size = reader.u16()
    if count * size > reader.left:
        raise WireError("countExceedsBytes")
    blocks = reader.take(count * size)
    total = reader.varint()
    if total < count:
        raise WireError("countExceedsBytes")
    tails, out = _Reader(reader.take(total)), []
    for index in range(count):
        try:
            tail = _Reader(tails.take(tails.varint()))
            out.append(_read_body(cls, fields, blocks[index * size:(index + 1) * size], tail))
        except WireError as error:
            inside(error, f"[{index}]")
    if tails.left:
        raise WireError("trailingBytes")
    return out


def _skip(field: Field, reader: _Reader) -> None:
    """A retired field: its lengths are followed, its content is not looked at."""
    if reader.left == 0:
        return
    t, count = field.type, reader.varint()
    if count == 0:
        return _not_last(reader)
    if t.kind in ("string", "bytes"):
        reader.take(count - 1 if field.optional else count)
    elif t.kind == "message":
        reader.take(count)
    elif t.kind == "union":
        reader.take(reader.varint())
    else:
        _skip_elements(t, count, reader)


def _skip_elements(t: Type, count: int, reader: _Reader) -> None:
    assert t.element is not None
    size = None if t.kind == "map" else t.element.slot()
    if t.kind == "map" or t.element.kind == "message":
        size = reader.u16()
        if count * size > reader.left:
            raise WireError("countExceedsBytes")
        reader.take(count * size)
        reader.take(reader.varint())
        return
    if count * (1 if size is None else size) > reader.left:
        raise WireError("countExceedsBytes")
    if size is not None:
        reader.take(count * size)
        return
    for _ in range(count):
        length = reader.varint()
        if t.element.kind == "union":
            length = reader.varint() if length else 0
        reader.take(length)

