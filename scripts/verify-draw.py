#!/usr/bin/env python3
"""Makes the draw at a drop's door again: verify-draw.py FILE, as `dropwire draw verify ADDRESS --drop ID --save FILE` writes it.

Prints the order's digest. Ends with 0 when seed, list and order are what they were said to be, with 1 when they are not.
"""
import hashlib
import json
import sys


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def chain(start, buyers):
    for buyer in buyers:
        start = sha256(start, buyer.to_bytes(8, "big"))
    return start


with open(sys.argv[1]) as file:
    draw = json.load(file)
commitment, seed = bytes.fromhex(draw["commitment"]), bytes.fromhex(draw["seed"])
listed = chain(commitment, draw["joiners"])
key = sha256(seed, listed)
# Sorting is stable: equal ones stay in the order of joining.
order = sorted(draw["joiners"], key=lambda buyer: sha256(key, buyer.to_bytes(8, "big"))[:16])
digest = chain(key, order)
print(digest.hex())
holds = (
    sha256(seed) == commitment and listed.hex() == draw["listed"] and digest.hex() == draw["order"]
    and len(set(order)) == len(order))
sys.exit(0 if holds else 1)
