"""Constraints and limits of every field, nested ones included."""

from __future__ import annotations

import uuid
from typing import Any

from .model import Field, Type, Union, ValidationError, inside

_UNITS = {"string": "bytes", "bytes": "bytes", "list": "elements", "map": "entries"}


def fields(value: Any) -> None:
    for field in value._fields:
        if not field.retired:
            _field(field, getattr(value, field.attribute))


def union(value: Union) -> None:
    for case in value._cases:
        if case.number == value.number and not case.retired:
            try:
                fields(value.value)
            except ValidationError as error:
                inside(error, case.name)


def _field(field: Field, value: Any) -> None:
    if field.optional and value is None:
        return
    try:
        _value(field.type, value)
    except ValidationError as error:
        inside(error, field.name)


def _measure(t: Type, value: Any) -> Any:
    if t.kind == "string":
        return len(value.encode("utf-8", "surrogatepass"))
    return len(value) if t.kind in _UNITS else value


def _value(t: Type, value: Any) -> None:
    measure, unit = _measure(t, value), _UNITS.get(t.kind)
    verb, tail = ("have", f" {unit}") if unit else ("be", "")
    checks = t.checks
    if "min" in checks and not measure >= checks["min"]:
        raise ValidationError("", f"must {verb} at least {checks['min']}{tail}")
    if "max" in checks and not measure <= checks["max"]:
        raise ValidationError("", f"must {verb} at most {checks['max']}{tail}")
    if "len" in checks and measure != checks["len"]:
        raise ValidationError("", f"must have exactly {checks['len']}{tail}")
    if "nonzero" in checks and (value == uuid.UUID(int=0) if t.kind == "uuid" else value == 0):
        raise ValidationError("", f"must not be {'unspecified' if t.kind == 'enum' else 'zero'}")
    if unit and "len" not in checks and measure > t.limit:
        raise ValidationError("", f"must have at most {t.limit}{tail}")
    if t.kind in ("struct", "message"):
        fields(value)
    elif t.kind == "union":
        union(value)
    elif t.kind == "list" and t.element is not None:
        for index, element in enumerate(value):
            _inside(t.element, element, f"[{index}]")
    elif t.kind == "map" and t.key is not None and t.element is not None:
        from .model import ordered

        for index, (key, element) in enumerate(ordered(t, value)):
            _inside(t.key, key, f"[{index}].key")
            _inside(t.element, element, f"[{index}].value")


def _inside(t: Type, value: Any, name: str) -> None:
    try:
        _value(t, value)
    except ValidationError as error:
        inside(error, name)
