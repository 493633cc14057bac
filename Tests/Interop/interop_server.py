"""grpc.testing.TestService on a stock grpcio server, for clients to be tested against.

usage: interop_server.py --stubs FOLDER [--cert FILE --key FILE] [--listen PORT]

FOLDER holds testing_pb2.py and testing_pb2_grpc.py, which grpcio-tools made of our exported testing.proto.
Prints one line with "listening" and the address; ends with SIGTERM.
"""

import argparse
import concurrent.futures
import os
import signal
import sys
import threading
import time

import grpc

from interop_relay import Relay

parser = argparse.ArgumentParser()
parser.add_argument("--stubs", required=True)
parser.add_argument("--cert")
parser.add_argument("--key")
options = parser.parse_args()
sys.path.insert(0, options.stubs)

import testing_pb2 as pb  # noqa: E402
import testing_pb2_grpc as services  # noqa: E402

ECHO_INITIAL = "x-grpc-test-echo-initial"
ECHO_TRAILING = "x-grpc-test-echo-trailing-bin"
CODES = {code.value[0]: code for code in grpc.StatusCode}


class WireCount:
    """What came compressed, told from the bytes on the wire: grpcio does not say it of a message.

    Holds for calls made one after the other, as the cases of compression make them.
    """

    def __init__(self):
        self.relay = None
        self.lock = threading.Lock()
        self.seen = 0

    def check(self, messages, context):
        """`messages` are sizes with what their senders say of them: whether they came compressed."""
        with self.lock:
            count, self.seen = self.relay.sent - self.seen, self.relay.sent
        if all(expected is None for _, expected in messages):
            return
        plain = sum(size for size, expected in messages if not expected)
        compressed = sum(size for size, expected in messages if expected)
        if not plain <= count <= plain + max(compressed // 2, 8_192):
            context.abort(
                grpc.StatusCode.INVALID_ARGUMENT,
                f"{count} bytes on the wire, of {plain} sent as they are and {compressed} compressed")


def expected(request):
    return request.expect_compressed.value if request.HasField("expect_compressed") else None


def echo(context):
    metadata = [(name, value) for name, value in context.invocation_metadata()]
    initial = [field for field in metadata if field[0] == ECHO_INITIAL]
    if initial:
        context.send_initial_metadata(initial)
    trailing = [field for field in metadata if field[0] == ECHO_TRAILING]
    if trailing:
        context.set_trailing_metadata(trailing)


def fail(request, context):
    status = request.response_status
    if status.code:
        context.abort(CODES.get(status.code, grpc.StatusCode.UNKNOWN), status.message)


def outputs(request, context):
    for parameters in request.response_parameters:
        if parameters.interval_us > 0:
            time.sleep(parameters.interval_us / 1e6)
        if parameters.HasField("compressed") and not parameters.compressed.value:
            context.disable_next_message_compression()
        yield pb.StreamingOutputCallResponse(payload=pb.Payload(body=bytes(parameters.size)))


class TestService(services.TestServiceServicer):
    def __init__(self, count):
        self.count = count
        # As a caching proxy before the server would: by request, within the age the response names.
        self.cached = {}

    def EmptyCall(self, request, context):
        echo(context)
        return request

    def UnaryCall(self, request, context):
        self.count.check([(len(request.payload.body), expected(request))], context)
        echo(context)
        fail(request, context)
        if request.HasField("response_compressed") and not request.response_compressed.value:
            context.disable_next_message_compression()
        server = f"grpcio-{os.getpid()}" if request.fill_server_id else ""
        return pb.SimpleResponse(
            payload=pb.Payload(body=bytes(request.response_size)), server_id=server)

    def CacheableUnaryCall(self, request, context):
        context.send_initial_metadata((("cache-control", "max-age=60, public"),))
        key = request.SerializeToString(deterministic=True)
        made = pb.SimpleResponse(payload=pb.Payload(body=b"%d" % time.time_ns()))
        return self.cached.setdefault(key, made)

    def StreamingOutputCall(self, request, context):
        echo(context)
        yield from outputs(request, context)
        fail(request, context)

    def StreamingInputCall(self, requests, context):
        echo(context)
        messages = [(len(request.payload.body), expected(request)) for request in requests]
        self.count.check(messages, context)
        return pb.StreamingInputCallResponse(
            aggregated_payload_size=sum(size for size, _ in messages))

    def FullDuplexCall(self, requests, context):
        echo(context)
        for request in requests:
            fail(request, context)
            yield from outputs(request, context)

    def HalfDuplexCall(self, requests, context):
        echo(context)
        for request in list(requests):
            fail(request, context)
            yield from outputs(request, context)


def main():
    count = WireCount()
    server = grpc.server(
        concurrent.futures.ThreadPoolExecutor(16), compression=grpc.Compression.Gzip)
    services.add_TestServiceServicer_to_server(TestService(count), server)
    if options.cert:
        with open(options.key, "rb") as key, open(options.cert, "rb") as certificate:
            credentials = grpc.ssl_server_credentials([(key.read(), certificate.read())])
        port = server.add_secure_port("127.0.0.1:0", credentials)
    else:
        port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    count.relay = Relay(f"127.0.0.1:{port}")
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    print(f"grpcio {grpc.__version__} listening on {count.relay.address}", flush=True)
    ended.wait()
    server.stop(1).wait()


main()
