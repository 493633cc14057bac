"""gRPC's interoperability cases with a stock grpcio client, against any server of grpc.testing.TestService.

usage: interop_client.py --server HOST:PORT --stubs FOLDER [--ca FILE] [--json] [--concurrency N] CASE...

FOLDER holds testing_pb2.py and testing_pb2_grpc.py, which grpcio-tools made of our exported testing.proto.
CASE is a name, or "all". Prints a row for each case, or with --json an object, and ends with 1 where one
failed.
"""

import argparse
import concurrent.futures
import json
import random
import sys
import threading
import time

import grpc

from interop_relay import Relay

REQUEST_SIZES = (27182, 8, 1828, 45904)
RESPONSE_SIZES = (31415, 9, 2653, 58979)
GZIP = grpc.Compression.Gzip
CASES = {}
pb = services = None


class Failed(Exception):
    pass


def case(body):
    CASES[body.__name__] = body
    return body


def demand(holds, what):
    if not holds:
        raise Failed(what)


def equal(actual, expected, what):
    demand(actual == expected, f"{what} is {actual!r}, not {expected!r}")


class Run:
    """The server as a case sees it."""

    def __init__(self, options):
        self.server, self.limits = options.server, options
        self.credentials = None
        if options.ca:
            with open(options.ca, "rb") as file:
                self.credentials = grpc.ssl_channel_credentials(file.read())
        self.wait = {"timeout": options.timeout}

    def connect(self, address=None):
        address = address or self.server
        # Channels of the same address would share a connection.
        settings = [("grpc.use_local_subchannel_pool", 1)]
        if self.credentials:
            return grpc.secure_channel(address, self.credentials, settings)
        return grpc.insecure_channel(address, settings)


def stub(channel):
    return services.TestServiceStub(channel)


def zeros(size):
    return pb.Payload(body=bytes(size))


def large(**fields):
    return pb.SimpleRequest(response_size=314159, payload=zeros(271828), **fields)


def check_large(response):
    equal(response.payload.type, pb.COMPRESSABLE, "the payload's type")
    demand(response.payload.body == bytes(314159), "the payload is not 314159 zeros")


def outputs(sizes, payload=None):
    return pb.StreamingOutputCallRequest(
        response_parameters=[pb.ResponseParameters(size=size) for size in sizes],
        payload=None if payload is None else zeros(payload))


def check_outputs(responses, sizes=RESPONSE_SIZES):
    bodies = [response.payload.body for response in responses]
    equal([len(body) for body in bodies], list(sizes), "the sizes of the responses")
    demand(not any(any(body) for body in bodies), "a payload is not all zeros")


def refusal(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise Failed("the call ended with OK and should not")


def check_code(error, code):
    equal(error.code(), code, f"the status ({error.details()!r})")


# One message each way.

@case
def empty_unary(run, channel):
    equal(stub(channel).EmptyCall(pb.Empty(), **run.wait), pb.Empty(), "the response")


@case
def large_unary(run, channel):
    check_large(stub(channel).UnaryCall(large(), **run.wait))


@case
def zero_unary(run, channel):
    response = stub(channel).UnaryCall(pb.SimpleRequest(), **run.wait)
    equal(response.payload.body, b"", "the payload")


class CachingProxy(grpc.GenericRpcHandler):
    """Passes unary calls on, and keeps the responses that may be kept, by method and request."""

    def __init__(self, channel):
        self.channel, self.kept, self.passed = channel, {}, 0

    def service(self, details):
        def answer(request, context):
            key = (details.method, request)
            if key not in self.kept:
                self.passed += 1
                response, call = self.channel.unary_unary(details.method).with_call(
                    request, timeout=context.time_remaining())
                control = dict(call.initial_metadata()).get("cache-control", "")
                if "max-age" not in control or "no-store" in control:
                    return response
                self.kept[key] = response
            return self.kept[key]
        return grpc.unary_unary_rpc_method_handler(answer)


@case
def cacheable_unary(run, channel):
    # The case wants a proxy between client and server that caches.
    proxy = grpc.server(concurrent.futures.ThreadPoolExecutor(2))
    handler = CachingProxy(channel)
    proxy.add_generic_rpc_handlers((handler,))
    port = proxy.add_insecure_port("127.0.0.1:0")
    proxy.start()
    try:
        with grpc.insecure_channel(f"127.0.0.1:{port}") as near:
            def ask(text):
                return stub(near).CacheableUnaryCall(
                    pb.SimpleRequest(payload=pb.Payload(body=text.encode())),
                    metadata=(("x-user-ip", "1.2.3.4"),), **run.wait).payload.body
            stamp = time.time_ns()
            first = ask(f"{stamp}")
            demand(first, "the response is empty")
            equal(ask(f"{stamp}"), first, "the second response to the same request")
            demand(ask(f"{stamp + 1}") != first, "another request has the same response")
            equal(handler.passed, 2, "the number of calls that reached the server")
    finally:
        proxy.stop(None).wait()


@case
def custom_metadata(run, channel):
    initial = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
    trailing = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")
    metadata = (initial, trailing)

    def check(call):
        demand(initial in [tuple(field) for field in call.initial_metadata()],
               f"the initial metadata is {call.initial_metadata()}")
        demand(trailing in [tuple(field) for field in call.trailing_metadata()],
               f"the trailing metadata is {call.trailing_metadata()}")

    response, call = stub(channel).UnaryCall.with_call(large(), metadata=metadata, **run.wait)
    check_large(response)
    check(call)
    stream = stub(channel).FullDuplexCall(
        iter([outputs([314159], 271828)]), metadata=metadata, **run.wait)
    check_outputs(stream, [314159])
    check(stream)


# Streams.

@case
def client_streaming(run, channel):
    requests = (pb.StreamingInputCallRequest(payload=zeros(size)) for size in REQUEST_SIZES)
    response = stub(channel).StreamingInputCall(requests, **run.wait)
    equal(response.aggregated_payload_size, 74922, "the sum of the sizes")


@case
def server_streaming(run, channel):
    check_outputs(stub(channel).StreamingOutputCall(outputs(RESPONSE_SIZES), **run.wait))


class Requests:
    """Requests of a stream that are made one by one."""

    def __init__(self):
        self._ready, self._items, self._ended = threading.Condition(), [], False

    def send(self, request):
        with self._ready:
            self._items.append(request)
            self._ready.notify()

    def end(self):
        with self._ready:
            self._ended = True
            self._ready.notify()

    def __iter__(self):
        return self

    def __next__(self):
        with self._ready:
            self._ready.wait_for(lambda: self._items or self._ended)
            if self._items:
                return self._items.pop(0)
            raise StopIteration


@case
def ping_pong(run, channel):
    requests = Requests()
    responses = stub(channel).FullDuplexCall(requests, **run.wait)
    try:
        for request, response in zip(REQUEST_SIZES, RESPONSE_SIZES):
            requests.send(outputs([response], request))
            check_outputs([next(responses)], [response])
    finally:
        requests.end()
    check_outputs(responses, [])


@case
def empty_stream(run, channel):
    check_outputs(stub(channel).FullDuplexCall(iter(()), **run.wait), [])


@case
def half_duplex(run, channel):
    requests = [outputs([response], request)
                for request, response in zip(REQUEST_SIZES, RESPONSE_SIZES)]
    check_outputs(stub(channel).HalfDuplexCall(iter(requests), **run.wait))


# Compression. grpcio does not tell whether a message came compressed: the relay's counts do.

def relayed(run):
    relay = Relay(run.server)
    return relay, run.connect(relay.address)


def check_bytes(count, least, most, what):
    demand(least <= count <= most, f"{what}: {count} bytes on the wire, not {least} to {most}")


@case
def client_compressed_unary(run, _):
    relay, channel = relayed(run)
    with channel:
        def expect(compressed):
            return large(expect_compressed=pb.BoolValue(value=compressed))
        check_code(refusal(lambda: stub(channel).UnaryCall(expect(True), **run.wait)),
                   grpc.StatusCode.INVALID_ARGUMENT)
        before = relay.sent
        check_large(stub(channel).UnaryCall(expect(True), compression=GZIP, **run.wait))
        check_bytes(relay.sent - before, 100, 20_000, "a compressed request")
        before = relay.sent
        check_large(stub(channel).UnaryCall(expect(False), **run.wait))
        check_bytes(relay.sent - before, 271_828, 300_000, "a request as it is")


@case
def server_compressed_unary(run, _):
    relay, channel = relayed(run)
    with channel:
        for compressed, least, most in ((True, 100, 20_000), (False, 314_159, 350_000)):
            before = relay.received
            check_large(stub(channel).UnaryCall(pb.SimpleRequest(
                response_size=314159, response_compressed=pb.BoolValue(value=compressed)),
                **run.wait))
            check_bytes(relay.received - before, least, most, f"compressed: {compressed}")


@case
def client_compressed_streaming(run, _):
    relay, channel = relayed(run)

    def request(body, compressed):
        return pb.StreamingInputCallRequest(
            payload=pb.Payload(body=body), expect_compressed=pb.BoolValue(value=compressed))

    with channel:
        probe = iter([request(bytes(27182), True)])
        check_code(refusal(lambda: stub(channel).StreamingInputCall(probe, **run.wait)),
                   grpc.StatusCode.INVALID_ARGUMENT)
        # In a call that compresses grpcio cannot be told to send one message as it is; it does so by itself
        # with what gzip would make larger.
        noise = random.Random(1).randbytes(45904)
        before = relay.sent
        response = stub(channel).StreamingInputCall(
            iter([request(bytes(27182), True), request(noise, False)]), compression=GZIP,
            **run.wait)
        equal(response.aggregated_payload_size, 73086, "the sum of the sizes")
        check_bytes(relay.sent - before, 45_904, 60_000, "a compressed message and one as it is")


@case
def server_compressed_streaming(run, _):
    relay, channel = relayed(run)
    with channel:
        before = relay.received
        check_outputs(stub(channel).StreamingOutputCall(pb.StreamingOutputCallRequest(
            response_parameters=[
                pb.ResponseParameters(size=31415, compressed=pb.BoolValue(value=True)),
                pb.ResponseParameters(size=92653, compressed=pb.BoolValue(value=False)),
            ]), **run.wait), [31415, 92653])
        check_bytes(relay.received - before, 92_653, 110_000, "one compressed, one as it is")


# Statuses.

def check_status(run, channel, code, message):
    status = pb.EchoStatus(code=code.value[0], message=message)
    errors = [
        refusal(lambda: stub(channel).UnaryCall(
            pb.SimpleRequest(response_status=status), **run.wait)),
        refusal(lambda: list(stub(channel).FullDuplexCall(
            iter([pb.StreamingOutputCallRequest(response_status=status)]), **run.wait))),
    ]
    for error in errors:
        check_code(error, code)
        equal(error.details(), message, "the message")


@case
def status_code_and_message(run, channel):
    check_status(run, channel, grpc.StatusCode.UNKNOWN, "test status message")


@case
def special_status_message(run, channel):
    check_status(run, channel, grpc.StatusCode.UNKNOWN,
                 "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")


@case
def every_status_code(run, channel):
    for code in grpc.StatusCode:
        if code is not grpc.StatusCode.OK:
            check_status(run, channel, code, f"no, {code.name}")


@case
def unimplemented_method(run, channel):
    check_code(refusal(lambda: stub(channel).UnimplementedCall(pb.Empty(), **run.wait)),
               grpc.StatusCode.UNIMPLEMENTED)


@case
def unimplemented_service(run, channel):
    nobody = services.UnimplementedServiceStub(channel)
    check_code(refusal(lambda: nobody.UnimplementedCall(pb.Empty(), **run.wait)),
               grpc.StatusCode.UNIMPLEMENTED)


# Calls that do not end by themselves.

@case
def cancel_after_begin(run, channel):
    requests = Requests()
    call = stub(channel).StreamingInputCall.future(requests, **run.wait)
    call.cancel()
    requests.end()
    demand(call.cancelled(), "the call is not cancelled")
    equal(call.code(), grpc.StatusCode.CANCELLED, "the status")


@case
def cancel_after_first_response(run, channel):
    requests = Requests()
    responses = stub(channel).FullDuplexCall(requests, **run.wait)
    requests.send(outputs([31415], 27182))
    check_outputs([next(responses)], [31415])
    responses.cancel()
    check_code(refusal(lambda: next(responses)), grpc.StatusCode.CANCELLED)
    requests.end()


@case
def timeout_on_sleeping_server(run, channel):
    requests = Requests()
    requests.send(outputs([], 27182))
    responses = stub(channel).FullDuplexCall(requests, timeout=0.001)
    check_code(refusal(lambda: next(responses)), grpc.StatusCode.DEADLINE_EXCEEDED)
    requests.end()


# Many calls.

@case
def concurrent_large_unary(run, channel):
    request = large()
    calls = [stub(channel).UnaryCall.future(request, **run.wait)
             for _ in range(run.limits.concurrency)]
    while calls:
        check_large(calls.pop().result())


@case
def pick_first_unary(run, channel):
    servers = {stub(channel).UnaryCall(pb.SimpleRequest(fill_server_id=True), **run.wait).server_id
               for _ in range(100)}
    demand(len(servers) == 1 and servers != {""}, f"the servers are {servers}")


@case
def rpc_soak(run, channel):
    for _ in range(run.limits.soak_calls):
        check_large(stub(channel).UnaryCall(large(), **run.wait))


@case
def channel_soak(run, _):
    for _ in range(run.limits.soak_channels):
        with run.connect() as channel:
            check_large(stub(channel).UnaryCall(large(), **run.wait))


def perform(name, run):
    start = time.monotonic()
    problem = None
    try:
        with run.connect() as channel:
            CASES[name](run, channel)
    except Failed as failure:
        problem = str(failure)
    except grpc.RpcError as error:
        problem = f"{error.code().name}: {error.details()}"
    return {"name": name, "ok": problem is None, "problem": problem,
            "milliseconds": round((time.monotonic() - start) * 1000)}


def main():
    global pb, services
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--stubs", required=True)
    parser.add_argument("--ca")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--concurrency", type=int, default=1000)
    parser.add_argument("--soak-calls", type=int, default=100)
    parser.add_argument("--soak-channels", type=int, default=20)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("cases", nargs="+")
    options = parser.parse_args()
    sys.path.insert(0, options.stubs)
    import testing_pb2
    import testing_pb2_grpc
    pb, services = testing_pb2, testing_pb2_grpc
    run = Run(options)
    names = list(CASES) if "all" in options.cases else options.cases
    failures = 0
    for name in names:
        outcome = perform(name, run)
        failures += not outcome["ok"]
        if options.json:
            print(json.dumps(outcome), flush=True)
        else:
            mark = "ok    " if outcome["ok"] else "FAILED"
            tail = "" if outcome["ok"] else f"  {outcome['problem']}"
            print(f"{mark}  {name:28} {outcome['milliseconds']} ms{tail}", flush=True)
    if not options.json:
        print(f"{len(names) - failures} of {len(names)} cases passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
