"""The echo service on a grpcio server, with generated code; for Dropwire's own client to call.

usage: generated_server.py FOLDER

FOLDER holds the package `live_api`. Prints `listening on PORT` and serves until it is killed.
"""

import sys
from concurrent import futures

import grpc

sys.path.insert(0, sys.argv[1])

from live_api.bench import EchoMessage  # noqa: E402
from live_api.bench_grpc import EchoService, add_EchoService_to_server  # noqa: E402


class Echo(EchoService):
    def unary(self, request, context):
        return request

    def collect(self, requests, context):
        return EchoMessage(b"".join(request.payload for request in requests))

    def expand(self, request, context):
        for byte in request.payload:
            yield EchoMessage(bytes((byte,)))

    def chat(self, requests, context):
        yield from requests


def main():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=8))
    # Calls of Dropwire's client say their encoding in the content type, which grpcio does not show.
    add_EchoService_to_server(Echo(), server, default="native")
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"listening on {port}", flush=True)
    server.wait_for_termination()


main()
