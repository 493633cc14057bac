"""Values of the messages that others have defined, made and judged by Google's library.

  values.py make SET     prints a line for each value: the message's full name and its bytes in hex
  values.py check SET    reads lines from standard input: name, bytes in hex, JSON; each is the value again

The messages are those that Google and gRPC ship; those of grpc.testing, which no package ships, come
from the descriptors in the file SET.
"""

import random
import sys

from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.descriptor import FieldDescriptor
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2
from grpc_reflection.v1alpha import reflection_pb2

VARIANTS = 8


def classes(path):
    """Full names, as we call them, with the class of each."""
    found = {}

    def add(descriptor):
        if descriptor.GetOptions().map_entry:
            return
        name = descriptor.full_name.replace("v1alpha", "v1")
        found[name] = message_factory.GetMessageClass(descriptor)
        for nested in descriptor.nested_types:
            add(nested)

    for module in [any_pb2, status_pb2, error_details_pb2, health_pb2, reflection_pb2]:
        for descriptor in module.DESCRIPTOR.message_types_by_name.values():
            add(descriptor)
    pool = descriptor_pool.DescriptorPool()
    with open(path, "rb") as file:
        for file in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
            pool.Add(file)
            if file.package == "grpc.testing":
                for message in file.message_type:
                    add(pool.FindMessageTypeByName("grpc.testing." + message.name))
    return found


def scalar(field, rng):
    kind = field.type
    if kind == FieldDescriptor.TYPE_STRING:
        return rng.choice(["a", "Zürich \u2603 \U0001f600", "x" * 40, "with \"quotes\" \\ \n"])
    if kind == FieldDescriptor.TYPE_BYTES:
        return bytes(rng.randrange(256) for _ in range(rng.randrange(1, 20)))
    if kind == FieldDescriptor.TYPE_BOOL:
        return True
    if kind == FieldDescriptor.TYPE_INT32:
        return rng.choice([1, -1, 2**31 - 1, -(2**31), rng.randrange(2**20)])
    if kind == FieldDescriptor.TYPE_INT64:
        return rng.choice([1, -1, 2**63 - 1, -(2**63), rng.randrange(2**50)])
    if kind == FieldDescriptor.TYPE_DOUBLE:
        return rng.choice([0.5, -1e300, 3.141592653589793, 5e-324])
    if kind == FieldDescriptor.TYPE_ENUM:
        return rng.choice([value.number for value in field.enum_type.values])
    raise ValueError(f"no value for {field.full_name}")


def fill(message, rng, everything):
    chosen = {}
    for oneof in message.DESCRIPTOR.oneofs:
        chosen[oneof.name] = rng.choice(oneof.fields).name
    for field in message.DESCRIPTOR.fields:
        if field.containing_oneof and chosen[field.containing_oneof.name] != field.name:
            continue
        if not everything and rng.random() < 0.4:
            continue
        if field.message_type and field.message_type.GetOptions().map_entry:
            key, value = field.message_type.fields
            for _ in range(rng.randrange(1, 4)):
                entry = getattr(message, field.name)
                # No key is the beginning of another: there deterministic orders differ.
                name = scalar(key, rng) + str(rng.randrange(10, 100))
                if value.message_type:
                    fill(entry[name], rng, everything)
                else:
                    entry[name] = scalar(value, rng)
        elif field.message_type and field.message_type.full_name == "google.protobuf.Duration":
            # Microseconds are what the schema has.
            sign = rng.choice([1, -1])
            duration = getattr(message, field.name)
            duration.seconds = sign * rng.randrange(10**6)
            duration.nanos = sign * rng.randrange(10**6) * 1000
            duration.SetInParent()
        elif field.is_repeated:
            for _ in range(rng.randrange(1, 4)):
                if field.message_type:
                    fill(getattr(message, field.name).add(), rng, everything)
                else:
                    getattr(message, field.name).append(scalar(field, rng))
        elif field.message_type:
            getattr(message, field.name).SetInParent()
            fill(getattr(message, field.name), rng, everything)
        else:
            # A field with presence may hold its default.
            optional = field.has_presence and rng.random() < 0.2
            setattr(message, field.name, field.default_value if optional else scalar(field, rng))


def values(path):
    for name, kind in sorted(classes(path).items()):
        for variant in range(VARIANTS):
            message = kind()
            fill(message, random.Random(f"{name} {variant}"), variant == 0)
            yield name, message


def make(path):
    for name, message in values(path):
        print(name, message.SerializeToString(deterministic=True).hex() or "-")


def check(path):
    given = sys.stdin.read().splitlines()
    expected = list(values(path))
    assert len(given) == len(expected), f"{len(given)} lines for {len(expected)} values"
    for line, (name, message) in zip(given, expected):
        other, encoded, text = line.split(" ", 2)
        assert other == name, f"{other} is not {name}"
        again = type(message).FromString(b"" if encoded == "-" else bytes.fromhex(encoded))
        assert again == message, f"{name}: {encoded} is not {message}"
        # The JSON of Any is made of the message inside, which only its type's owner knows.
        if name in ("google.protobuf.Any", "google.rpc.Status"):
            continue
        assert json_format.Parse(text, type(message)()) == message, f"{name}: {text} is not {message}"
    print("ok", len(expected))


{"make": make, "check": check}[sys.argv[1]](sys.argv[2])
