/** Replaces secrets in a text with `[redacted]`. */
type Redact = (text: string) => string;
/**
 * Creates a function that redacts secrets of ASCII characters wherever they occur in a text, in any case: verbatim; with any character
 * escaped as in JSON, in a URL or in HTML, also twice; and in Base64. Apply it where external text enters: response headers and bodies, and
 * errors that `fetch` throws. Apply it to text both before and after parsing.
 */
declare function createRedactor(...secrets: readonly string[]): Redact;

/** How many calls of `map` may run at the same time, and a signal that stops them. */
interface MapOptions {
    concurrency: number;
    signal: AbortSignal | undefined;
}
/**
 * Maps the items of a source, in their order, with up to `concurrency` calls of `map` running ahead of the reader. A result is returned as
 * soon as it is available, even if the source has not produced its next item yet. The signal that `map` receives aborts together with
 * `signal`, when the reader leaves the loop, and after an error.
 */
declare function mapConcurrent<Item, Result>(source: Iterable<Item> | AsyncIterable<Item>, { concurrency, signal }: MapOptions, map: (item: Item, signal: AbortSignal) => Promise<Result>): AsyncGenerator<Result, void, undefined>;

/**
 * The key of an optional property of a `Fetch`: a function with the same signature that creates no `Response`. The `fetch` of
 * `@smartalex/mock` has one, and the client prefers it because it costs less CPU. Registered globally, so that all copies of this package share it.
 */
declare const directFetch: unique symbol;

/** A description of valid values, for error messages. */
declare const TIMESTAMP_EXAMPLE = "a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";
/**
 * Parses a date and time with a time zone (RFC 3339; seconds are optional), or a day, which means its start in UTC. Returns milliseconds since
 * 1970, and `undefined` for any other text: `Date.parse` accepts 30 February as 2 March and `1` as a year, and interprets a time without a zone
 * in the local zone. A leap second counts as the second before it.
 */
declare function parseTimestamp(text: string): number | undefined;

/** Parses a URL. Returns `undefined` if it is invalid. React Native has neither `URL.canParse` nor `URL.parse`. */
declare function parseUrl(text: string): URL | undefined;
type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;
/** Returns `TextDecoder` and `TextEncoder`. In Jest with jsdom they are not global, so they are taken from Node.js. */
declare function textCoding(): TextCoding;

export { TIMESTAMP_EXAMPLE, createRedactor, directFetch, mapConcurrent, parseTimestamp, parseUrl, textCoding };
