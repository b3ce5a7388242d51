/** Why a delivery is not to be trusted, for programs. */
type SignatureErrorCode = "invalid_body" | "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";
/** A delivery that is not, or not surely, from SmartAlex. It must not be acted on. */
declare class SignatureError extends Error {
    readonly name = "SignatureError";
    readonly code: SignatureErrorCode;
    constructor(code: SignatureErrorCode, message: string);
}
/** The raw body of a request: text, an `ArrayBuffer`, or a view such as `Uint8Array` and `Buffer`. Parsed JSON is not, even printed again. */
type RawBody = string | ArrayBuffer | ArrayBufferView;
/** What `signRequest` signs. */
interface SignOptions {
    body: RawBody;
    /** The secret, of which white space around it does not count. */
    secret: string;
    /** When it is sent, in milliseconds since 1970. */
    timestampMs: number;
}
/** What `verifySignature` looks at. */
interface VerifySignatureOptions {
    body: RawBody;
    /** The value of the `X-SmartAlex-Signature` header; `null` where there is none. */
    header: string | null | undefined;
    /** The secret, or several while one replaces another. White space around them does not count. */
    secret: string | readonly string[];
    /** When it arrived, in milliseconds since 1970: `Date.now()`. */
    nowMs: number;
    /** How old it may be, in milliseconds. Default: 5 minutes, as SmartAlex asks of receivers. */
    maxAgeMs?: number | undefined;
    /** How far ahead of the receiver's clock it may be, in milliseconds. Default: a minute. */
    maxAheadMs?: number | undefined;
}
/**
 * Verifies the `X-SmartAlex-Signature` of a delivery (`t=<epoch ms>,v1=<hex>`, HMAC-SHA256 of `<t>.<raw body>`). Resolves if one of the
 * `v1` signatures matches one of the secrets, and the delivery is recent. Other versions in the header are ignored. SmartAlex documents
 * this for requests of HTTP tools; the layout of a webhook's signature is not documented.
 *
 * @throws `SignatureError` for any other delivery: refuse it.
 * @throws `TypeError` or `RangeError` for a secret that is not a string, or empty: correct the configuration.
 */
declare function verifySignature(delivery: VerifySignatureOptions): Promise<void>;
/** Makes the value of an `X-SmartAlex-Signature` header, as SmartAlex does: for tests of a receiver. */
declare function signRequest({ body, secret, timestampMs }: SignOptions): Promise<string>;

export { SignatureError, signRequest, verifySignature };
export type { SignOptions, SignatureErrorCode, VerifySignatureOptions };
