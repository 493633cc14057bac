// Generated from small.drop by `dropwire schema generate`. Do not edit.

import type * as dropwire from "./dropwire-runtime.js";

export declare const Kind: {
  readonly unspecified: 0;
  /** Of flour from here. */
  readonly bread: 1;
  readonly sweetRoll: 3;
};
export type Kind = dropwire.Open<typeof Kind>;

/** An amount. */
export interface Money {
  minor: bigint;
  /** ISO 4217 */
  currency: string;
}
export declare const Money: dropwire.StructType<Money>;

/** What is for sale. */
export interface Item {
  id: bigint;
  kind: Kind;
  price?: Money | undefined;
  title: string;
  bakedAt: dropwire.Timestamp;
  /** @deprecated weigh it */
  weight?: number | undefined;
  allergens: string[];
  stock: dropwire.WireMap<number, bigint>;
}
export declare const Item: dropwire.MessageType<Item>;

/** Ends a *\/ comment on purpose. */
export type Answer =
  | { case: "item"; value: Item }
  | { case: "soldOut"; value: SoldOut }
  | dropwire.NoCase;
export declare const Answer: dropwire.UnionType<Answer>;

export interface SoldOut {
  again?: dropwire.Timestamp | undefined;
}
export declare const SoldOut: dropwire.MessageType<SoldOut>;

/** The counter. */
export declare class Counter {
  static readonly serviceName: "bakery.v1.Counter";
  static readonly methods: {
    readonly buy: dropwire.Method<Item, Answer>;
    readonly watch: dropwire.Method<dropwire.EmptyValue, Item>;
    readonly fill: dropwire.Method<Item, dropwire.EmptyValue>;
    readonly constructor: dropwire.Method<Item, Answer>;
  };

  /** A client that calls over `transport`. */
  constructor(transport: dropwire.Transport);

  /** Calls `Buy`. */
  buy(request: dropwire.Init<Item>, options?: dropwire.CallOptions): dropwire.Reply<Answer>;

  /** Calls `Watch`. */
  watch(
    request?: dropwire.Init<dropwire.EmptyValue>,
    options?: dropwire.CallOptions
  ): dropwire.Responses<Item>;

  /** Many at once. */
  fill(
    requests: dropwire.Requests<Item>,
    options?: dropwire.CallOptions
  ): dropwire.Reply<dropwire.EmptyValue>;

  /** Calls `Constructor`. */
  ["constructor"](
    requests: dropwire.Requests<Item>,
    options?: dropwire.CallOptions
  ): dropwire.Responses<Answer>;
}
