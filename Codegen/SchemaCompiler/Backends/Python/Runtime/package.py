"""The runtime of generated modules: types, errors, and the codecs of the three encodings."""

from .model import (
    Duration, Empty, Encoding, Message, OpenEnum, Struct, Timestamp, Union, ValidationError, WireError,
    id_number, id_text,
)

__all__ = [
    "Duration", "Empty", "Encoding", "Message", "OpenEnum", "Struct", "Timestamp", "Union",
    "ValidationError", "WireError", "id_number", "id_text",
]
