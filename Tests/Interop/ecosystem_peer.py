"""Stock clients of health and reflection against a live `dropwire serve`, to its end.

usage: ecosystem_peer.py HOST:PORT PID
"""

import os
import signal
import sys

import grpc
from google.protobuf import (
    descriptor_database, descriptor_pb2, descriptor_pool, message_factory)
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase)

PACKAGE = "dropwire.live.v1."
TIMEOUT = 60
Serving = health_pb2.HealthCheckResponse.ServingStatus
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def code(call):
    try:
        call()
    except grpc.RpcError as error:
        return error.code()
    return grpc.StatusCode.OK


def health(channel):
    stub = health_pb2_grpc.HealthStub(channel)

    def status(service):
        request = health_pb2.HealthCheckRequest(service=service)
        return stub.Check(request, timeout=TIMEOUT).status

    check("the server serves", status(""), Serving.SERVING)
    check("a service serves", status(PACKAGE + "Reservations"), Serving.SERVING)
    check("a service that is not there", code(lambda: status("nobody.Here")),
          grpc.StatusCode.NOT_FOUND)
    listed = stub.List(health_pb2.HealthListRequest(), timeout=TIMEOUT).statuses
    check("the list", (listed[""].status, listed[PACKAGE + "Feed"].status, "nobody" in listed),
          (Serving.SERVING, Serving.SERVING, False))
    unknown = stub.Watch(health_pb2.HealthCheckRequest(service="nobody.Here"), timeout=TIMEOUT)
    check("watching nobody", next(unknown).status, Serving.SERVICE_UNKNOWN)
    unknown.cancel()
    watch = stub.Watch(health_pb2.HealthCheckRequest(), timeout=TIMEOUT)
    check("watching the server", next(watch).status, Serving.SERVING)
    return watch


def reflected(channel):
    """Calls a method of which nothing is known but what reflection tells."""
    database = ProtoReflectionDescriptorDatabase(channel)
    services = database.get_services()
    check("the services", {
        PACKAGE + "Reservations", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection"} <= set(services), True)
    pool = descriptor_pool.DescriptorPool(database)
    for name in services:
        check(f"{name} has methods", len(pool.FindServiceByName(name).methods) > 0, True)
    reservations = pool.FindServiceByName(PACKAGE + "Reservations")
    reserve = reservations.methods_by_name["Reserve"]
    request = message_factory.GetMessageClass(reserve.input_type)
    response = message_factory.GetMessageClass(reserve.output_type)
    call = channel.unary_unary(
        "/" + PACKAGE + "Reservations/Reserve", request.SerializeToString, response.FromString)
    whole = dict(key="00000000-0000-4000-8000-000000000001", buyer=1, drop=2, pool=3, quantity=1)
    answer = call(request(**whole), timeout=TIMEOUT)
    refusals = pool.FindEnumTypeByName(PACKAGE + "Refusal").values_by_number
    check("an answer in protobuf",
          (answer.WhichOneof("case"), refusals[answer.rejected.reason].name),
          ("rejected", "REFUSAL_UNKNOWN_DROP"))
    try:
        call(request(**(whole | {"quantity": 5000})), timeout=TIMEOUT)
        check("a request that breaks its constraints", "accepted", "refused")
    except grpc.RpcError as error:
        check("a request that breaks its constraints", error.code(),
              grpc.StatusCode.INVALID_ARGUMENT)
        details(error)


def details(error):
    fields = dict(error.trailing_metadata())
    status = status_pb2.Status.FromString(fields.get("grpc-status-details-bin", b""))
    check("the status in the details", (status.code, status.message), (3, error.details()))
    request = error_details_pb2.BadRequest()
    check("the detail is a BadRequest",
          len(status.details) == 1 and status.details[0].Unpack(request), True)
    check("the field", [violation.field for violation in request.field_violations], ["quantity"])


def reflection(channel, version):
    """The protocol itself, several questions on one stream; v1 has the messages of v1alpha."""
    Request = reflection_pb2.ServerReflectionRequest
    extension = reflection_pb2.ExtensionRequest(containing_type="a.B", extension_number=1)
    questions = [
        Request(host="here", list_services=""),
        Request(file_by_filename="reservations.proto"),
        Request(file_containing_symbol=PACKAGE + "Reservations.Reserve"),
        Request(file_containing_symbol=PACKAGE + "REFUSAL_UNKNOWN_DROP"),
        Request(file_containing_symbol="grpc.health.v1.HealthCheckResponse.ServingStatus"),
        Request(file_containing_symbol="google.protobuf.Timestamp"),
        Request(file_by_filename="nowhere.proto"),
        Request(file_containing_symbol="nobody.Here"),
        Request(file_containing_extension=extension),
        Request(all_extension_numbers_of_type="a.B"),
        Request(),
    ]
    stub = channel.stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        Request.SerializeToString, reflection_pb2.ServerReflectionResponse.FromString)
    answers = list(stub(iter(questions), timeout=TIMEOUT))
    check(f"{version}: the questions", [a.original_request for a in answers], questions)
    check(f"{version}: the host", answers[0].valid_host, "here")
    kinds = [answer.WhichOneof("message_response") for answer in answers]
    check(f"{version}: the answers", kinds, ["list_services_response"]
          + ["file_descriptor_response"] * 5 + ["error_response"] * 5)
    check(f"{version}: the errors", [a.error_response.error_code for a in answers[6:]],
          [5, 5, 5, 5, 3])
    files = descriptor_database.DescriptorDatabase()
    for file in answers[1].file_descriptor_response.file_descriptor_proto:
        files.Add(descriptor_pb2.FileDescriptorProto.FromString(file))
    pool = descriptor_pool.DescriptorPool(files)
    check(f"{version}: a file with its imports",
          pool.FindFileByName("reservations.proto").package, "dropwire.live.v1")


def main():
    with grpc.insecure_channel(sys.argv[1]) as channel:
        watch = health(channel)
        reflected(channel)
        reflection(channel, "v1")
        reflection(channel, "v1alpha")
        os.kill(int(sys.argv[2]), signal.SIGTERM)
        check("the drain is announced", [response.status for response in watch],
              [Serving.NOT_SERVING])
        check("the watch ends well", watch.code(), grpc.StatusCode.OK)
    return failures


sys.exit(1 if main() else 0)
