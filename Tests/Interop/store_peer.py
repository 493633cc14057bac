"""A grpcio server with reflection (v1alpha) and a service that nobody else has a schema of.

usage: store_peer.py
Prints "listening PORT"; ends after two minutes, or when it is killed.
"""

import time
from concurrent import futures

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf import duration_pb2, timestamp_pb2  # noqa: F401, imported by the file below
from grpc_reflection.v1alpha import reflection

Field = descriptor_pb2.FieldDescriptorProto


def add(message, name, number, kind, label=Field.LABEL_OPTIONAL, of=None, oneof=None):
    field = message.field.add(name=name, number=number, type=kind, label=label)
    if of:
        field.type_name = of
    if oneof is not None:
        field.oneof_index = oneof
    return field


def describe():
    file = descriptor_pb2.FileDescriptorProto(
        name="test/store.proto", package="test.store", syntax="proto3",
        dependency=["google/protobuf/timestamp.proto"])
    state = file.enum_type.add(name="State")
    state.value.add(name="STATE_UNSPECIFIED", number=0)
    state.value.add(name="OPEN", number=1)
    order = file.message_type.add(name="Order")
    add(order, "order_id", 1, Field.TYPE_STRING)
    add(order, "total", 2, Field.TYPE_SINT64)
    add(order, "lines", 3, Field.TYPE_MESSAGE, Field.LABEL_REPEATED, ".test.store.Order.Line")
    add(order, "tags", 4, Field.TYPE_MESSAGE, Field.LABEL_REPEATED, ".test.store.Order.TagsEntry")
    order.oneof_decl.add(name="pay")
    add(order, "card", 5, Field.TYPE_STRING, oneof=0)
    add(order, "cash", 6, Field.TYPE_BOOL, oneof=0)
    add(order, "at", 7, Field.TYPE_MESSAGE, of=".google.protobuf.Timestamp")
    add(order, "state", 8, Field.TYPE_ENUM, of=".test.store.State")
    add(order, "parent", 9, Field.TYPE_MESSAGE, of=".test.store.Order")
    add(order, "counts", 10, Field.TYPE_UINT32, Field.LABEL_REPEATED)
    line = order.nested_type.add(name="Line")
    add(line, "price", 1, Field.TYPE_DOUBLE)
    add(line, "photo", 2, Field.TYPE_BYTES)
    entry = order.nested_type.add(name="TagsEntry")
    entry.options.map_entry = True
    add(entry, "key", 1, Field.TYPE_STRING)
    add(entry, "value", 2, Field.TYPE_INT32)
    service = file.service.add(name="Store")
    for name, requests, responses in [
            ("Echo", False, False), ("Sum", True, False), ("Split", False, True),
            ("Chat", True, True)]:
        service.method.add(
            name=name, input_type=".test.store.Order", output_type=".test.store.Order",
            client_streaming=requests, server_streaming=responses)
    pool = descriptor_pool.Default()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("test.store.Order"))


Order = describe()


def echo(request, context):
    metadata = dict(context.invocation_metadata())
    context.send_initial_metadata([("x-saw", metadata.get("x-say", "nothing"))])
    if request.order_id == "slow":
        time.sleep(5)
    if request.order_id == "missing":
        context.abort(grpc.StatusCode.NOT_FOUND, "no such order")
    return request


def total(requests, context):
    return Order(total=sum(request.total for request in requests))


def split(request, context):
    for line in request.lines:
        yield Order(order_id=request.order_id, lines=[line])


def chat(requests, context):
    for request in requests:
        yield Order(order_id=request.order_id, parent=request)


def main():
    server = grpc.server(futures.ThreadPoolExecutor(4))
    coding = {
        "request_deserializer": Order.FromString, "response_serializer": Order.SerializeToString}
    server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("test.store.Store", {
        "Echo": grpc.unary_unary_rpc_method_handler(echo, **coding),
        "Sum": grpc.stream_unary_rpc_method_handler(total, **coding),
        "Split": grpc.unary_stream_rpc_method_handler(split, **coding),
        "Chat": grpc.stream_stream_rpc_method_handler(chat, **coding),
    })])
    reflection.enable_server_reflection(["test.store.Store", reflection.SERVICE_NAME], server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"listening {port}", flush=True)
    server.wait_for_termination(timeout=120)


main()
