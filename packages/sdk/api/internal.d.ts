/** Replaces secrets in a text with `[redacted]`. */
type Redact = (text: string) => string;
/**
 * Creates a function that redacts secrets of ASCII characters wherever they occur in a text. Matching is case-insensitive. The function finds
 * verbatim secrets, and secrets in Base64, in hexadecimal, and in UTF-16 that was decoded as UTF-8. The function also finds secrets whose characters
 * are escaped once or twice, as in JSON, in a URL or in HTML. Apply the function to all external text: response headers and bodies, and errors that
 * `fetch` throws. Apply the returned function to a text before the text is parsed, and again to the parsed strings, because parsing can decode an
 * escaped secret.
 */
declare function createRedactor(...secrets: readonly string[]): Redact;

/** Wraps `handler` in middleware. The first middleware in the list is the outermost. */
declare function compose<Input, Output>(middleware: readonly ((request: Input, next: (request: Input) => Output) => Output)[], handler: (request: Input) => Output): (request: Input) => Output;

/** Options for `mapConcurrent`: the maximum number of concurrent calls of `map`, and a signal that stops these calls. */
interface MapOptions {
    concurrency: number;
    signal: AbortSignal | undefined;
}
/**
 * Calls `map` for each item of a source, and yields the results in the order of the items. Starts up to `concurrency` calls of `map` before the
 * reader needs their results. Each result is yielded as soon as it is available, even if the source has not produced its next item yet. The signal
 * that `map` receives aborts in three cases: when `signal` aborts, when the reader leaves the loop, and after an error.
 */
declare function mapConcurrent<Item, Result>(source: Iterable<Item> | AsyncIterable<Item>, { concurrency, signal }: MapOptions, map: (item: Item, signal: AbortSignal) => Promise<Result>): AsyncGenerator<Result, void, undefined>;

/**
 * The key of an optional property of a `fetch` function, such as the `fetch` of `@smartalex/mock`. The value of the property is an alternative
 * function with the same signature, which returns a plain object instead of a `Response`. The client prefers the alternative function, because it
 * uses less CPU. The symbol is registered globally, so that all copies of this package share the symbol.
 */
declare const directFetch: unique symbol;

/** A description of the texts that `parseTimestamp` accepts, for error messages. */
declare const TIMESTAMP_EXAMPLE = "a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";
/**
 * Parses a date and time with a time zone (RFC 3339, but the seconds are optional), or a day, which means the start of the day in UTC. Returns
 * milliseconds since 1970, or `undefined` for any other text. `Date.parse` is less strict: it accepts February 30 as March 2, accepts `1` as a year,
 * and interprets a time without a zone as local time. A leap second (`:60`) counts as the previous second (`:59`).
 */
declare function parseTimestamp(text: string): number | undefined;

/** Parses a URL, or returns `undefined` if the URL is invalid. React Native has neither `URL.canParse` nor `URL.parse`. */
declare function parseUrl(text: string): URL | undefined;
type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;
/**
 * Returns the classes `TextDecoder` and `TextEncoder`. If the classes are not global, as in Jest with jsdom, gets them from the Node.js module
 * `node:util`.
 */
declare function textCoding(): TextCoding;

export { TIMESTAMP_EXAMPLE, compose, createRedactor, directFetch, mapConcurrent, parseTimestamp, parseUrl, textCoding };
