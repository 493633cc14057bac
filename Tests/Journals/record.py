#!/usr/bin/env python3
"""Makes a golden data directory with a given build: one command of every kind, then a clean stop; and the same again with
`kill -9` before the stop, so that the journal has a tail that no checkpoint covers.

    Tests/Journals/record.py DROPWIRE OUT

OUT gets stopped.tar.gz, killed.tar.gz (the directories) and answers.jsonl (each request with what was answered). Run it
with the build of a release, once; a later build has to start what it finds there, see README.md.
"""
import base64
import hashlib
import itertools
import json
import os
import select
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import uuid

program, out = sys.argv[1], sys.argv[2]
# The same keys in every recording.
keys = (str(uuid.UUID(int=0x5E1F << 96 | n)) for n in itertools.count(1))
answers = []


class Server:
    def __init__(self, data, *flags, token=None, keep="864000"):
        self.token = ["--token", token] if token else []
        self.process = subprocess.Popen(
            [program, "serve", "--listen", "127.0.0.1:0", "--data", data, "--keep-drops-seconds", keep,
             "--keep-finished-seconds", keep, *flags],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        words = [word for word in line.replace(",", " ").split() if word.startswith("127.0.0.1:")]
        assert words, f"not started: {line!r}"
        self.target = words[0]

    def call(self, method, *requests, expect=None):
        done = subprocess.run(
            [program, "call", self.target, method, "--timeout", "20s", *self.token, *map(json.dumps, requests)],
            capture_output=True, text=True, check=True)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        answers.append({"method": method, "requests": requests, "answers": lines})
        if expect:
            assert expect in lines[-1], f"{method} {requests}: {lines}"
            return lines[-1][expect]
        return lines

    def converse(self, method, *requests, count):
        """The first `count` answers of a stream that stays open meanwhile."""
        process = subprocess.Popen(
            [program, "call", self.target, method, "-", "--max", str(count), "--timeout", "20s", *self.token],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process.stdin.write("".join(json.dumps(request) + "\n" for request in requests))
        process.stdin.flush()
        lines = [json.loads(process.stdout.readline()) for _ in range(count)]
        process.stdin.close()
        process.wait(30)
        answers.append({"method": method, "requests": requests, "answers": lines})
        return lines

    def follow(self, method, request):
        """Everything a stream has to say until it is silent for two seconds."""
        process = subprocess.Popen(
            [program, "call", self.target, method, *self.token, json.dumps(request)], stdout=subprocess.PIPE)
        lines, text = [], b""
        while select.select([process.stdout], [], [], 2)[0]:
            more = os.read(process.stdout.fileno(), 1 << 16)
            if not more:
                break
            text += more
        process.kill()
        process.wait()
        lines = [json.loads(line) for line in text.splitlines()]
        answers.append({"method": method, "requests": [request], "answers": lines, "follows": True})
        return lines

    def keyed(self, method, expect, **fields):
        return self.call(method, {"key": next(keys), **fields}, expect=expect)

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait(60)


def payment(n):
    return str(uuid.UUID(int=0xFA7 << 100 | n))


def archived(s):
    """A drop that is over and in the archive, with a hold and a place in line that somebody gave back."""
    offer = s.keyed(
        "Offers/Put", "stored", creator="7", title="Mug", price={"minor": "900", "currency": "EUR"}, variants=["one"])["offer"]
    it = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="60s", waitlistLimit=5,
        pools=[{"hub": "0", "variant": 0, "capacity": 1}])
    drop, pool = it["drop"], it["pools"][0]
    s.keyed("Drops/Control", "changed", drop=drop, action="open")
    hold = s.keyed("Reservations/Reserve", "reserved", buyer="31", drop=drop, pool=pool, quantity=1)["hold"]
    waiter = s.keyed(
        "Reservations/Reserve", "reserved", buyer="32", drop=drop, pool=pool, quantity=1, waitlist=True)["waiter"]
    s.keyed("Reservations/LeaveWaitlist", "left", buyer="32", waiter=waiter)
    s.keyed("Reservations/Release", "released", buyer="31", hold=hold)
    s.keyed("Drops/Control", "changed", drop=drop, action="cancel")
    while "archived" not in s.call("Drops/Get", {"drop": drop})[0]["status"]:
        answers.pop()
        time.sleep(0.2)
    s.call("Reservations/Hold", {"buyer": "31", "hold": hold})
    s.call("Reservations/Place", {"buyer": "32", "waiter": waiter})


def first_half(s):
    stream = s.keyed("Ingest/OpenStream", "opened", creator="7", title="Tour")["stream"]
    offer = s.keyed(
        "Offers/Put", "stored", creator="7", title="Jacket", price={"minor": "8900", "currency": "EUR"},
        variants=["S", "M"])["offer"]
    s.keyed(
        "Offers/Put", "stored", offer=offer, version=1, creator="7", title="Jacket, signed",
        price={"minor": "9900", "currency": "EUR"}, variants=["S", "M", "L"])
    partner = s.keyed("Registry/RegisterPartner", "registered", name="Corner shop")["partner"]
    hub = s.keyed("Registry/PutHub", "stored", partner=partner, zone=3, capabilities="5", openJobs=1)["hub"]
    cue = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, stream=stream, buyerLimit=4, holdTime="3600s",
        waitlistLimit=10, opensByCue=True, zone=3,
        pools=[{"hub": "0", "variant": 0, "capacity": 5}, {"hub": hub, "variant": 1, "capacity": 2}])
    timed = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="1s", opensAt="2020-01-01T00:00:00Z",
        closesAt="2100-01-01T00:00:00Z", pools=[{"hub": "0", "variant": 2, "capacity": 1}])
    doomed = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="60s", waitlistLimit=5,
        pools=[{"hub": "0", "variant": 0, "capacity": 3}])
    pair = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="3600s",
        pools=[{"hub": "0", "variant": 0, "capacity": 2}, {"hub": hub, "variant": 1, "capacity": 2}])
    s.keyed("Drops/Control", "changed", drop=pair["drop"], action="open")
    early = s.keyed("Reservations/Reserve", "rejected", buyer="11", drop=cue["drop"], pool=cue["pools"][0], quantity=1)
    assert early["reason"] == "dropNotOpen", early
    marker = {"stream": stream, "producer": "9", "sequence": "1", "kind": "buyCue", "mediaTime": "90s",
              "wallTime": "2026-11-28T20:00:00Z", "offer": offer, "drop": cue["drop"], "title": "Now"}
    s.call("Ingest/Publish", marker, marker, {**marker, "sequence": "2", "kind": "note", "drop": "0", "title": "still here"})
    return {"stream": stream, "offer": offer, "partner": partner, "hub": hub, "cue": cue, "timed": timed, "doomed": doomed,
            "pair": pair}


def second_half(s, it):
    drop, (central, shop) = it["cue"]["drop"], it["cue"]["pools"]

    def reserve(buyer, quantity, pool=central, of=drop, expect="reserved", **more):
        return s.keyed("Reservations/Reserve", expect, buyer=str(buyer), drop=of, pool=pool, quantity=quantity, **more)

    a, b = reserve(11, 2), reserve(12, 2)
    c = reserve(13, 3, minimum=1, waitlist=True)
    d = reserve(14, 1, waitlist=True)
    reserve(15, 9, expect="rejected")
    s.keyed("Reservations/Extend", "extended", buyer="11", hold=a["hold"])
    s.keyed("Reservations/LeaveWaitlist", "left", buyer="14", waiter=d["waiter"])
    s.keyed("Reservations/Release", "released", buyer="12", hold=b["hold"])
    s.keyed("Checkout/Confirm", "confirmed", buyer="11", hold=a["hold"], payment=payment(1))
    s.keyed("Checkout/BeginConfirm", "confirming", buyer="13", hold=c["hold"], payment=payment(2))
    s.keyed("Checkout/PaymentResult", "declined", hold=c["hold"], payment=payment(2), authorised=False)
    s.keyed("Checkout/BeginConfirm", "confirming", buyer="13", hold=c["hold"], payment=payment(3))
    s.keyed("Checkout/PaymentResult", "confirmed", hold=c["hold"], payment=payment(3), authorised=True)
    e = reserve(16, 2, pool=shop)
    s.keyed("Checkout/Confirm", "confirmed", buyer="16", hold=e["hold"], payment=payment(4))
    s.keyed("Drops/Adjust", "adjusted", pool=central, change="3")
    reserve(17, 1)
    s.keyed("Reservations/Reserve", "rejected", buyer="21", drop=drop,
            lines=[{"pool": central, "quantity": 1}, {"pool": shop, "quantity": 1}])
    s.keyed("Reservations/Reserve", "reserved", buyer="22", drop=it["pair"]["drop"],
            lines=[{"pool": pool, "quantity": 1} for pool in it["pair"]["pools"]])
    reserve(18, 1, pool=it["timed"]["pools"][0], of=it["timed"]["drop"])
    s.keyed("Drops/Control", "changed", drop=it["doomed"]["drop"], action="open")
    f = reserve(19, 3, pool=it["doomed"]["pools"][0], of=it["doomed"]["drop"])
    reserve(20, 1, pool=it["doomed"]["pools"][0], of=it["doomed"]["drop"], waitlist=True)
    s.keyed("Checkout/BeginConfirm", "confirming", buyer="19", hold=f["hold"], payment=payment(5))
    s.keyed("Drops/Control", "changed", drop=it["doomed"]["drop"], action="cancel")
    # The partner takes the first job to the door and rejects the second, which its hub has room for then.
    hello = {"hello": {"partner": it["partner"]}}
    first = s.converse("Dispatch/Connect", hello, count=1)[0]["job"]["news"]["offered"]

    def report(job, action, **more):
        return {"report": {"tag": "1", "job": job["job"], "attempt": job["attempt"], "action": action, **more}}

    def accepted(lines):
        assert any("accepted" in line for line in lines), lines

    for action in ["accept", "preparing", "ready", "outForDelivery", "delivered"]:
        accepted(s.converse("Dispatch/Connect", hello, report(first, action), count=2))
    jobs = s.converse("Dispatch/Connect", hello, count=2)
    second = jobs[-1]["job"]["news"]["offered"]
    s.converse("Dispatch/Connect", hello, report(second, "reject", reason=4), count=3)
    s.keyed("Drops/Control", "changed", drop=it["timed"]["drop"], action="close")
    s.keyed("Ingest/CloseStream", "closed", stream=it["stream"])


def later(seconds):
    """A time so long from now, as JSON writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))


def calls_of_the_contract(s, it):
    """One of each, and what they lead to: windows, a hybrid drop, a throttled hub, a fence, a line that lets pass."""
    offer, hub, partner = it["offer"], it["hub"], it["partner"]
    s.keyed("Admin/Remark", "remarked", text="From here on calls of the contract")
    windows = s.keyed(
        "Registry/PutWindows", "put", partner=partner, hub=hub, windows=[
            {"class": "WINDOW_CLASS_SAME_DAY", "start": later(86400), "end": later(90000), "capacity": 4},
            {"class": "WINDOW_CLASS_DATED", "start": later(864000), "end": later(867600), "opens": later(432000), "capacity": 2,
             "preferences": ["PREFERENCE_PICKUP"]}])["windows"]
    hybrid = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, buyerLimit=3, holdTime="3600s", waitlistLimit=9, bypass=True,
        pools=[{"hub": "0", "variant": 0, "capacity": 4}, {"hub": hub, "variant": 1, "capacity": 3}],
        reservation={"pools": [{"hub": "0", "variant": 0, "capacity": 5}], "soldOut": True, "lasts": "864000s"})
    drop, (central, shop, reserved) = hybrid["drop"], hybrid["pools"]
    s.keyed("Drops/SetBuyerLimit", "changed", drop=drop, limit=4)
    s.keyed("Admin/SetPolicy", "changed", drop=drop, holdTime="1800s", demand=50, instead=["INSTEAD_SLOT", "INSTEAD_PLACE"])
    fence = s.keyed("Drops/RingFence", "fenced", drop=drop, pool=central, whom={"zone": 3}, move=2)["fence"]
    s.keyed("Drops/Control", "changed", drop=drop, action="open")

    def reserve(buyer, quantity, pool=central, expect="reserved", **more):
        return s.keyed("Reservations/Reserve", expect, buyer=str(buyer), drop=drop, pool=pool, quantity=quantity, **more)

    a = reserve(41, 2)
    reserve(42, 1, zone=3)
    reserve(43, 2, expect="rejected", only=True)
    b = reserve(44, 1, pool=shop, window=windows[0], zone=3)
    s.keyed("Checkout/Confirm", "confirmed", buyer="44", hold=b["hold"], payment=payment(9))
    s.keyed("Admin/SetThrottle", "changed", hub=hub, burst=5, refill="60s", openJobs=9, enterBacklog=10, exitBacklog=2, minDwell="5s")
    s.call("Dispatch/Telemetry", {"partner": partner, "hub": hub, "backlog": 11, "preparation": "30s", "acceptRate": 900}, expect="taken")
    reserve(45, 1, pool=shop, only=True, expect="rejected")
    s.keyed("Dispatch/SetDispatch", "set", answerWithin="86400s", heardWithin="86400s", autoSwap=True)
    s.keyed("Dispatch/SetDispatch", "set", hub=hub, answerWithin="0s", heardWithin="0s")
    s.keyed("Dispatch/ForceSwap", "rejected", job="job_3w01")
    s.call("Dispatch/Report", {"partner": partner, "job": "job_3w01", "attempt": 1, "action": "JOB_ACTION_ACCEPT"}, expect="rejected")
    s.keyed("Admin/SetHubMode", "changed", hub=hub, mode="HUB_MODE_INSTANT", why="looked at by hand")
    reserve(46, 2, pool=shop, anyWindow={"classes": ["WINDOW_CLASS_SAME_DAY"]}, zone=3)
    # The reservation opened by itself when the shop's hub shut.
    assert reserve(47, 1, zone=3).get("legs"), "of the fence"
    s.keyed("Drops/RingFence", "rejected", drop=drop, pool=central, fence=fence, move=-1)
    assert reserve(48, 1, zone=3).get("window"), "with a slot"
    # A line with a head that needs two, whom one unit passes by.
    reserve(49, 2, waitlist=True, window="0")
    # Two variants or neither: a place in both lines, and the turn when both can be had.
    pair = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="3600s", waitlistLimit=9,
        pools=[{"hub": "0", "variant": 0, "capacity": 1}, {"hub": "0", "variant": 1, "capacity": 1}])
    s.keyed("Drops/Control", "changed", drop=pair["drop"], action="open")
    lone = s.keyed(
        "Reservations/Reserve", "reserved", buyer="51", drop=pair["drop"], pool=pair["pools"][1], quantity=1)
    both = [{"pool": pool, "quantity": 1} for pool in pair["pools"]]
    for buyer in ("52", "53"):
        s.keyed("Reservations/Reserve", "reserved", buyer=buyer, drop=pair["drop"], lines=both, waitlist=True, together=True)
    s.keyed("Reservations/Release", "released", buyer="51", hold=lone["hold"])
    s.keyed("Admin/SetMarket", "changed", windows=False)
    s.keyed("Registry/PutWindows", "rejected", partner=partner, hub=hub, windows=[
        {"class": "WINDOW_CLASS_NEXT_DAY", "start": later(172800), "end": later(176400), "capacity": 1}])
    s.keyed("Reservations/Release", "released", buyer="41", hold=a["hold"])
    s.keyed("Drops/OpenWindow", "changed", drop=drop, close=True)
    door(s, offer)


def door(s, offer):
    """Three at a door, two of whom are drawn; one leaves, and who is first reserves."""
    seed = bytes([7] * 32)
    made = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="3600s", buyerLimit=1,
        pools=[{"hub": "0", "variant": 0, "capacity": 2}])
    drop, pool = made["drop"], made["pools"][0]
    s.keyed(
        "Admission/Open", "opened", drop=drop, drawAfter=later(3), rate=1, every="3600s", ticketLasts="3600s", grace="3600s",
        commitment=base64.b64encode(hashlib.sha256(seed).digest()).decode())
    for buyer in ["51", "52", "51"]:
        s.call("Admission/Join", {"buyer": buyer, "drop": drop}, expect="joined")
    time.sleep(4)
    s.call("Admission/Join", {"buyer": "53", "drop": drop}, expect="joined")
    s.keyed("Admission/Leave", "left", buyer="53", drop=drop)
    s.keyed("Admission/Reveal", "revealed", drop=drop, seed=base64.b64encode(seed).decode())
    s.keyed("Drops/Control", "changed", drop=drop, action="open")
    time.sleep(1)
    places = {buyer: s.call("Admission/Join", {"buyer": buyer, "drop": drop}, expect="joined")["place"] for buyer in ["51", "52"]}
    first = next(buyer for buyer, place in places.items() if place.get("ticket"))
    s.keyed(
        "Reservations/Reserve", "reserved", buyer=first, drop=drop, pool=pool, quantity=1, ticket=places[first]["ticket"])
    s.call("Drops/Get", {"drop": drop})
    express(s, *till(s, offer))
    # What an adapter says of a payment that nobody knows, and orders that never were.
    s.keyed("Checkout/Settle", "rejected", payment=payment(77), intent="1", report="PAYMENT_REPORT_NOT_YET")
    s.keyed("Orders/Refund", "rejected", order="1", amount={"minor": "5", "currency": "EUR"})
    s.keyed("Orders/Cancel", "rejected", buyer="61", order="1")


def till(s, offer):
    """Money of three buyers: one pays and has a part back, one takes the order back, one is declined."""
    s.keyed("Checkout/SetTill", "set", queryAfter="86400s")
    made = s.keyed(
        "Drops/Schedule", "scheduled", offer=offer, holdTime="3600s", pools=[{"hub": "0", "variant": 0, "capacity": 9}])
    drop, pool = made["drop"], made["pools"][0]
    s.keyed("Drops/Control", "changed", drop=drop, action="open")

    def answer(key, report):
        asked = s.call("Checkout/Payment", {"payment": key}, expect="payment")["status"]["intent"]
        return s.keyed("Checkout/Settle", "settled", payment=key, intent=asked, report="PAYMENT_REPORT_" + report)["status"]

    def paid(buyer, key, report):
        hold = s.keyed("Reservations/Reserve", "reserved", buyer=buyer, drop=drop, pool=pool, quantity=1)["hold"]
        s.keyed("Checkout/BeginConfirm", "confirming", buyer=buyer, hold=hold, payment=key)
        return answer(key, report)

    first = paid("61", payment(21), "AUTHORISED")
    answer(payment(21), "CAPTURED")
    s.keyed("Orders/Refund", "refund", order=first["order"], amount={"minor": "500", "currency": "EUR"})
    answer(payment(21), "REFUNDED")
    second = paid("62", payment(22), "AUTHORISED")
    s.keyed("Orders/Cancel", "cancelled", buyer="62", order=second["order"])
    # Asked, and never answered.
    paid("63", payment(23), "DECLINED")
    hold = s.keyed("Reservations/Reserve", "reserved", buyer="64", drop=drop, pool=pool, quantity=2)["hold"]
    s.keyed("Checkout/Confirm", "confirmed", buyer="64", hold=hold, payment=payment(24))
    return drop, pool


# The device of the example in docs/express.md, whose private key is the bytes 01 to 20, and the newest price of the offer.
DEVICE = bytes.fromhex("79b5562e8fe654f94078b112e8a98ba7901f853ae695bed7e0e3910bad049664")
PRICE = "9900"
SECRET = bytes.fromhex("302e020100300506032b657004220420") + bytes(range(1, 33))


def attested(token, buyer, drop, lines, amount, nonce):
    """What that device signs of a purchase, signed by openssl."""
    at = int(time.time())
    text = "\n".join([
        "dropwire.express/1", f"token {token}", f"buyer {buyer}", f"drop {drop}", "window 0", f"lines {lines}", f"amount {amount} EUR",
        f"nonce {nonce}", f"at {at}000000", ""])
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": SECRET, "text": text.encode()}
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        signature = subprocess.run(
            ["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", "key", "-in", "text"], cwd=folder,
            capture_output=True, check=True).stdout
    return {
        "device": base64.b64encode(DEVICE).decode(), "nonce": nonce, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)),
        "signature": base64.b64encode(signature).decode()}


def express(s, drop, pool):
    """A token that is taken back, one with which is bought twice, and a purchase that nobody has signed."""
    token, other = (
        s.keyed(
            "Checkout/RegisterToken", "registered", buyer="61", reference=base64.b64encode(b"vault").decode(),
            device=base64.b64encode(DEVICE).decode(), cap={"minor": "90000", "currency": "EUR"}, total="200000",
            expires=later(864000))["token"]
        for _ in range(2))
    s.keyed("Checkout/RevokeToken", "revoked", buyer="61", token=other)

    def buy(expect, attestation, number):
        return s.keyed(
            "Checkout/Express", expect, buyer="61", token=token, drop=drop, lines=[{"pool": pool, "quantity": 1}],
            amount={"minor": PRICE, "currency": "EUR"}, payment=payment(number), attestation=attestation, wait="0s")

    for number, report in [(80, "AUTHORISED"), (81, None)]:
        statement = attested(token, 61, drop, f"{pool}x1", PRICE, payment(number + 10))
        buy("pending", statement, number)
        if report:
            asked = s.call("Checkout/Payment", {"payment": payment(number)}, expect="payment")["status"]["intent"]
            s.keyed("Checkout/Settle", "settled", payment=payment(number), intent=asked, report="PAYMENT_REPORT_" + report)
    buy("rejected", dict(statement, signature=base64.b64encode(bytes(64)).decode()), 82)


def pack(name, data):
    def plain(info):
        info.uid = info.gid = info.mtime = 0
        info.uname = info.gname = ""
        # RocksDB's own log and the note of the clock are of the machine, the reserve is empty room; a start makes new ones.
        name = os.path.basename(info.name)
        return None if name.startswith("LOG") or name in ("clock", "reserve") else info

    with tarfile.open(os.path.join(out, name), "w:gz") as tar:
        tar.add(data, arcname="data", filter=plain)


with tempfile.TemporaryDirectory() as scratch:
    for name, how in [("stopped", signal.SIGTERM), ("killed", signal.SIGKILL)]:
        keys = (str(uuid.UUID(int=0x5E1F << 96 | n)) for n in itertools.count(1))
        answers.append({"directory": name})
        data = os.path.join(scratch, name)
        # Limits of the log's own: in the checkpoint, and once more behind it.
        server = Server(data, "--adopt-limits", "streams=90000", keep="1")
        archived(server)
        server.end(signal.SIGTERM)
        server = Server(data)
        things = first_half(server)
        server.end(signal.SIGTERM)
        # A clock that nothing vouches for, and that is further on than it may be, is not followed until it is set.
        os.remove(os.path.join(data, "clock"))
        time.sleep(2)
        # Callers are asked who they are from here on: a log has entries that say so, and others.
        callers, token = os.path.join(scratch, "callers"), "the-recorder-of-journals"
        with open(callers, "w") as file:
            file.write(f"recorder operator {token}\n")
        server = Server(
            data, "--max-clock-lead-seconds", "1", "--max-clock-step-seconds", "1", "--identity", callers,
            "--adopt-limits", "offers=200000", token=token)
        offset = server.call("Admin/Stats", {})[0]["clockOffset"]
        assert "sequence" in server.call("Admin/SetClock", {"expectedOffset": offset})[0]
        second_half(server, things)
        calls_of_the_contract(server, things)
        s = server
        for drop in ("cue", "timed", "doomed"):
            s.call("Drops/Get", {"drop": things[drop]["drop"]})
        # What must come out again: offsets are for ever, and so is every record.
        s.follow("Feed/Subscribe", {"stream": things["stream"], "epoch": 1, "next": "0"})
        for buyer in ("11", "13", "16", "20", "0"):
            s.follow("Orders/Watch", {"buyer": buyer, "next": "0"})
        last = s.call("Audit/Head", {})[0]["sequence"]
        s.call("Audit/ReadJournal", {"from": "1", "through": last})
        server.end(how)
        pack(f"{name}.tar.gz", data)
with open(os.path.join(out, "answers.jsonl"), "w") as file:
    for line in answers:
        file.write(json.dumps(line) + "\n")
print(f"{len(answers)} calls recorded in {out}")
