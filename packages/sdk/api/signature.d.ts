/** Why a delivery is not to be trusted, for programs. */
type SignatureProblem = "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";
/** A delivery that is not, or not surely, from SmartAlex. It must not be acted on. */
declare class SignatureError extends Error {
    readonly name = "SignatureError";
    readonly code: SignatureProblem;
    constructor(code: SignatureProblem, message: string);
}
/** The body of a request as it came: text, or bytes. Parsed JSON that is printed again is another text. */
type RawBody = string | Uint8Array;
/** What `signDelivery` signs. */
interface DeliveryToSign {
    body: RawBody;
    secret: string;
    /** When it is sent, in milliseconds since 1970. */
    timestampMs: number;
}
/** What `verifyDelivery` looks at. */
interface DeliveryToVerify {
    body: RawBody;
    /** The value of the `X-SmartAlex-Signature` header; `null` where there is none. */
    header: string | null | undefined;
    /** The secret, or several while one takes the place of another. */
    secret: string | readonly string[];
    /** When it arrived, in milliseconds since 1970: `Date.now()`. */
    nowMs: number;
    /** How old it may be, in milliseconds. Default: 5 minutes, as SmartAlex asks of receivers. */
    maxAgeMs?: number | undefined;
    /** How far ahead of the receiver's clock it may be, in milliseconds. Default: a minute. */
    maxAheadMs?: number | undefined;
}
/**
 * Verifies the `X-SmartAlex-Signature` of a delivery (`t=<epoch ms>,v1=<hex>`, HMAC-SHA256 of `<t>.<raw body>`). Resolves for one that
 * SmartAlex made just now, and throws `SignatureError` for any other. SmartAlex documents this for requests of HTTP tools; how a
 * webhook's signature is laid out is not documented.
 */
declare function verifyDelivery(delivery: DeliveryToVerify): Promise<void>;
/** Makes the value of an `X-SmartAlex-Signature` header, as SmartAlex does: for tests of a receiver. */
declare function signDelivery({ body, secret, timestampMs }: DeliveryToSign): Promise<string>;

export { SignatureError, signDelivery, verifyDelivery };
export type { DeliveryToSign, DeliveryToVerify, SignatureProblem };
