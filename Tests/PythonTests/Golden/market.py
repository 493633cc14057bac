# Generated from market.drop by `dropwire schema generate`. Do not edit.
"""Package example.market.v1.

A market, small enough to be read.
"""

from __future__ import annotations

import typing as _typing
import uuid as _uuid

from ._dropwire import model as _dw

__all__ = ["Money", "Side", "Order", "Filled", "Refused", "Outcome"]


class Side(_dw.OpenEnum):
    UNSPECIFIED = 0
    BUY = 1
    """Takes."""
    SELL = 2


@_dw.record
class Money(_dw.Struct):
    """An amount of money."""

    minor: int = 0
    """Cents."""
    currency: str = ""
    """ISO 4217"""


@_dw.record
class Order(_dw.Message):
    """What somebody wants to trade."""

    id: int = 0
    side: Side = Side.UNSPECIFIED
    limit: Money | None = None
    note: str = ""
    """Deprecated: use tags."""
    tags: list[str] = _dw.default(default_factory=list)
    levels: dict[int, int] = _dw.default(default_factory=dict)
    from_: _dw.Timestamp = _dw.Timestamp(0)
    class_: int = 0


@_dw.record
class Filled(_dw.Message):
    order: int = 0
    price: Money = _dw.default(default_factory=lambda: Money())


@_dw.record
class Refused(_dw.Message):
    """It did not work out."""

    text: str = ""
    """\"Why\", with a \\ in it."""


class Outcome(_dw.Union):
    __slots__ = ()

    if _typing.TYPE_CHECKING:

        def __init__(
            self,
            *,
            filled: Filled | None = None,
            value_: Refused | None = None,
            unknown: int = 0,
        ) -> None: ...

    @property
    def filled(self) -> Filled | None:
        it: Filled | None = self._get(1)
        return it

    @property
    def value_(self) -> Refused | None:
        """Not filled."""
        it: Refused | None = self._get(3)
        return it


_dw.enumeration(Side, 1, {0: "SIDE_UNSPECIFIED", 1: "SIDE_BUY", 2: "SIDE_SELL"})
_dw.fields(
    Money,
    "example.market.v1.Money",
    _dw.Field(1, "minor", "minor", _dw.i64()),
    _dw.Field(2, "currency", "currency", _dw.ascii(3)),
)
_dw.fields(
    Order,
    "example.market.v1.Order",
    _dw.Field(1, "id", "id", _dw.ident(nonzero=True)),
    _dw.Field(2, "side", "side", _dw.of(Side, nonzero=True)),
    _dw.Field(3, "limit", "limit", _dw.of(Money), optional=True),
    _dw.Field(4, "note", "note", _dw.string(80)),
    _dw.Field(5, "colour", "colour", _dw.string(1024), retired=True),
    _dw.Field(6, "tags", "tags", _dw.list_of(_dw.string(16, min=1), 4)),
    _dw.Field(7, "levels", "levels", _dw.map_of(_dw.u16(), _dw.u32(max=9), 8)),
    _dw.Field(8, "from_", "from", _dw.timestamp()),
    _dw.Field(9, "class_", "class", _dw.u8(min=1, max=5)),
)
_dw.fields(
    Filled,
    "example.market.v1.Filled",
    _dw.Field(1, "order", "order", _dw.ident()),
    _dw.Field(2, "price", "price", _dw.of(Money)),
)
_dw.fields(Refused, "example.market.v1.Refused", _dw.Field(1, "text", "text", _dw.string(200)))
_dw.cases(
    Outcome,
    "example.market.v1.Outcome",
    _dw.Case(1, "filled", "filled", Filled),
    _dw.Case(2, "later", "later", Filled, retired=True),
    _dw.Case(3, "value_", "value", Refused),
)
