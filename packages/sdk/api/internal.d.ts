/**
 * Maps what a source gives, in its order, with up to `concurrency` maps under way ahead of the reader. A result is given as soon as it is
 * there, also while the source takes its time. Leaving the loop, or an error, aborts those that are left. `map` gets the signal that says
 * so, which also follows `signal`.
 */
declare function mapConcurrent<Item, Result>(source: Iterable<Item> | AsyncIterable<Item>, { concurrency, signal }: {
    concurrency: number;
    signal: AbortSignal | undefined;
}, map: (item: Item, signal: AbortSignal) => Promise<Result>): AsyncGenerator<Result, void, undefined>;

/** Parses a URL. Returns `undefined` for an invalid one. React Native has no `URL.canParse` and no `URL.parse`. */
declare function parseUrl(text: string): URL | undefined;

/** An example for messages. */
declare const TIMESTAMP_EXAMPLE = "a date and time with its zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";
/**
 * Milliseconds since 1970 of a date and time with its zone (RFC 3339; seconds may be left out), or of the start of a day in UTC. Returns
 * `undefined` for any other text: `Date.parse` takes 30 February for 2 March, `1` for a year, and reads a time without a zone in that of the
 * machine. A leap second is the second before it.
 */
declare function parseTimestamp(text: string): number | undefined;

/** Masks a secret in a text. */
type Redact = (text: string) => string;
/**
 * Makes a function that masks a secret of ASCII characters wherever a text repeats it, whatever its case: as it is; with any of its
 * characters escaped as in JSON, in a URL or in HTML, also twice; and in Base64. Apply it where text of others enters: response headers and
 * bodies, and errors that `fetch` throws. Apply it to text before and after parsing.
 */
declare function createRedactor(secret: string): Redact;

type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;
/** The runtime's `TextDecoder` and `TextEncoder`. In Jest with jsdom they are not global, and come from Node. */
declare function textCoding(): TextCoding;

export { TIMESTAMP_EXAMPLE, createRedactor, mapConcurrent, parseTimestamp, parseUrl, textCoding };
