/** Identifies the reason why a signature is not valid. */
type SignatureErrorCode = "invalid_body" | "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";
/** Thrown if a request is not from SmartAlex, or if its signature cannot be verified. Reject a request that causes this error. */
declare class SignatureError extends Error {
    readonly name = "SignatureError";
    readonly code: SignatureErrorCode;
    constructor(code: SignatureErrorCode, message: string);
}
/**
 * The raw body of a request: text, an `ArrayBuffer`, or a view such as `Uint8Array` or `Buffer`. Parsed JSON is not a raw body, even if you serialize
 * it again.
 */
type RawBody = string | ArrayBuffer | ArrayBufferView;
/** Options for `signRequest`. */
interface SignOptions {
    body: RawBody;
    /** The secret to sign with. Whitespace before and after the secret is ignored. */
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
     * The value of the `X-SmartAlex-Signature` header, in the form in which Node.js or the Fetch API returns it (`null` or `undefined` if the header is
     * missing). Several different `X-SmartAlex-Signature` headers in one request are rejected with the code `malformed_header`.
     */
    header: string | readonly string[] | null | undefined;
    /** The secret, or several secrets while you replace an old secret with a new one. Whitespace before and after a secret is ignored. */
    secret: string | readonly string[];
    /**
     * The time when the request arrived, in milliseconds since 1970.
     * @default Date.now()
     */
    nowMs?: number | undefined;
    /**
     * The maximum age of the signature, in milliseconds. SmartAlex documents a maximum age of 5 minutes.
     * @default 300_000
     */
    maxAgeMs?: number | undefined;
    /**
     * The maximum time that the timestamp of the signature may be in the future, in milliseconds. SmartAlex documents a maximum of one minute.
     * @default 60_000
     */
    maxAheadMs?: number | undefined;
}
/**
 * Verifies the `X-SmartAlex-Signature` header of a request (`t=<epoch ms>,v1=<hex>`, HMAC-SHA256 of `<t>.<raw body>`). Resolves if a `v1` signature
 * matches one of the secrets and the timestamp is recent. Ignores signatures of other versions, such as `v2`.
 *
 * SmartAlex documents this header only for the requests that it sends to HTTP tools, and does not document the format of webhook signatures.
 *
 * @throws `SignatureError` if the signature is not valid: reject the request.
 * @throws `TypeError` if a secret is not a string, or `RangeError` if a secret is empty: both errors mean that your configuration is wrong.
 *
 * @example With Express, for a route that no other body parser handles:
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
/**
 * Creates the value of an `X-SmartAlex-Signature` header in the same way as SmartAlex. Use this function to test code that receives requests from
 * SmartAlex.
 */
declare function signRequest({ body, secret, timestampMs }: SignOptions): Promise<string>;

export { SignatureError, signRequest, verifySignature };
export type { SignOptions, SignatureErrorCode, VerifySignatureOptions };
