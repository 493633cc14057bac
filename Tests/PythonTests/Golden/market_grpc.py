# Generated from market.drop by `dropwire schema generate`. Do not edit.
"""Services of package example.market.v1, over grpcio."""

from __future__ import annotations

import typing as _typing

from ._dropwire import model as _dw
from ._dropwire import rpc as _rpc
from .market import Filled, Order, Outcome

if _typing.TYPE_CHECKING:
    import grpc as _grpc
    import grpc.aio as _aio

__all__ = [
    "Market",
    "MarketStub",
    "MarketAioStub",
    "MarketService",
    "MarketAioService",
    "add_MarketService_to_server",
]


class Market:
    """Trades orders."""

    NAME = "example.market.v1.Market"
    PLACE = _rpc.Method("/example.market.v1.Market/Place", Order, Outcome)
    IMPORT = _rpc.Method("/example.market.v1.Market/Import", Order, Filled, streams_requests=True)
    WATCH = _rpc.Method("/example.market.v1.Market/Watch", Filled, Outcome, streams_responses=True)
    TRADE = _rpc.Method(
        "/example.market.v1.Market/Trade",
        Order,
        Outcome,
        streams_requests=True,
        streams_responses=True,
    )
    PING = _rpc.Method("/example.market.v1.Market/Ping", _dw.Empty, _dw.Empty)


class MarketStub:
    """Calls `example.market.v1.Market` over a channel of grpc."""

    def __init__(self, channel: _grpc.Channel, encoding: _dw.Encoding = "native") -> None:
        self.place = _rpc.UnaryCall[Order, Outcome](channel, Market.PLACE, encoding)
        """One order, one outcome."""
        self.import_ = _rpc.ClientStreamingCall[Order, Filled](channel, Market.IMPORT, encoding)
        self.watch = _rpc.ServerStreamingCall[Filled, Outcome](channel, Market.WATCH, encoding)
        self.trade = _rpc.BidirectionalCall[Order, Outcome](channel, Market.TRADE, encoding)
        self.ping = _rpc.UnaryCall[_dw.Empty, _dw.Empty](channel, Market.PING, encoding)


class MarketAioStub:
    """Calls `example.market.v1.Market` over a channel of grpc.aio."""

    def __init__(self, channel: _aio.Channel, encoding: _dw.Encoding = "native") -> None:
        self.place = _rpc.AioUnaryCall[Order, Outcome](channel, Market.PLACE, encoding)
        """One order, one outcome."""
        self.import_ = _rpc.AioClientStreamingCall[Order, Filled](channel, Market.IMPORT, encoding)
        self.watch = _rpc.AioServerStreamingCall[Filled, Outcome](channel, Market.WATCH, encoding)
        self.trade = _rpc.AioBidirectionalCall[Order, Outcome](channel, Market.TRADE, encoding)
        self.ping = _rpc.AioUnaryCall[_dw.Empty, _dw.Empty](channel, Market.PING, encoding)


class MarketService:
    """What a server of grpc implements to offer `example.market.v1.Market`.

    Requests are validated before a method sees them.
    """

    def place(self, request: Order, context: _grpc.ServicerContext) -> Outcome:
        """One order, one outcome."""
        raise _rpc.unimplemented("example.market.v1.Market/Place")

    def import_(self, requests: _typing.Iterator[Order], context: _grpc.ServicerContext) -> Filled:
        raise _rpc.unimplemented("example.market.v1.Market/Import")

    def watch(self, request: Filled, context: _grpc.ServicerContext) -> _typing.Iterator[Outcome]:
        raise _rpc.unimplemented("example.market.v1.Market/Watch")

    def trade(
        self,
        requests: _typing.Iterator[Order],
        context: _grpc.ServicerContext,
    ) -> _typing.Iterator[Outcome]:
        raise _rpc.unimplemented("example.market.v1.Market/Trade")

    def ping(self, request: _dw.Empty, context: _grpc.ServicerContext) -> _dw.Empty:
        raise _rpc.unimplemented("example.market.v1.Market/Ping")


class MarketAioService:
    """What a server of grpc.aio implements to offer `example.market.v1.Market`.

    Requests are validated before a method sees them.
    """

    async def place(self, request: Order, context: _aio.ServicerContext[bytes, bytes]) -> Outcome:
        """One order, one outcome."""
        raise _rpc.unimplemented("example.market.v1.Market/Place")

    async def import_(
        self,
        requests: _typing.AsyncIterator[Order],
        context: _aio.ServicerContext[bytes, bytes],
    ) -> Filled:
        raise _rpc.unimplemented("example.market.v1.Market/Import")

    def watch(
        self,
        request: Filled,
        context: _aio.ServicerContext[bytes, bytes],
    ) -> _typing.AsyncIterator[Outcome]:
        raise _rpc.unimplemented("example.market.v1.Market/Watch")

    def trade(
        self,
        requests: _typing.AsyncIterator[Order],
        context: _aio.ServicerContext[bytes, bytes],
    ) -> _typing.AsyncIterator[Outcome]:
        raise _rpc.unimplemented("example.market.v1.Market/Trade")

    async def ping(
        self,
        request: _dw.Empty,
        context: _aio.ServicerContext[bytes, bytes],
    ) -> _dw.Empty:
        raise _rpc.unimplemented("example.market.v1.Market/Ping")


def add_MarketService_to_server(
    service: MarketService | MarketAioService,
    server: _grpc.Server | _aio.Server,
    default: _dw.Encoding = "proto",
) -> None:
    """Offers the service; `default` is the encoding of calls without `dropwire-codec` metadata."""
    methods: dict[str, _typing.Any] = {
        "Place": (Market.PLACE, service.place),
        "Import": (Market.IMPORT, service.import_),
        "Watch": (Market.WATCH, service.watch),
        "Trade": (Market.TRADE, service.trade),
        "Ping": (Market.PING, service.ping),
    }
    _rpc.add_to_server(Market.NAME, methods, server, default)
