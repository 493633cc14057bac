extension JavaScriptRuntime {
  /// Types of the runtime for TypeScript.
  static let declarations = #"""
    /** Microseconds since 1970-01-01T00:00:00Z. */
    export type Timestamp = bigint;
    /** Microseconds. */
    export type Duration = bigint;
    export type Bytes = Uint8Array;
    export type WireMap<K, V> = Map<K, V>;
    /** A number of an open enum: one of its constants, or one of a newer schema. */
    export type Open<T> = T[keyof T] | (number & {});
    /** A union without a case, or with one of a newer schema, of which the number is known. */
    export type NoCase = { case: number | undefined; value: undefined };
    declare const kindOfID: unique symbol;
    /** An id of one kind, which is not taken for one of another kind. */
    export type TypedID<Kind extends string> = bigint & { readonly [kindOfID]: Kind };
    export type EmptyValue = Record<string, never>;

    /** A value of which everything may be left out; what is, has its default. */
    export type Init<T> =
      T extends bigint | number | string | boolean | undefined | Uint8Array ? T
      : T extends Map<infer K, infer V> ? ReadonlyMap<K, Init<V>>
      : T extends readonly (infer E)[] ? readonly Init<E>[]
      : T extends { case: infer C; value: infer V } ? { readonly case: C; readonly value?: Init<V> }
      : { readonly [K in keyof T]?: Init<T[K]> };

    /** How values are written: natively, as protobuf, or as proto3 JSON. */
    export type Encoding = "native" | "proto" | "json";

    export interface DecodeOptions {
      /** Passes over what JSON has beyond the schema. Otherwise it is refused. */
      ignoringUnknownFields?: boolean;
    }

    /** What can be done with values of a type. */
    export interface Type<T> {
      readonly kind: string;
      /** The name with its package. */
      readonly typeName: string;
      /** A complete value. Throws WireError for what does not fit the type. */
      create(init?: Init<T>): T;
      /** The bytes of a value; `native` unless told otherwise. Throws WireError. */
      encode(value: Init<T>, encoding?: Encoding): Uint8Array;
      /** The value of bytes. Throws WireError and nothing else, whatever the bytes are. */
      decode(input: Uint8Array | ArrayBuffer, encoding?: Encoding, options?: DecodeOptions): T;
      /** The value as what `JSON.stringify` makes proto3 JSON of. */
      toJSON(value: Init<T>): unknown;
      /** The value of what `JSON.parse` gave. Throws WireError. */
      fromJSON(json: unknown, options?: DecodeOptions): T;
      /** Throws ValidationError for the first constraint that the value breaks. */
      validate(value: Init<T>): void;
    }

    export interface MessageType<T> extends Type<T> {}
    export interface StructType<T> extends MessageType<T> {}
    export interface UnionType<T> extends Type<T> {}
    export declare class MessageType<T> { private constructor(); }
    export declare class StructType<T> { private constructor(); }
    export declare class UnionType<T> { private constructor(); }

    /** A type of a field, as generated modules describe it. */
    export interface FieldType<T> {
      readonly kind: string;
      readonly " value"?: T;
    }

    export declare const bool: FieldType<boolean>;
    export declare const u8: FieldType<number>;
    export declare const u16: FieldType<number>;
    export declare const u32: FieldType<number>;
    export declare const u64: FieldType<bigint>;
    export declare const i32: FieldType<number>;
    export declare const i64: FieldType<bigint>;
    export declare const id: FieldType<bigint>;
    /** A newtype: what makes ids of its kind, and texts of them. */
    export interface TypedIDType<T> extends FieldType<T> {
      /** What texts begin with: `hold` of `hold_3w00`. */
      readonly prefix: string;
      /**
       * The id with a number, or with a text such as `hold_3w00`. Throws WireError for what is none, or none of this
       * kind.
       */
      from(given: bigint | number | string): T;
      /** The text of an id. */
      text(id: T): string;
    }
    export declare const typedID: (prefix: string) => TypedIDType<any>;
    export declare const f64: FieldType<number>;
    export declare const timestamp: FieldType<Timestamp>;
    export declare const duration: FieldType<Duration>;
    export declare const uuid: FieldType<string>;
    export declare const ascii: (size: number) => FieldType<string>;
    export declare const string: (max: number) => FieldType<string>;
    export declare const bytes: (max: number) => FieldType<Uint8Array>;
    export declare const list: (element: object, max: number) => FieldType<unknown[]>;
    export declare function map(
      key: object, value: object, max: number): FieldType<Map<unknown, unknown>>;
    export declare const checked: (type: object, checks: object) => FieldType<unknown>;
    export declare const message: (typeName: string, fields: object[]) => MessageType<any>;
    export declare const struct: (typeName: string, fields: object[]) => StructType<any>;
    export declare const union: (typeName: string, cases: object[]) => UnionType<any>;
    export declare function enumeration(
      typeName: string, size: number, zero: string, cases: [number, string, string][],
    ): Readonly<Record<string, number>>;

    /** The request or response of a method that has none. */
    export declare const Empty: MessageType<EmptyValue>;

    /** The name of an enum's case; undefined for a number that its schema does not have. */
    export declare function caseName(
      enumeration: Readonly<Record<string, number>>, number: number): string | undefined;
    /** Microseconds since 1970 of a Date. */
    export declare const timestampOf: (date: Date) => Timestamp;
    /** The number of an id's text, such as `hold_3w00`. Throws WireError for what is none, or none of that kind. */
    export declare function idOf(text: string, kind?: string): bigint;
    /** The text of an id: `idText("hold", 126976n)` is `hold_3w00`. */
    export declare function idText(kind: string, id: bigint): string;
    /** The Date of microseconds since 1970; what is below a millisecond is cut off. */
    export declare function dateOf(microseconds: Timestamp): Date;
    /** Microseconds of milliseconds, for durations. */
    export declare const milliseconds: (count: number) => Duration;

    /** Bytes, a text or a value that is not of the wanted type. */
    export declare class WireError extends Error {
      constructor(reason: string, path?: string);
      /** A stable name, the same in every implementation. */
      readonly reason: string;
      /** The field, such as `pools[3].capacity`; empty when all is wrong. */
      readonly path: string;
      /** What is said of it, where that is more than the reason. */
      readonly detail?: string;
    }

    /** A value that breaks a rule of its schema. */
    export declare class ValidationError extends Error {
      constructor(path: string, requirement: string);
      readonly path: string;
      /** What the schema asks for, such as `must be at least 1`. */
      readonly requirement: string;
    }

    export declare const StatusCode: {
      readonly OK: 0;
      readonly CANCELLED: 1;
      readonly UNKNOWN: 2;
      readonly INVALID_ARGUMENT: 3;
      readonly DEADLINE_EXCEEDED: 4;
      readonly NOT_FOUND: 5;
      readonly ALREADY_EXISTS: 6;
      readonly PERMISSION_DENIED: 7;
      readonly RESOURCE_EXHAUSTED: 8;
      readonly FAILED_PRECONDITION: 9;
      readonly ABORTED: 10;
      readonly OUT_OF_RANGE: 11;
      readonly UNIMPLEMENTED: 12;
      readonly INTERNAL: 13;
      readonly UNAVAILABLE: 14;
      readonly DATA_LOSS: 15;
      readonly UNAUTHENTICATED: 16;
    };
    export type StatusCode = (typeof StatusCode)[keyof typeof StatusCode];

    /** A call that did not end with OK. */
    export declare class RPCError extends Error {
      constructor(
        code: StatusCode, message?: string, metadata?: Metadata, options?: { cause?: unknown });
      readonly code: StatusCode;
      /** The trailers. */
      readonly metadata: Metadata;
      /** `NOT_FOUND`, for instance. */
      readonly status: string;
      /** `NOT_FOUND (5): ` and the message. */
      toString(): string;
      /** Details of a Connect error, as they came. */
      details?: unknown[];
    }

    /** Names in small letters; bytes under names that end in `-bin`, text under all others. */
    export type Metadata = Record<string, MetadataValue | MetadataValue[]>;
    export type MetadataValue = string | Uint8Array;

    export interface CallOptions {
      /** Aborting it ends the call with CANCELLED. */
      signal?: AbortSignal;
      /** The deadline, from now; when it passes the call ends with DEADLINE_EXCEEDED. */
      timeoutMs?: number;
      metadata?: Metadata;
      onHeaders?: (headers: Metadata) => void;
      onTrailers?: (trailers: Metadata) => void;
    }

    /** Settings of every transport. */
    export interface TransportOptions {
      encoding?: Encoding;
      /** Sent with every call. */
      metadata?: Metadata;
      /** The deadline of calls that do not state one. */
      timeoutMs?: number;
      /** A larger message ends its call with RESOURCE_EXHAUSTED; 16 MiB unless told otherwise. */
      maxMessageBytes?: number;
    }

    export type Reply<T> = Promise<T>;
    /** To be iterated over once; leaving the loop early ends the call. */
    export type Responses<T> = AsyncIterable<T>;
    export type Requests<T> = Iterable<Init<T>> | AsyncIterable<Init<T>>;

    export interface Method<Q, R> {
      readonly service: string;
      readonly name: string;
      readonly path: string;
      readonly request: Type<Q>;
      readonly response: Type<R>;
      readonly kind: "unary" | "clientStreaming" | "serverStreaming" | "bidirectional";
      readonly idempotent?: boolean;
    }

    /** How calls get to a server. Every failure of a call is an RPCError. */
    export interface Transport {
      unary<Q, R>(method: Method<Q, R>, request?: Init<Q>, options?: CallOptions): Promise<R>;
      serverStreaming<Q, R>(
        method: Method<Q, R>, request?: Init<Q>, options?: CallOptions): AsyncIterable<R>;
      clientStreaming<Q, R>(
        method: Method<Q, R>, requests: Requests<Q>, options?: CallOptions): Promise<R>;
      bidirectional<Q, R>(
        method: Method<Q, R>, requests: Requests<Q>, options?: CallOptions): AsyncIterable<R>;
    }

    // What transports are made of.
    export declare function method(
      service: string, name: string, request: object, response: object, traits?: object,
    ): Method<any, any>;
    export declare function methods<T>(list: T): Readonly<T>;
    export declare function transportSettings<T extends TransportOptions>(
      options: T, encoding: Encoding): T & Required<TransportOptions>;
    export declare function encodeRequest<Q>(
      method: Method<Q, any>, value: Init<Q>, encoding: Encoding): Uint8Array;
    export declare function decodeResponse<R>(
      method: Method<any, R>, data: Uint8Array, encoding: Encoding): R;
    export declare function metadataFields(
      ...sources: (Metadata | undefined)[]): [string, string][];
    export declare function addMetadata(metadata: Metadata, name: string, text: string): void;
    export declare function percentDecoded(text: string): string;
    export declare function wireTimeout(ms: number): string;
    export declare function statusFromHTTP(status: number): StatusCode;
    export declare function framed(data: Uint8Array, flags?: number): Uint8Array;
    export declare class FrameParser {
      constructor(maxMessageBytes: number);
      /** Bytes that are no complete frame yet. */
      readonly size: number;
      push(chunk: Uint8Array): { flags: number; data: Uint8Array }[];
    }
    export declare class CallLimits {
      constructor(
        options: CallOptions, settings: TransportOptions, stop: (error: RPCError) => void);
      readonly timeoutMs: number | undefined;
      readonly error: RPCError | undefined;
      /** The error, or DEADLINE_EXCEEDED where the server saw the deadline pass first. */
      refined(error: RPCError): RPCError;
      release(): void;
    }
    """#
}
