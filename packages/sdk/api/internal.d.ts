/** Replaces secrets in a text with `[redacted]`. */
type Redact = (text: string) => string;
/**
 * Creates a function that redacts secrets of ASCII characters wherever they occur in a text. Upper and lower case do not matter. The function
 * finds verbatim secrets, and secrets in Base64, in hexadecimal, and in UTF-16 that was decoded as UTF-8. It also finds secrets whose characters
 * are escaped once or twice, as in JSON, in a URL or in HTML. Apply the function where external text enters: response headers and bodies, and
 * errors that `fetch` throws. Apply it to text both before and after parsing.
 */
declare function createRedactor(...secrets: readonly string[]): Redact;

/** The maximum number of concurrent calls of `map`, and a signal that stops them. */
interface MapOptions {
    concurrency: number;
    signal: AbortSignal | undefined;
}
/**
 * Maps the items of a source, and yields the results in the same order. Up to `concurrency` calls of `map` run ahead of the reader. The next result
 * is returned as soon as it is available, even if the source has not produced its next item yet. The signal that `map` receives aborts in three
 * cases: when `signal` aborts, when the reader leaves the loop, and after an error.
 */
declare function mapConcurrent<Item, Result>(source: Iterable<Item> | AsyncIterable<Item>, { concurrency, signal }: MapOptions, map: (item: Item, signal: AbortSignal) => Promise<Result>): AsyncGenerator<Result, void, undefined>;

/**
 * The key of an optional property of a `Fetch`. The value of this property is a function with the same signature, but it creates no `Response`. The
 * `fetch` of `@smartalex/mock` has this property. The client prefers this function because it uses less CPU. The symbol is registered globally, so
 * that all copies of this package share it.
 */
declare const directFetch: unique symbol;

/** A description of valid values, for error messages. */
declare const TIMESTAMP_EXAMPLE = "a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";
/**
 * Parses a date and time with a time zone (RFC 3339, but the seconds are optional). Also parses a day, and returns its start in UTC. Returns
 * milliseconds since 1970, or `undefined` for any other text. `Date.parse` is less strict: it accepts February 30 as March 2, and `1` as a year.
 * It interprets a time without a zone as local time. A leap second counts as the previous second.
 */
declare function parseTimestamp(text: string): number | undefined;

/** Parses a URL. Returns `undefined` if it is invalid. React Native has neither `URL.canParse` nor `URL.parse`. */
declare function parseUrl(text: string): URL | undefined;
type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;
/** Returns `TextDecoder` and `TextEncoder`. In Jest with jsdom, these classes are not global, so this function gets them from Node.js. */
declare function textCoding(): TextCoding;

export { TIMESTAMP_EXAMPLE, createRedactor, directFetch, mapConcurrent, parseTimestamp, parseUrl, textCoding };
