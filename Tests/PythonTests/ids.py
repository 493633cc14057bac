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

# Of a newtype the kind is its own, whatever the field is called; texts stand wherever ids may.
ticket, seat = made.TicketID(126976), made.SeatID(6)
typed = made.Typed(
    ticket=ticket, maybe=made.SeatID(1), seats=[made.SeatID(2)], by_ticket={made.TicketID(5): seat},
    share=made.Share(ticket=made.TicketID(4)), by_name={"a": made.TicketID(7)})
as_text = made.Typed(
    ticket="ticket_3w00", maybe="seat_1", seats=["seat_2"], by_ticket={"ticket_5": "seat_6"},
    share=made.Share(ticket="ticket_4"), by_name={"a": "ticket_7"})
assert runtime.id_text("ticket", ticket) == "ticket_3w00"
for encoding in ("native", "proto", "json"):
    data = as_text.encode(encoding)
    assert data == typed.encode(encoding), encoding
    assert made.Typed.decode(data, encoding) == typed, encoding
    for change, path in (
        ({"ticket": "seat_1"}, "ticket"), ({"maybe": "maybe_1"}, "maybe"), ({"seats": ["ticket_1"]}, "seats[0]"),
        ({"by_ticket": {"seat_1": 1}}, "byTicket[0].key"), ({"by_ticket": {1: "ticket_1"}}, "byTicket[0].value"),
        ({"ticket": "1"}, "ticket"),
    ):
        assert refusal(lambda: made.Typed(**change).encode(encoding))[:2] == ("invalidText", path), (encoding, path)
assert refusal(lambda: made.Typed(ticket="seat_1").encode())[2] == (
    "ticket: invalidText: seat_1 is the id of a seat, not of a ticket; "
    "write a number, or ticket_ and its digits, such as ticket_3w00")
# What is secret is not in `repr`, and is compared all the same.
secrets = importlib.import_module(f"{sys.argv[2]}.secrets")
stamp = secrets.Stamp(card=secrets.CardID(4), code=778899)
sealed = secrets.Sealed(token="tok-1", stamp=stamp, stamps=[stamp], plain=665544, names={"who": 554433}, hidden=443322)
assert "665544" in repr(sealed) and "card=4" in repr(sealed), repr(sealed)
assert not any(secret in repr(sealed) for secret in ("tok-1", "778899", "554433", "who", "443322")), repr(sealed)
assert stamp != secrets.Stamp(card=secrets.CardID(4), code=1) and secrets.Stamp().code == 0
assert secrets.Sealed.decode(sealed.encode()) == sealed
assert secrets.Sealed().names == {} and secrets.Sealed().names is not secrets.Sealed().names
print("ok")
