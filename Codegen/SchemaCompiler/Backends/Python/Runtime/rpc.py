"""Calls over grpcio: the generated stubs and servers are made of these.

grpcio sends the content type `application/grpc` and no other, so the encoding is said in the metadata
`dropwire-codec`; without it both sides speak protobuf.
"""

from __future__ import annotations

import asyncio
from typing import (
    Any, AsyncIterable, AsyncIterator, Callable, Generic, Iterable, Iterator, Sequence, Tuple, TypeVar,
    Union,
)

import grpc
import grpc.aio

from .model import Coded, Encoding, ValidationError, WireError

Q = TypeVar("Q", bound=Coded)
R = TypeVar("R", bound=Coded)
Metadata = Sequence[Tuple[str, Union[str, bytes]]]

_HEADER = "dropwire-codec"
_NAMES = {"native": "drop", "proto": "proto", "json": "json"}
_ENCODINGS = {name: encoding for encoding, name in _NAMES.items()}


class Method(Generic[Q, R]):
    """A method's path and types."""

    __slots__ = ("path", "request", "response", "streams_requests", "streams_responses")

    def __init__(
        self,
        path: str,
        request: type[Q],
        response: type[R],
        *,
        streams_requests: bool = False,
        streams_responses: bool = False,
    ) -> None:
        self.path = path
        self.request = request
        self.response = response
        self.streams_requests = streams_requests
        self.streams_responses = streams_responses


def _article(name: str) -> str:
    return f"an {name}" if name[:1] in "AEIOU" else f"a {name}"


def _typed(message: Any, expected: type[Any], what: str) -> Any:
    if isinstance(message, expected):
        return message
    wanted, given = _article(expected.__name__), _article(type(message).__name__)
    raise TypeError(f"{what} {wanted}, not {given}")


# ---------------------------------------------------------------- clients


class _Requests(Generic[Q]):
    """A stream of requests as bytes. What is wrong with one of them is kept for the caller.

    grpcio ends a call whose iterator fails, and does not say why.
    """

    def __init__(self, method: Method[Q, Any], encoding: Encoding) -> None:
        self.method = method
        self.encoding = encoding
        self.error: Exception | None = None

    def written(self, message: Q) -> bytes:
        data: bytes = _typed(message, self.method.request, f"{self.method.path} takes").encode(
            self.encoding)
        return data

    def of(self, messages: Iterable[Q]) -> Iterator[bytes]:
        try:
            for message in messages:
                yield self.written(message)
        except Exception as error:
            self.error = error
            raise

    async def of_async(self, messages: AsyncIterable[Q] | Iterable[Q]) -> AsyncIterator[bytes]:
        try:
            if isinstance(messages, AsyncIterable):
                async for message in messages:
                    yield self.written(message)
            else:
                for message in messages:
                    yield self.written(message)
        except Exception as error:
            self.error = error
            raise

    def refine(self) -> None:
        """Raises what was wrong with a request, where that is why the call failed."""
        if self.error is not None:
            raise self.error


class _Responses(Iterator[R]):
    """The responses of a call with a stream of requests, and everything else the call can do."""

    def __init__(self, call: Any, requests: _Requests[Any]) -> None:
        self._call = call
        self._requests = requests

    def __next__(self) -> R:
        try:
            response: R = next(self._call)
        except grpc.RpcError:
            self._requests.refine()
            raise
        return response

    def __getattr__(self, name: str) -> Any:
        return getattr(self._call, name)


class _AioResponses(AsyncIterable[R]):
    """The same for grpc.aio."""

    def __init__(self, call: Any, requests: _Requests[Any]) -> None:
        self._call = call
        self._requests = requests

    async def __aiter__(self) -> AsyncIterator[R]:
        try:
            async for response in self._call:
                yield response
        except (grpc.RpcError, asyncio.CancelledError):
            self._requests.refine()
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._call, name)


class NoResponse(grpc.RpcError):
    """A call of one response that ended with OK and without one: grpcio itself gives None for it."""

    def __init__(self, call: Any = None) -> None:
        super().__init__(self.details())
        self._call = call

    def code(self) -> grpc.StatusCode:
        return grpc.StatusCode.UNIMPLEMENTED

    def details(self) -> str:
        return "expected one response, the server sent none"

    def initial_metadata(self) -> Any:
        return self._call.initial_metadata() if self._call is not None else ()

    def trailing_metadata(self) -> Any:
        return self._call.trailing_metadata() if self._call is not None else ()


def _only(response: R | None, call: Any = None) -> R:
    if response is None:
        raise NoResponse(call)
    return response


async def _aio_only(call: Any) -> Any:
    response = await call
    if response is not None:
        return response
    none = NoResponse()
    raise grpc.aio.AioRpcError(
        none.code(), await call.initial_metadata(), await call.trailing_metadata(), none.details()
    )


class _Call(Generic[Q, R]):
    """A method on a channel, to be called with a request or an iterator of them.

    Keyword arguments are those of grpcio: `timeout` in seconds, `metadata`, `credentials`,
    `wait_for_ready`, `compression`.

    Before a request is sent, TypeError is raised for a message of another type, and WireError with
    the field for a value that cannot be encoded.
    """

    __slots__ = ("_callable", "_codec", "_method", "_encoding")

    def __init__(self, channel: Any, method: Method[Q, R], encoding: Encoding) -> None:
        if encoding not in _NAMES:
            raise ValueError(f"there is no encoding {encoding!r}")
        kind = "stream" if method.streams_requests else "unary"
        kind += "_stream" if method.streams_responses else "_unary"

        def read(data: bytes | None) -> R | None:
            # grpc.aio asks for a response that there is not.
            if data is None:
                return None
            return method.response.decode(data, encoding, ignoring_unknown_fields=True)

        make: Callable[..., Any] = getattr(channel, kind)
        self._callable = make(method.path, request_serializer=None, response_deserializer=read)
        self._codec: Metadata = ((_HEADER, _NAMES[encoding]),)
        self._method = method
        self._encoding = encoding

    def _requests(self) -> _Requests[Q]:
        return _Requests(self._method, self._encoding)

    def _written(self, request: Q) -> bytes:
        return self._requests().written(request)

    def _options(self, options: dict[str, Any]) -> dict[str, Any]:
        given = options.pop("metadata", None)
        return {**options, "metadata": (*(given or ()), *self._codec)}

    def __repr__(self) -> str:
        return f"<call of {self._method.path}>"


class UnaryCall(_Call[Q, R]):
    """One request, one response."""

    __slots__ = ()

    def __call__(self, request: Q, **options: Any) -> R:
        """Calls and waits; raises grpc.RpcError when the call fails."""
        response, _ = self.with_call(request, **options)
        return response

    def with_call(self, request: Q, **options: Any) -> tuple[R, Any]:
        """The response, and the call with its metadata and trailers."""
        data = self._written(request)
        answer: tuple[R | None, Any] = self._callable.with_call(data, **self._options(options))
        return _only(*answer), answer[1]

    def future(self, request: Q, **options: Any) -> Any:
        """Calls without waiting: a grpc.Future of the response."""
        return self._callable.future(self._written(request), **self._options(options))


class ServerStreamingCall(_Call[Q, R]):
    """One request, a stream of responses."""

    __slots__ = ()

    def __call__(self, request: Q, **options: Any) -> Iterator[R]:
        """Calls; responses are iterated over, and `cancel()` ends the call."""
        responses: Iterator[R] = self._callable(self._written(request), **self._options(options))
        return responses


class ClientStreamingCall(_Call[Q, R]):
    """A stream of requests, one response."""

    __slots__ = ()

    def __call__(self, requests: Iterable[Q], **options: Any) -> R:
        """Sends the requests and waits for the response."""
        given = self._requests()
        try:
            response, call = self._callable.with_call(
                given.of(requests), **self._options(options))
        except grpc.RpcError:
            given.refine()
            raise
        only: R = _only(response, call)
        return only


class BidirectionalCall(_Call[Q, R]):
    """Streams both ways."""

    __slots__ = ()

    def __call__(self, requests: Iterable[Q], **options: Any) -> Iterator[R]:
        """Sends requests as they come, while responses are iterated over."""
        given = self._requests()
        return _Responses(self._callable(given.of(requests), **self._options(options)), given)


class AioUnaryCall(_Call[Q, R]):
    """One request, one response, for grpc.aio."""

    __slots__ = ()

    async def __call__(self, request: Q, **options: Any) -> R:
        """Calls and waits; raises grpc.aio.AioRpcError when the call fails."""
        response: R = await _aio_only(
            self._callable(self._written(request), **self._options(options)))
        return response


class AioServerStreamingCall(_Call[Q, R]):
    """One request, a stream of responses, for grpc.aio."""

    __slots__ = ()

    def __call__(self, request: Q, **options: Any) -> AsyncIterable[R]:
        """Calls; responses are iterated over with `async for`."""
        data = self._written(request)
        responses: AsyncIterable[R] = self._callable(data, **self._options(options))
        return responses


class AioClientStreamingCall(_Call[Q, R]):
    """A stream of requests, one response, for grpc.aio."""

    __slots__ = ()

    async def __call__(self, requests: AsyncIterable[Q] | Iterable[Q], **options: Any) -> R:
        """Sends the requests and waits for the response."""
        given = self._requests()
        try:
            response: R = await _aio_only(
                self._callable(given.of_async(requests), **self._options(options)))
        except (grpc.RpcError, asyncio.CancelledError):
            given.refine()
            raise
        return response


class AioBidirectionalCall(_Call[Q, R]):
    """Streams both ways, for grpc.aio."""

    __slots__ = ()

    def __call__(
        self, requests: AsyncIterable[Q] | Iterable[Q], **options: Any
    ) -> AsyncIterable[R]:
        """Sends requests as they come, while responses are iterated over."""
        given = self._requests()
        return _AioResponses(
            self._callable(given.of_async(requests), **self._options(options)), given)


# ---------------------------------------------------------------- servers


class _Refused(Exception):
    """A call that ends before the method sees it."""

    def __init__(self, code: grpc.StatusCode, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def _encoding(context: Any, default: Encoding) -> Encoding:
    for name, value in context.invocation_metadata() or ():
        if name == _HEADER:
            encoding = _ENCODINGS.get(value)
            if encoding is None:
                text = f"{_HEADER} '{value}': this server speaks drop, proto and json"
                raise _Refused(grpc.StatusCode.UNIMPLEMENTED, text)
            return encoding  # type: ignore[return-value]
    return default


def _read(method: Method[Any, Any], data: bytes, encoding: Encoding) -> Any:
    """A request that is decoded and holds to its constraints."""
    try:
        request = method.request.decode(data, encoding)
        request.validate()
    except (ValidationError, WireError) as error:
        raise _Refused(grpc.StatusCode.INVALID_ARGUMENT, str(error)) from None
    return request


def _written(method: Method[Any, Any], response: Any, encoding: Encoding) -> bytes:
    """The bytes of a response; what is none of the method is the service's mistake."""
    try:
        data: bytes = _typed(response, method.response, f"{method.path} answers with").encode(
            encoding)
    except (TypeError, WireError) as error:
        raise _Refused(grpc.StatusCode.INTERNAL, f"the response: {error}") from None
    return data


def unimplemented(name: str) -> Exception:
    """What a method raises that a service does not implement."""
    return _Refused(grpc.StatusCode.UNIMPLEMENTED, f"{name} is not implemented")


class _Handlers:
    """Handlers of one method for a synchronous server."""

    def __init__(self, method: Method[Any, Any], behavior: Any, default: Encoding) -> None:
        self.method = method
        self.behavior = behavior
        self.default = default

    def make(self) -> Any:
        method = self.method
        kind = "stream" if method.streams_requests else "unary"
        kind += "_stream" if method.streams_responses else "_unary"
        handle = self.stream if method.streams_responses else self.unary
        maker: Callable[..., Any] = getattr(grpc, f"{kind}_rpc_method_handler")
        return maker(handle, request_deserializer=None, response_serializer=None)

    def requests(self, given: Any, encoding: Encoding) -> Any:
        if not self.method.streams_requests:
            return _read(self.method, given, encoding)
        return (_read(self.method, data, encoding) for data in given)

    def unary(self, given: Any, context: Any) -> bytes:
        try:
            encoding = _encoding(context, self.default)
            response = self.behavior(self.requests(given, encoding), context)
            return _written(self.method, response, encoding)
        except _Refused as refused:
            context.abort(refused.code, refused.text)
            raise

    def stream(self, given: Any, context: Any) -> Iterator[bytes]:
        try:
            encoding = _encoding(context, self.default)
            for response in self.behavior(self.requests(given, encoding), context):
                yield _written(self.method, response, encoding)
        except _Refused as refused:
            context.abort(refused.code, refused.text)
            raise


class _AioHandlers(_Handlers):
    """The same for a server of grpc.aio."""

    def make(self) -> Any:
        method = self.method
        kind = "stream" if method.streams_requests else "unary"
        kind += "_stream" if method.streams_responses else "_unary"
        handle = self.aio_stream if method.streams_responses else self.aio_unary
        maker: Callable[..., Any] = getattr(grpc, f"{kind}_rpc_method_handler")
        return maker(handle, request_deserializer=None, response_serializer=None)

    def requests(self, given: Any, encoding: Encoding) -> Any:
        if not self.method.streams_requests:
            return _read(self.method, given, encoding)

        async def decoded() -> AsyncIterator[Any]:
            async for data in given:
                yield _read(self.method, data, encoding)

        return decoded()

    async def aio_unary(self, given: Any, context: Any) -> bytes:
        try:
            encoding = _encoding(context, self.default)
            response = await self.behavior(self.requests(given, encoding), context)
            return _written(self.method, response, encoding)
        except _Refused as refused:
            await context.abort(refused.code, refused.text)
            raise

    async def aio_stream(self, given: Any, context: Any) -> AsyncIterator[bytes]:
        try:
            encoding = _encoding(context, self.default)
            async for response in self.behavior(self.requests(given, encoding), context):
                yield _written(self.method, response, encoding)
        except _Refused as refused:
            await context.abort(refused.code, refused.text)
            raise


def add_to_server(
    name: str, methods: dict[str, tuple[Method[Any, Any], Any]], server: Any, default: Encoding
) -> None:
    """Offers methods on a server of grpc or grpc.aio: a handler of the kind that the server runs."""
    if default not in _NAMES:
        raise ValueError(f"there is no encoding {default!r}")
    kind = _AioHandlers if isinstance(server, grpc.aio.Server) else _Handlers
    handlers = {
        wire: kind(method, behavior, default).make()
        for wire, (method, behavior) in methods.items()
    }
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(name, handlers),))
