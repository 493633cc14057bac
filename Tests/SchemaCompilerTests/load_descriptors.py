"""Loads a FileDescriptorSet as Google's library does, and makes a value of every message in it."""

import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

with open(sys.argv[1], "rb") as file:
    files = descriptor_pb2.FileDescriptorSet.FromString(file.read())
pool = descriptor_pool.DescriptorPool()
for file in files.file:
    pool.Add(file)
count = 0
for file in files.file:
    if file.package == "google.protobuf":
        continue
    for message in file.message_type:
        kind = message_factory.GetMessageClass(
            pool.FindMessageTypeByName(f"{file.package}.{message.name}"))
        value = kind()
        assert kind.FromString(value.SerializeToString()) == value
        count += 1
print("ok", count)
