"""Compares the descriptors of Schemas/ecosystem with those that Google and gRPC ship.

A field has the same number, type, name and label; an enum the same values; a service the same methods.
A `oneof` of theirs is a set of optional fields of ours, and a number they skip is a retired one.
"""

import sys

from google.protobuf import any_pb2, descriptor_pb2
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2
from grpc_reflection.v1alpha import reflection_pb2

Field = descriptor_pb2.FieldDescriptorProto


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def fields(message, rename):
    found = {}
    for field in message.field:
        label = "repeated" if field.label == Field.LABEL_REPEATED else "single"
        # Scalars in a oneof of theirs have presence, as have optional ones.
        present = field.HasField("oneof_index") and field.type != Field.TYPE_MESSAGE
        found[field.number] = (
            field.name, field.type, rename(field.type_name), label, present,
            field.json_name or camel(field.name))
    return found


def compare(ours, theirs, rename, name, counts):
    own, other = fields(ours, lambda text: text), fields(theirs, rename)
    assert own == other, f"{name}: {own} is not {other}"
    counts["fields"] += len(own)
    assert ours.options.map_entry == theirs.options.map_entry, name
    nested = {message.name: message for message in ours.nested_type}
    assert sorted(nested) == sorted(message.name for message in theirs.nested_type), name
    for message in theirs.nested_type:
        compare(nested[message.name], message, rename, f"{name}.{message.name}", counts)
    enums(ours.enum_type, theirs.enum_type, name, counts)


def enums(ours, theirs, name, counts):
    def values(enums):
        return {enum.name: [(value.name, value.number) for value in enum.value] for enum in enums}

    assert values(ours) == values(theirs), f"{name}: {values(ours)} is not {values(theirs)}"
    counts["values"] += sum(len(enum.value) for enum in ours)


def services(ours, theirs, rename, counts):
    def methods(service, rename):
        return {
            method.name: (
                rename(method.input_type), rename(method.output_type), method.client_streaming,
                method.server_streaming) for method in service.method}

    own = {service.name: methods(service, lambda text: text) for service in ours}
    other = {service.name: methods(service, rename) for service in theirs}
    assert own == other, f"{own} is not {other}"
    counts["methods"] += sum(len(methods) for methods in own.values())


def main(path):
    with open(path, "rb") as file:
        ours = {f.name: f for f in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file}
    counts = {"fields": 0, "values": 0, "methods": 0}
    for name, module in {
            "google/protobuf/any.proto": any_pb2,
            "google/rpc/status.proto": status_pb2,
            "google/rpc/error_details.proto": error_details_pb2,
            "grpc/health/v1/health.proto": health_pb2,
            "grpc/reflection/v1/reflection.proto": reflection_pb2,
    }.items():
        theirs = descriptor_pb2.FileDescriptorProto()
        module.DESCRIPTOR.CopyToProto(theirs)

        # The package ships v1alpha; v1 is the same under its own name.
        def rename(text):
            return text.replace(".v1alpha.", ".v1.")

        own = ours[name]
        assert own.package == theirs.package.replace("v1alpha", "v1"), name
        messages = {message.name: message for message in own.message_type}
        assert sorted(messages) == sorted(message.name for message in theirs.message_type), name
        for message in theirs.message_type:
            compare(messages[message.name], message, rename, message.name, counts)
        enums(own.enum_type, theirs.enum_type, name, counts)
        services(own.service, theirs.service, rename, counts)
    print("ok", counts["fields"], "fields", counts["values"], "values", counts["methods"], "methods")


main(sys.argv[1])
