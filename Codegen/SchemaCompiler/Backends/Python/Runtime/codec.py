"""The way from an encoding's name to its codec."""

from __future__ import annotations

from typing import Any

from . import jsoncodec, native, proto


def encode(value: Any, encoding: str) -> bytes:
    if encoding == "native":
        return native.encode(value)
    if encoding == "proto":
        return proto.encode(value)
    if encoding == "json":
        return jsoncodec.encode(value)
    raise ValueError(f"there is no encoding {encoding!r}")


def decode(cls: Any, data: bytes, encoding: str, ignoring_unknown_fields: bool) -> Any:
    if encoding == "native":
        return native.decode(cls, bytes(data))
    if encoding == "proto":
        return proto.decode(cls, bytes(data))
    if encoding == "json":
        return jsoncodec.decode(cls, bytes(data), ignoring_unknown_fields)
    raise ValueError(f"there is no encoding {encoding!r}")

