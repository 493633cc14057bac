"""What generated types are made of: values, errors, and the tables the codecs go by."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import sys
import typing
import uuid
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Literal, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Callable[[Any], Any]:
        return lambda it: it


#: The three encodings every message has.
Encoding = Literal["native", "proto", "json"]

NIL = uuid.UUID(int=0)
_T = TypeVar("_T")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MICROSECOND = datetime.timedelta(microseconds=1)

default = dataclasses.field


@dataclass_transform(field_specifiers=(dataclasses.field,))
def record(cls: type[_T]) -> type[_T]:
    """A dataclass with slots, where Python has them for dataclasses (3.10 and later)."""
    if sys.version_info >= (3, 10):
        return dataclasses.dataclass(slots=True)(cls)
    return dataclasses.dataclass(cls)


# ---------------------------------------------------------------- errors


def joined(outer: str, inner: str) -> str:
    if not inner or not outer:
        return outer or inner
    return outer + inner if inner.startswith("[") else f"{outer}.{inner}"


class WireError(ValueError):
    """Bytes that are no encoding of the type, or a value that has none.

    `reason` is a name all implementations share, such as `overLimit`; `path` is the field, such as
    `pools[3].capacity`, and empty when the message as a whole is wrong; `detail` says more, or nothing.
    """

    def __init__(self, reason: str, path: str = "", detail: str = "") -> None:
        text = f"{reason}: {detail}" if detail else reason
        super().__init__(f"{path}: {text}" if path else text)
        self.reason = reason
        self.path = path
        self.detail = detail

    def inside(self, name: str) -> WireError:
        return WireError(self.reason, joined(name, self.path), self.detail)


class ValidationError(ValueError):
    """A value that violates a constraint of its schema: `path` says where, `requirement` which."""

    def __init__(self, path: str, requirement: str) -> None:
        super().__init__(f"{path} {requirement}")
        self.path = path
        self.requirement = requirement

    def inside(self, name: str) -> ValidationError:
        return ValidationError(joined(name, self.path), self.requirement)


# ---------------------------------------------------------------- values


class Timestamp(int):
    """Microseconds since 1970-01-01T00:00:00Z, with conversions."""

    __slots__ = ()

    @classmethod
    def from_datetime(cls, at: datetime.datetime) -> Timestamp:
        """The instant of a datetime that has a time zone."""
        if at.tzinfo is None:
            raise ValueError("a datetime without a time zone is no instant")
        return cls((at - _EPOCH) // _MICROSECOND)

    @classmethod
    def now(cls) -> Timestamp:
        """The clock of this machine."""
        return cls.from_datetime(datetime.datetime.now(datetime.timezone.utc))

    def datetime(self) -> datetime.datetime:
        """The same in UTC; raises OverflowError outside the years 1 to 9999."""
        return _EPOCH + datetime.timedelta(microseconds=int(self))


class Duration(int):
    """A length of time in microseconds, with conversions."""

    __slots__ = ()

    @classmethod
    def from_timedelta(cls, span: datetime.timedelta) -> Duration:
        """The same length."""
        return cls(span // _MICROSECOND)

    def timedelta(self) -> datetime.timedelta:
        """The same length; raises OverflowError beyond what timedelta has."""
        return datetime.timedelta(microseconds=int(self))


_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def id_number(text: str, kind: str = "") -> int:
    """The number of an id's text, such as `hold_3w00`; raises WireError for what is none, or none of that kind."""
    prefix, _, digits = text.rpartition("_")
    wanted = kind or "drop"
    form = f"write a number, or {wanted}_ and its digits, such as {wanted}_3w00"
    value = 0
    for digit in digits:
        value = value << 5 | max(_DIGITS.find(digit), 0)
    if not prefix or value >= 1 << 64 or id_text(prefix, value) != text:
        raise WireError("invalidText", "", f"{text} is no id; {form}")
    if kind and prefix != kind:
        raise WireError("invalidText", "", f"{text} is the id of a {prefix}, not of a {kind}; {form}")
    return value


def id_text(kind: str, number: int) -> str:
    """The text of an id: `id_text("hold", 126976)` is `hold_3w00`."""
    digits = _DIGITS[number & 31]
    while number > 31:
        number >>= 5
        digits = _DIGITS[number & 31] + digits
    return f"{kind}_{digits}"


class OpenEnum(enum.IntEnum):
    """An enum that keeps numbers it does not know, as a value called `UNRECOGNIZED_n`."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, int) or not 0 <= value <= 0xFFFF:
            return None
        made = int.__new__(cls, value)
        made._name_ = f"UNRECOGNIZED_{value}"
        made._value_ = value
        return made

    @property
    def is_recognized(self) -> bool:
        """Whether this version of the schema has the value."""
        return self._name_ in type(self).__members__


class Struct:
    """A frozen shape of fixed size, inside of messages."""

    __slots__ = ()
    _fields: ClassVar[tuple[Field, ...]]

    def validate(self) -> None:
        """Raises ValidationError when a constraint of the schema does not hold."""
        from . import validation

        validation.fields(self)


class Coded:
    """What can be sent by itself: a message or a union."""

    __slots__ = ()
    #: The name on the wire, with the package.
    FULL_NAME: ClassVar[str]

    def encode(self, encoding: Encoding = "native") -> bytes:
        """The bytes of the value; raises WireError when a field is beyond its range or limit."""
        from . import codec

        return codec.encode(self, encoding)

    @classmethod
    def decode(
        cls, data: bytes, encoding: Encoding = "native", *, ignoring_unknown_fields: bool = False
    ) -> Self:
        """The value of all of `data`; raises WireError with the reason and the field.

        `ignoring_unknown_fields` is for JSON; the other encodings always do.
        """
        from . import codec

        made: Self = codec.decode(cls, data, encoding, ignoring_unknown_fields)
        return made

    def validate(self) -> None:
        """Raises ValidationError when a constraint of the schema does not hold."""
        raise NotImplementedError


class Message(Coded):
    """A message: fields with defaults, in the order of their numbers."""

    __slots__ = ()
    _fields: ClassVar[tuple[Field, ...]]

    def validate(self) -> None:
        from . import validation

        validation.fields(self)


class Union(Coded):
    """At most one of several messages. `which` names it, `value` is it.

    Made with one keyword, the case's name. A case that only a later version of the schema has, is
    kept by its `number`; its content is not.
    """

    __slots__ = ("number", "value")
    _cases: ClassVar[tuple[Case, ...]]

    number: int
    value: Any

    def __init__(self, *, unknown: int = 0, **cases: Any) -> None:
        self.number = unknown
        self.value = None
        for case in self._cases:
            given = cases.pop(case.attribute, None) if not case.retired else None
            if given is None:
                continue
            if self.number:
                raise ValueError(f"{type(self).__name__} has one case")
            self.number = case.number
            self.value = given
        if cases:
            raise TypeError(f"{type(self).__name__} has no case {', '.join(cases)}")

    @property
    def which(self) -> str | None:
        """The attribute that is set; None when none is, or one that this version does not know."""
        for case in self._cases:
            if case.number == self.number and not case.retired:
                return case.attribute
        return None

    def _get(self, number: int) -> Any:
        return self.value if self.number == number else None

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.number == other.number and self.value == other.value

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        name = self.which
        if name is None:
            return f"{type(self).__name__}({f'unknown={self.number}' if self.number else ''})"
        return f"{type(self).__name__}({name}={self.value!r})"

    def validate(self) -> None:
        from . import validation

        validation.union(self)


@record
class Empty(Message):
    """The message of a method that asks or answers nothing: `()`."""


# ---------------------------------------------------------------- tables


class Type:
    """A type of the schema with its limit and constraints."""

    __slots__ = ("kind", "size", "limit", "target", "key", "element", "checks", "entry", "prefix", "_names")

    def __init__(
        self,
        kind: str,
        *,
        size: int | None = None,
        limit: int = 0,
        target: Any = None,
        key: Type | None = None,
        element: Type | None = None,
        checks: dict[str, Any] | None = None,
        prefix: str = "",
    ) -> None:
        self.kind = kind
        self.size = size
        self.limit = limit
        self.target = target
        self.key = key
        self.element = element
        self.checks = checks or {}
        #: What the text of an id of a newtype begins with.
        self.prefix = prefix
        self.entry: tuple[Field, ...] = ()
        if key is not None and element is not None:
            self.entry = (Field(1, "key", "key", key), Field(2, "value", "value", element))

    def slot(self) -> int | None:
        """Bytes in a block; None for what is in the tail."""
        if self.kind == "struct" and self.size is None:
            self.size = sum(field.type.slot() or 0 for field in self.target._fields)
        return self.size

    def default(self) -> Any:
        """The value of a field that is not there."""
        make = _DEFAULTS.get(self.kind)
        return self.target() if make is None else make(self)


class Field:
    """A field of a message or struct: its number, its attribute, its name in the schema and JSON."""

    __slots__ = ("number", "attribute", "name", "type", "optional", "retired", "snake")

    def __init__(
        self,
        number: int,
        attribute: str,
        name: str,
        type: Type,
        *,
        optional: bool = False,
        retired: bool = False,
    ) -> None:
        self.number = number
        self.attribute = attribute
        self.name = name
        self.type = type
        self.optional = optional
        self.retired = retired
        self.snake = attribute.rstrip("_")
        # Ids are of the kind that the field is called after.
        for each in (type, type.element):
            if each is not None and each.kind == "id" and type.key is None:
                each.target = name


class Case:
    """A case of a union."""

    __slots__ = ("number", "attribute", "name", "target", "retired", "snake")

    def __init__(
        self, number: int, attribute: str, name: str, target: Any, *, retired: bool = False
    ) -> None:
        self.number = number
        self.attribute = attribute
        self.name = name
        self.target = target
        self.retired = retired
        self.snake = attribute.rstrip("_")


class EnumTable:
    """What an enum is called in JSON, and how wide it is."""

    __slots__ = ("size", "names", "numbers")

    def __init__(self, size: int, names: dict[int, str]) -> None:
        self.size = size
        self.names = names
        self.numbers = {name: number for number, name in names.items()}


_TABLES: dict[type, EnumTable] = {}

_DEFAULTS: dict[str, Callable[[Type], Any]] = {
    "bool": lambda t: False,
    "f64": lambda t: 0.0,
    "timestamp": lambda t: Timestamp(0),
    "duration": lambda t: Duration(0),
    "uuid": lambda t: NIL,
    "ascii": lambda t: "",
    "string": lambda t: "",
    "bytes": lambda t: b"",
    "list": lambda t: [],
    "map": lambda t: {},
    "enum": lambda t: t.target(0),
    **{kind: (lambda t: 0) for kind in ("u8", "u16", "u32", "u64", "i32", "i64", "id")},
}

#: The bounds of integers.
RANGES = {
    "u8": (0, 2**8 - 1),
    "u16": (0, 2**16 - 1),
    "u32": (0, 2**32 - 1),
    "u64": (0, 2**64 - 1),
    "i32": (-(2**31), 2**31 - 1),
    "i64": (-(2**63), 2**63 - 1),
    "id": (0, 2**64 - 1),
    "timestamp": (-(2**63), 2**63 - 1),
    "duration": (-(2**63), 2**63 - 1),
}


def _scalar(kind: str, size: int) -> Callable[..., Type]:
    return lambda **checks: Type(kind, size=size, checks=checks)


boolean = _scalar("bool", 1)
u8 = _scalar("u8", 1)
u16 = _scalar("u16", 2)
u32 = _scalar("u32", 4)
u64 = _scalar("u64", 8)
i32 = _scalar("i32", 4)
i64 = _scalar("i64", 8)
f64 = _scalar("f64", 8)
timestamp = _scalar("timestamp", 8)
duration = _scalar("duration", 8)
guid = _scalar("uuid", 16)


def ident(*, prefix: str = "", **checks: Any) -> Type:
    """An id; of a newtype with what its text begins with."""
    return Type("id", size=8, checks=checks, prefix=prefix)


def ascii(size: int) -> Type:
    return Type("ascii", size=size, limit=size)


def string(limit: int, **checks: Any) -> Type:
    return Type("string", limit=limit, checks=checks)


def octets(limit: int, **checks: Any) -> Type:
    return Type("bytes", limit=limit, checks=checks)


def of(target: Any, **checks: Any) -> Type:
    """An enum, struct, message or union."""
    if issubclass(target, OpenEnum):
        return Type("enum", size=_TABLES[target].size, target=target, checks=checks)
    for base, kind in ((Struct, "struct"), (Message, "message"), (Union, "union")):
        if issubclass(target, base):
            return Type(kind, target=target)
    raise TypeError(f"{target} is no type of a schema")


def list_of(element: Type, limit: int, **checks: Any) -> Type:
    return Type("list", limit=limit, element=element, checks=checks)


def map_of(key: Type, value: Type, limit: int, **checks: Any) -> Type:
    return Type("map", limit=limit, key=key, element=value, checks=checks)


def enumeration(target: type[OpenEnum], size: int, names: dict[int, str]) -> None:
    """Says how wide an enum is, and what its values are called in JSON."""
    _TABLES[target] = EnumTable(size, names)


def table(target: type[OpenEnum]) -> EnumTable:
    return _TABLES[target]


def fields(target: Any, full_name: str, *parts: Field) -> None:
    """Gives a message or struct its table."""
    target._fields = parts
    if issubclass(target, Coded):
        target.FULL_NAME = full_name


def cases(target: type[Union], full_name: str, *parts: Case) -> None:
    """Gives a union its table."""
    target._cases = parts
    target.FULL_NAME = full_name


fields(Empty, "google.protobuf.Empty")


# ---------------------------------------------------------------- shared by the codecs


def inside(error: WireError | ValidationError, name: str) -> typing.NoReturn:
    raise error.inside(name) from None


def identifier(value: Any, t: Type) -> int:
    """The number of an id, which may be given as its text: of its newtype's kind, or of the one that the field is
    called after."""
    if isinstance(value, str):
        if t.prefix:
            return id_number(value, t.prefix)
        kind = value.partition("_")[0]
        named = t.target or ""
        value = id_number(value, kind if kind and named.startswith(kind) else named)
    return in_range(value, "id")


def in_range(value: Any, kind: str) -> int:
    """An integer of a field, as it is written."""
    if not isinstance(value, int):
        raise WireError("wrongType")
    low, high = RANGES[kind]
    if not low <= value <= high:
        raise WireError("outOfRange")
    return int(value)


def enum_number(value: Any, t: Type) -> int:
    if not isinstance(value, int):
        raise WireError("wrongType")
    if not 0 <= value < 1 << 8 * (t.size or 1):
        raise WireError("outOfRange")
    return int(value)


def typed(value: Any, expected: type[_T]) -> _T:
    if not isinstance(value, expected):
        raise WireError("wrongType")
    return value


def floating(value: Any) -> float:
    """A number of a field, as it is written."""
    if not isinstance(value, (int, float)):
        raise WireError("wrongType")
    try:
        return float(value)
    except OverflowError:
        raise WireError("outOfRange") from None


def elements(value: Any, limit: int) -> Any:
    """The elements of a list that is written. A text has letters, and is no list."""
    if not isinstance(value, (list, tuple)):
        raise WireError("wrongType")
    limited(len(value), limit)
    return value


def limited(count: int, limit: int) -> int:
    if count > limit:
        raise WireError("overLimit")
    return count


def utf8(value: Any, limit: int) -> bytes:
    """The bytes of a text that is written."""
    try:
        data = typed(value, str).encode("utf-8")
    except UnicodeEncodeError:
        raise WireError("invalidUTF8") from None
    limited(len(data), limit)
    return data


def ascii_bytes(value: Any, size: int) -> bytes:
    try:
        data = typed(value, str).encode("ascii")
    except UnicodeEncodeError:
        raise WireError("invalidASCII") from None
    limited(len(data), size)
    if b"\0" in data:
        raise WireError("invalidASCII")
    return data


def text(data: bytes, limit: int) -> str:
    """Text that is read."""
    limited(len(data), limit)
    try:
        return str(data, "utf-8")
    except UnicodeDecodeError:
        raise WireError("invalidUTF8") from None


def plain_ascii(data: bytes, size: int) -> str:
    limited(len(data), size)
    if b"\0" in data or not data.isascii():
        raise WireError("invalidASCII")
    return str(data, "ascii")


def canonical_uuid(content: str) -> uuid.UUID:
    """A uuid in its only form, or nothing for zero."""
    if content == "":
        return NIL
    try:
        made = uuid.UUID(content)
    except ValueError:
        raise WireError("invalidUUID") from None
    if str(made) != content:
        raise WireError("invalidUUID")
    return made


def ordered(t: Type, entries: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """A map's entries with their keys ascending: text by its bytes, a uuid by its own."""
    assert t.key is not None
    limited(len(entries), t.limit)
    if t.key.prefix:
        given, entries = entries, {}
        for index, (key, content) in enumerate(given.items()):
            try:
                entries[identifier(key, t.key)] = content
            except WireError as error:
                inside(error, f"[{index}].key")
    for index, key in enumerate(entries):
        # Keys of other types have no order among these.
        expected = _KEYS.get(t.key.kind, int)
        if not isinstance(key, expected):
            raise WireError("wrongType", f"[{index}].key")
    if t.key.kind == "string":
        return sorted(entries.items(), key=lambda pair: utf8(pair[0], 1 << 62))
    return sorted(entries.items(), key=lambda pair: pair[0])


_KEYS: dict[str, type] = {"string": str, "uuid": uuid.UUID, "bool": bool}


