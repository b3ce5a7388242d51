/** Identifies the reason why a signature is not valid. */
type SignatureErrorCode = "invalid_body" | "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";
/** The request is not from SmartAlex, or its origin cannot be verified. Reject the request. */
declare class SignatureError extends Error {
    readonly name = "SignatureError";
    readonly code: SignatureErrorCode;
    constructor(code: SignatureErrorCode, message: string);
}
/**
 * The raw body of a request: text, an `ArrayBuffer`, or a view such as `Uint8Array` or `Buffer`. Parsed JSON is not a raw body, even if it is
 * serialized again.
 */
type RawBody = string | ArrayBuffer | ArrayBufferView;
/** Options for `signRequest`. */
interface SignOptions {
    body: RawBody;
    /** The secret. Whitespace around it is ignored. */
    secret: string;
    /**
     * The time when the request is sent, in milliseconds since 1970.
     * @default Date.now()
     */
    timestampMs?: number | undefined;
}
/** Options for `verifySignature`. */
interface VerifySignatureOptions {
    body: RawBody;
    /**
     * The value of the `X-SmartAlex-Signature` header, as Node.js and the Fetch API return it. `null` or `undefined` if the header is missing.
     * Several different headers count as malformed.
     */
    header: string | readonly string[] | null | undefined;
    /** The secret, or several during a rotation. Whitespace around them is ignored. */
    secret: string | readonly string[];
    /**
     * The time when the request arrived, in milliseconds since 1970.
     * @default Date.now()
     */
    nowMs?: number | undefined;
    /**
     * The maximum age of the signature, in milliseconds. SmartAlex documents 5 minutes.
     * @default 300_000
     */
    maxAgeMs?: number | undefined;
    /**
     * The maximum time by which the timestamp may be ahead of the receiver's clock, in milliseconds. SmartAlex documents one minute.
     * @default 60_000
     */
    maxAheadMs?: number | undefined;
}
/**
 * Verifies the `X-SmartAlex-Signature` header of a request (`t=<epoch ms>,v1=<hex>`, HMAC-SHA256 of `<t>.<raw body>`). Resolves if a `v1`
 * signature matches one of the secrets and the timestamp is recent. Ignores other versions in the header.
 *
 * SmartAlex documents this header only for requests of HTTP tools. The format of webhook signatures is not documented.
 *
 * @throws `SignatureError` if the signature is not valid. Reject the request.
 * @throws `TypeError` if a secret is not a string, or `RangeError` if it is empty. Correct the configuration.
 *
 * @example With Express, for a route without other body parsers:
 * ```ts
 * app.post("/tools/book", express.raw({ type: () => true }), async (request, response) => {
 *   const header = request.headers["x-smartalex-signature"];
 *   try {
 *     await verifySignature({ body: request.body, header, secret });
 *   } catch (error) {
 *     if (!(error instanceof SignatureError)) throw error;
 *     response.status(401).json({ error: error.code });
 *     return;
 *   }
 *   response.json(await book(JSON.parse(request.body)));
 * });
 * ```
 */
declare function verifySignature(options: VerifySignatureOptions): Promise<void>;
/** Creates the value of an `X-SmartAlex-Signature` header the way SmartAlex does, for tests of a receiver. */
declare function signRequest({ body, secret, timestampMs }: SignOptions): Promise<string>;

export { SignatureError, signRequest, verifySignature };
export type { SignOptions, SignatureErrorCode, VerifySignatureOptions };
