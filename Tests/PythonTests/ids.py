"""Ids as text: `hold_3w00`.

usage: ids.py FOLDER PACKAGE

FOLDER holds PACKAGE, which was generated from everything.drop.
"""

import importlib
import sys

sys.path.insert(0, sys.argv[1])
made = importlib.import_module(f"{sys.argv[2]}.everything")
runtime = importlib.import_module(f"{sys.argv[2]}._dropwire")


def refusal(make):
    try:
        make()
    except runtime.WireError as error:
        return error.reason, error.path, str(error)
    raise AssertionError("was taken")


assert runtime.id_number("hold_3w00") == runtime.id_number("hold_3w00", "hold") == 126976
assert runtime.id_text("hold", 126976) == "hold_3w00"
assert runtime.id_number(runtime.id_text("drop", 2**64 - 1)) == 2**64 - 1
for text in ("", "hold", "hold_", "_1", "hold_01", "hold_u", "hold_g" + "0" * 12):
    assert refusal(lambda: runtime.id_number(text))[:2] == ("invalidText", ""), text

# A field takes ids of the kind that it is called after, in every encoding.
for encoding in ("native", "proto", "json"):
    data = made.Fixed(ident="ident_3w00").encode(encoding)
    assert data == made.Fixed(ident=126976).encode(encoding), encoding
    assert made.Fixed.decode(data, encoding).ident == 126976
    data = made.MoreLists(idents=["ident_1", 2]).encode(encoding)
    assert made.MoreLists.decode(data, encoding).idents == [1, 2]
    for text in ("drop_1", "1", "ident_"):
        assert refusal(lambda: made.Fixed(ident=text).encode(encoding))[:2] == ("invalidText", "ident"), text
    assert refusal(lambda: made.Fixed(ident="drop_1").encode(encoding))[2] == (
        "ident: invalidText: drop_1 is the id of a drop, not of a ident; "
        "write a number, or ident_ and its digits, such as ident_3w00")
print("ok")
