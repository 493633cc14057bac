"""Health and reflection of any server, as tools use them: everything served is listed and described.

usage: reflection_peer.py HOST:PORT [--ca FILE]

Prints what was described, or ends with 1 and says what is missing.
"""

import argparse
import sys

import grpc
from google.protobuf import descriptor_database, descriptor_pb2, descriptor_pool
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase)

TIMEOUT = 60


class Version:
    """One version of the protocol; v1 has the messages of v1alpha."""

    def __init__(self, channel, version):
        self.name = version
        self.call = channel.stream_stream(
            f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
            reflection_pb2.ServerReflectionRequest.SerializeToString,
            reflection_pb2.ServerReflectionResponse.FromString)

    def ask(self, **question):
        request = reflection_pb2.ServerReflectionRequest(**question)
        (answer,) = self.call(iter([request]), timeout=TIMEOUT)
        return answer

    def services(self):
        return [service.name for service in self.ask(list_services="").list_services_response.service]

    def describe(self, symbol):
        """The file that declares `symbol`, with all that it imports."""
        answer = self.ask(file_containing_symbol=symbol)
        if not answer.HasField("file_descriptor_response"):
            raise SystemExit(f"{self.name} does not know {symbol}: {answer.error_response}")
        files = descriptor_database.DescriptorDatabase()
        names = []
        for data in answer.file_descriptor_response.file_descriptor_proto:
            file = descriptor_pb2.FileDescriptorProto.FromString(data)
            files.Add(file)
            names.append(file.name)
        return descriptor_pool.DescriptorPool(files), names


def types(message, found):
    """The full names of a message's type and of all types it is made of."""
    if message.full_name in found:
        return
    found[message.full_name] = message
    for field in message.fields:
        if field.message_type:
            types(field.message_type, found)
        if field.enum_type:
            found.setdefault(field.enum_type.full_name, field.enum_type)


def described(version):
    """Services, methods and types, each asked for by its own name."""
    methods, found = [], {}
    services = version.services()
    for name in services:
        pool, _ = version.describe(name)
        for method in pool.FindServiceByName(name).methods:
            methods.append(method.full_name)
            types(method.input_type, found)
            types(method.output_type, found)
    for name in methods:
        version.describe(name)
    for name, known in found.items():
        if known.containing_type and known.containing_type.GetOptions().map_entry:
            continue
        pool, _ = version.describe(name)
        find = pool.FindMessageTypeByName if hasattr(known, "fields") else pool.FindEnumTypeByName
        if find(name).full_name != name:
            raise SystemExit(f"{version.name} describes something else as {name}")
    return services, methods, sorted(found)


def health(channel, services):
    stub = health_pb2_grpc.HealthStub(channel)
    serving = health_pb2.HealthCheckResponse.SERVING
    listed = stub.List(health_pb2.HealthListRequest(), timeout=TIMEOUT).statuses
    for name in [""] + [name for name in services if not name.startswith("grpc.reflection.")]:
        request = health_pb2.HealthCheckRequest(service=name)
        watch = stub.Watch(request, timeout=TIMEOUT)
        answers = {"Watch": next(watch).status}
        watch.cancel()
        if name in listed:
            answers |= {"Check": stub.Check(request, timeout=TIMEOUT).status,
                        "List": listed[name].status}
        elif name != "grpc.health.v1.Health":
            raise SystemExit(f"health does not list {name}")
        else:
            continue
        if set(answers.values()) != {serving}:
            raise SystemExit(f"health of '{name}': {answers}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--ca")
    options = parser.parse_args()
    if options.ca:
        with open(options.ca, "rb") as file:
            channel = grpc.secure_channel(
                options.server, grpc.ssl_channel_credentials(file.read()))
    else:
        channel = grpc.insecure_channel(options.server)
    with channel:
        first, second = (described(Version(channel, name)) for name in ("v1", "v1alpha"))
        if first != second:
            raise SystemExit(f"v1 says {first}, v1alpha says {second}")
        # The client that gRPC ships has to come to the same.
        shipped = list(ProtoReflectionDescriptorDatabase(channel).get_services())
        if sorted(shipped) != sorted(first[0]):
            raise SystemExit(f"gRPC's own client sees {shipped}")
        health(channel, first[0])
    services, methods, found = first
    for name in services:
        print(name)
    print(f"v1 and v1alpha describe {len(services)} services, {len(methods)} methods, "
          f"{len(found)} types")


main()
