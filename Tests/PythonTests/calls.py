"""Clients and servers of the generated market against each other, in every kind of call.

usage: calls.py FOLDER PACKAGE
"""

import asyncio
import importlib
import sys
from concurrent import futures

import grpc
import grpc.aio

sys.path.insert(0, sys.argv[1])
market = importlib.import_module(f"{sys.argv[2]}.market")
market_grpc = importlib.import_module(f"{sys.argv[2]}.market_grpc")
runtime = importlib.import_module(f"{sys.argv[2]}._dropwire")
ENCODINGS = ("native", "proto", "json")
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def order(number=7, **rest):
    return market.Order(**{"id": number, "side": market.Side.BUY, "class_": 1, **rest})


def filled(request):
    price = request.limit or market.Money(1, "EUR")
    return market.Outcome(filled=market.Filled(order=request.id, price=price))


class Market(market_grpc.MarketService):
    def place(self, request, context):
        if request.note == "refuse":
            return market.Outcome(value_=market.Refused("no"))
        return filled(request)

    def import_(self, requests, context):
        return market.Filled(order=sum(request.id for request in requests))

    def watch(self, request, context):
        for number in range(request.order):
            yield filled(order(number + 1))

    def trade(self, requests, context):
        for request in requests:
            yield filled(request)


class AioMarket(market_grpc.MarketAioService):
    async def place(self, request, context):
        return filled(request)

    async def import_(self, requests, context):
        return market.Filled(order=sum([request.id async for request in requests]))

    async def watch(self, request, context):
        for number in range(request.order):
            yield filled(order(number + 1))

    async def trade(self, requests, context):
        async for request in requests:
            yield filled(request)


def status(name, call, code, details):
    try:
        check(name, call(), code)
    except grpc.RpcError as error:
        check(name, (error.code(), error.details()), (code, details))


def synchronous(target, encoding):
    with grpc.insecure_channel(target) as channel:
        stub = market_grpc.MarketStub(channel, encoding)
        name = f"{encoding}: "
        limit = market.Money(250, "SEK")
        answer = stub.place(order(limit=limit), timeout=20)
        check(name + "unary", answer, filled(order(limit=limit)))
        check(name + "the case", (answer.which, answer.filled.price.minor), ("filled", 250))
        answer = stub.place(order(note="refuse"), timeout=20)
        check(name + "another case", (answer.which, answer.value_.text), ("value_", "no"))
        check(name + "future", stub.place.future(order(9), timeout=20).result().filled.order, 9)
        answer, call = stub.place.with_call(order(), timeout=20, metadata=(("a", "b"),))
        check(name + "with call", call.code(), grpc.StatusCode.OK)
        requests = [order(1), order(2), order(3)]
        check(name + "client stream", stub.import_(requests, timeout=20).order, 6)
        answers = stub.watch(market.Filled(order=3), timeout=20)
        check(name + "server stream", [it.filled.order for it in answers], [1, 2, 3])
        answers = stub.trade(iter(requests), timeout=20)
        check(name + "both ways", [it.filled.order for it in answers], [1, 2, 3])
        status(name + "a constraint", lambda: stub.place(order(0), timeout=20),
               grpc.StatusCode.INVALID_ARGUMENT, "id must not be zero")
        status(name + "a constraint in a stream", lambda: list(stub.trade([order(tags=[""])], timeout=20)),
               grpc.StatusCode.INVALID_ARGUMENT, "tags[0] must have at least 1 bytes")
        status(name + "not implemented", lambda: stub.ping(runtime.Empty(), timeout=20),
               grpc.StatusCode.UNIMPLEMENTED, "example.market.v1.Market/Ping is not implemented")


def refused(name, call, kind, text):
    """Said before anything is sent: no call, no status."""
    try:
        check(name, call(), kind)
    except (TypeError, ValueError) as error:
        check(name, (type(error), str(error)), (kind, text))


WRONG = "/example.market.v1.Market/{} takes an Order, not a Filled".format
BAD = [order(1), order(2, note="x" * 81)]


def before_sending(channel, encoding):
    stub, name = market_grpc.MarketStub(channel, encoding), f"{encoding}: before sending: "
    other = market.Filled(order=3)
    refused(name + "another message", lambda: stub.place(other), TypeError, WRONG("Place"))
    refused(name + "no message", lambda: stub.place(None), TypeError,
            WRONG("Place").replace("a Filled", "a NoneType"))
    refused(name + "with call", lambda: stub.place.with_call(other), TypeError, WRONG("Place"))
    refused(name + "future", lambda: stub.place.future(other), TypeError, WRONG("Place"))
    refused(name + "server stream", lambda: stub.watch(order()), TypeError,
            "/example.market.v1.Market/Watch takes a Filled, not an Order")
    refused(name + "a field", lambda: stub.place(order(note="x" * 81)), runtime.WireError,
            "note: overLimit")
    refused(name + "a field inside", lambda: stub.place(order(limit=market.Money(1, "EURO"))),
            runtime.WireError, "limit.currency: overLimit")
    refused(name + "client stream", lambda: stub.import_([order(1), other], timeout=20), TypeError,
            WRONG("Import"))
    refused(name + "a field in a stream", lambda: stub.import_(iter(BAD), timeout=20),
            runtime.WireError, "note: overLimit")
    refused(name + "both ways", lambda: list(stub.trade([other], timeout=20)), TypeError,
            WRONG("Trade"))


async def before_sending_async(channel, encoding):
    stub, name = market_grpc.MarketAioStub(channel, encoding), f"aio, {encoding}: before sending: "

    async def all_of(answers):
        return [answer async for answer in answers]

    async def stream():
        for request in BAD:
            yield request

    for what, call, kind, text in (
        ("another message", lambda: stub.place(market.Filled()), TypeError, WRONG("Place")),
        ("server stream", lambda: all_of(stub.watch(order())), TypeError,
         "/example.market.v1.Market/Watch takes a Filled, not an Order"),
        ("client stream", lambda: stub.import_([market.Filled()], timeout=20), TypeError,
         WRONG("Import")),
        ("a field in a stream", lambda: stub.import_(stream(), timeout=20), runtime.WireError,
         "note: overLimit"),
        ("both ways", lambda: all_of(stub.trade(stream(), timeout=20)), runtime.WireError,
         "note: overLimit"),
    ):
        try:
            check(name + what, await call(), kind)
        except (TypeError, ValueError) as error:
            check(name + what, (type(error), str(error)), (kind, text))


class Careless(market_grpc.MarketService):
    """Answers with what it should not."""

    def place(self, request, context):
        return market.Filled() if request.note == "type" else filled(order(2**65))

    def watch(self, request, context):
        yield market.Money()


def careless():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=2))
    market_grpc.add_MarketService_to_server(Careless(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        stub = market_grpc.MarketStub(channel)
        path = "the response: /example.market.v1.Market/"
        status("an answer of another type", lambda: stub.place(order(note="type"), timeout=20),
               grpc.StatusCode.INTERNAL, path + "Place answers with an Outcome, not a Filled")
        status("an answer that is none", lambda: stub.place(order(), timeout=20),
               grpc.StatusCode.INTERNAL, "the response: filled.order: outOfRange")
        status("an answer in a stream", lambda: list(stub.watch(market.Filled(), timeout=20)),
               grpc.StatusCode.INTERNAL, path + "Watch answers with an Outcome, not a Money")
    server.stop(None).wait()


def hostile(target):
    with grpc.insecure_channel(target) as channel:
        place = channel.unary_unary("/example.market.v1.Market/Place")
        status("bytes that are no message", lambda: place(b"\x0a\x09x", timeout=20),
               grpc.StatusCode.INVALID_ARGUMENT, "truncated")
        status("an unknown codec", lambda: place(b"", timeout=20, metadata=(("dropwire-codec", "xml"),)),
               grpc.StatusCode.UNIMPLEMENTED,
               "dropwire-codec 'xml': this server speaks drop, proto and json")
        data = order(5).encode("proto")
        answer = market.Outcome.decode(place(data, timeout=20), "proto")
        check("without metadata: proto", answer.filled.order, 5)


async def asynchronous():
    server = grpc.aio.server()
    market_grpc.add_MarketService_to_server(AioMarket(), server, default="json")
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        for encoding in ENCODINGS:
            await before_sending_async(channel, encoding)
            stub, name = market_grpc.MarketAioStub(channel, encoding), f"aio, {encoding}: "
            check(name + "unary", (await stub.place(order(), timeout=20)).filled.order, 7)
            requests = [order(1), order(2)]
            check(name + "client stream", (await stub.import_(requests, timeout=20)).order, 3)
            answers = stub.watch(market.Filled(order=2), timeout=20)
            check(name + "server stream", [it.filled.order async for it in answers], [1, 2])
            answers = stub.trade(requests, timeout=20)
            check(name + "both ways", [it.filled.order async for it in answers], [1, 2])
            try:
                await stub.place(order(class_=9), timeout=20)
                check(name + "a constraint", "no error", "an error")
            except grpc.aio.AioRpcError as error:
                check(name + "a constraint", (error.code(), error.details()),
                      (grpc.StatusCode.INVALID_ARGUMENT, "class must be at most 5"))
            try:
                await stub.ping(runtime.Empty(), timeout=20)
                check(name + "not implemented", "no error", "an error")
            except grpc.aio.AioRpcError as error:
                check(name + "not implemented", error.code(), grpc.StatusCode.UNIMPLEMENTED)
    await server.stop(None)


def values():
    """What generated types do without a server."""
    one, other = order(), order()
    check("equality", one == other, True)
    other.tags.append("x")
    check("defaults are not shared", (one.tags, one == other), ([], False))
    check("an unknown number of an enum", int(market.Side(77)), 77)
    check("its name", (market.Side(77).name, market.Side(77).is_recognized), ("UNRECOGNIZED_77", False))
    at = runtime.Timestamp(1_500_000)
    check("a timestamp", runtime.Timestamp.from_datetime(at.datetime()), at)
    span = runtime.Duration(-1_500_001)
    check("a duration", runtime.Duration.from_timedelta(span.timedelta()), span)
    for name, value, reason, path in (
        ("a number out of range", order(class_=256), "outOfRange", "class"),
        ("a text over its limit", order(note="x" * 81), "overLimit", "note"),
        ("a list over its limit", order(tags=["x"] * 5), "overLimit", "tags"),
        ("a text in a list", order(tags=["", "x" * 17]), "overLimit", "tags[1]"),
        ("a map's value", order(levels={1: 1, 2: -1}), "outOfRange", "levels[1].value"),
        ("text that is none", order(note="\ud800"), "invalidUTF8", "note"),
        ("fixed text", order(limit=market.Money(1, "EURO")), "overLimit", "limit.currency"),
        ("a wrong type", order(note=7), "wrongType", "note"),
        ("a text for a list", order(tags="abc"), "wrongType", "tags"),
        ("nothing for a list", order(tags=None), "wrongType", "tags"),
        ("a list for a map", order(levels=[1]), "wrongType", "levels"),
        ("keys of two types", order(levels={1: 1, "2": 1}), "wrongType", "levels[1].key"),
        ("another message", order(limit=market.Filled()), "wrongType", "limit"),
    ):
        for encoding in ENCODINGS:
            try:
                value.encode(encoding)
                check(f"{name}, {encoding}", "no error", reason)
            except runtime.WireError as error:
                check(f"{name}, {encoding}", (error.reason, error.path), (reason, path))
    try:
        market.Outcome(filled=market.Filled(), value_=market.Refused())
        check("two cases", "no error", "an error")
    except ValueError:
        check("two cases", True, True)


def main():
    values()
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    market_grpc.add_MarketService_to_server(Market(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    for encoding in ENCODINGS:
        synchronous(f"127.0.0.1:{port}", encoding)
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
            before_sending(channel, encoding)
    careless()
    hostile(f"127.0.0.1:{port}")
    server.stop(None).wait()
    asyncio.run(asynchronous())
    return 1 if failures else 0


sys.exit(main())
