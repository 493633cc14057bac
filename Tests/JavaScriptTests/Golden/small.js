// Generated from small.drop by `dropwire schema generate`. Do not edit.

import * as dropwire from "./dropwire-runtime.js";

export const Kind = dropwire.enumeration("bakery.v1.Kind", 1, "KIND_UNSPECIFIED", [
  [1, "bread", "KIND_BREAD"],
  [3, "sweetRoll", "KIND_SWEET_ROLL"],
]);

/** An amount. */
export const Money = dropwire.struct("bakery.v1.Money", [
  { number: 1, name: "minor", type: dropwire.i64 },
  { number: 2, name: "currency", type: dropwire.ascii(3) },
]);

/** What is for sale. */
export const Item = dropwire.message("bakery.v1.Item", [
  { number: 1, name: "id", type: dropwire.checked(dropwire.id, { nonzero: true }) },
  { number: 2, name: "kind", type: Kind },
  { number: 3, name: "price", type: Money, optional: true },
  { number: 4, name: "title", type: dropwire.checked(dropwire.string(40), { min: 1 }) },
  { number: 5, name: "badge", type: dropwire.string(1024), retired: true },
  { number: 6, name: "bakedAt", snake: "baked_at", type: dropwire.timestamp },
  { number: 7, name: "weight", type: dropwire.u32, optional: true },
  { number: 8, name: "allergens", type: dropwire.list(dropwire.string(20), 8) },
  { number: 9, name: "stock", type: dropwire.map(dropwire.u16, dropwire.checked(dropwire.u64, { max: 100n }), 4) },
]);

export const SoldOut = dropwire.message("bakery.v1.SoldOut", [
  { number: 1, name: "again", type: dropwire.timestamp, optional: true },
]);

/** Ends a *\/ comment on purpose. */
export const Answer = dropwire.union("bakery.v1.Answer", [
  { number: 1, name: "item", type: Item },
  { number: 2, name: "soldOut", snake: "sold_out", type: SoldOut },
]);

/** The counter. */
export class Counter {
  static serviceName = "bakery.v1.Counter";

  static methods = dropwire.methods({
    buy: dropwire.method(
      this.serviceName,
      "Buy",
      Item,
      Answer,
      { kind: "unary", idempotent: true }
    ),
    watch: dropwire.method(
      this.serviceName,
      "Watch",
      dropwire.Empty,
      Item,
      { kind: "serverStreaming" }
    ),
    fill: dropwire.method(
      this.serviceName,
      "Fill",
      Item,
      dropwire.Empty,
      { kind: "clientStreaming" }
    ),
    constructor: dropwire.method(
      this.serviceName,
      "Constructor",
      Item,
      Answer,
      { kind: "bidirectional" }
    ),
  });

  #transport;

  /** A client that calls over `transport`. */
  constructor(transport) {
    this.#transport = transport;
  }

  /** Calls `Buy`. */
  buy(request, options) {
    return this.#transport.unary(Counter.methods.buy, request, options);
  }

  /** Calls `Watch`. */
  watch(request, options) {
    return this.#transport.serverStreaming(Counter.methods.watch, request, options);
  }

  /** Many at once. */
  fill(requests, options) {
    return this.#transport.clientStreaming(Counter.methods.fill, requests, options);
  }

  /** Calls `Constructor`. */
  ["constructor"](requests, options) {
    return this.#transport.bidirectional(Counter.methods.constructor, requests, options);
  }
}
