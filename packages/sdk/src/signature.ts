/** Why a delivery is not to be trusted, for programs. */
export type SignatureProblem = "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";

/** A delivery that is not, or not surely, from SmartAlex. It must not be acted on. */
export class SignatureError extends Error {
  override readonly name = "SignatureError";
  readonly code: SignatureProblem;

  constructor(code: SignatureProblem, message: string) {
    super(message);
    this.code = code;
  }
}

/** The body of a request as it came: text, or bytes. Parsed JSON that is printed again is another text. */
type RawBody = string | Uint8Array;

/** What `signDelivery` signs. */
export interface DeliveryToSign {
  body: RawBody;
  secret: string;
  /** When it is sent, in milliseconds since 1970. */
  timestampMs: number;
}

/** What `verifyDelivery` looks at. */
export interface DeliveryToVerify {
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
export async function verifyDelivery(delivery: DeliveryToVerify): Promise<void> {
  const { body, header, secret, nowMs, maxAgeMs = 300_000, maxAheadMs = 60_000 } = delivery;
  const { timestamp, signature } = parseHeader(header);
  const secrets = typeof secret === "string" ? [secret] : secret;
  const key = await Promise.all(secrets.map(importKey));
  // Web Crypto compares in constant time. All secrets are tried, so that the time does not tell which one fits.
  const signed = message(timestamp, body);
  const matches = await Promise.all(key.map((each) => crypto.subtle.verify("HMAC", each, signature, signed)));
  if (!matches.includes(true)) {
    throw new SignatureError(
      "no_match",
      "The signature does not fit body and secret. Verify the raw body, before any parsing.",
    );
  }
  const ageMs = nowMs - Number(timestamp);
  // Asked this way round, a time that is no number is refused.
  if (!(ageMs <= maxAgeMs)) {
    throw new SignatureError(
      "too_old",
      `The delivery is ${Math.round(ageMs / 1000)} s old. It may be a replay; refuse it.`,
    );
  }
  if (!(-ageMs <= maxAheadMs)) {
    throw new SignatureError(
      "too_far_ahead",
      `The delivery is ${Math.round(-ageMs / 1000)} s ahead. Check this machine's clock, or refuse it.`,
    );
  }
}

/** Makes the value of an `X-SmartAlex-Signature` header, as SmartAlex does: for tests of a receiver. */
export async function signDelivery({ body, secret, timestampMs }: DeliveryToSign): Promise<string> {
  const timestamp = String(timestampMs);
  const bytes = await crypto.subtle.sign("HMAC", await importKey(secret), message(timestamp, body));
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `t=${timestamp},v1=${hex}`;
}

function parseHeader(header: string | null | undefined): { timestamp: string; signature: Uint8Array<ArrayBuffer> } {
  if (!header) {
    throw new SignatureError("missing_header", "There is no X-SmartAlex-Signature header. Refuse the request.");
  }
  const [, timestamp, hex] = /^\s*t=(\d{1,15})\s*,\s*v1=([0-9a-f]{64})\s*$/i.exec(header) ?? [];
  if (timestamp === undefined || hex === undefined) {
    throw new SignatureError(
      "malformed_header",
      "The X-SmartAlex-Signature header is not t=<epoch ms>,v1=<hex>. Refuse the request.",
    );
  }
  const pairs = hex.match(/../g) ?? [];
  return { timestamp, signature: Uint8Array.from(pairs, (pair) => parseInt(pair, 16)) };
}

/** `<t>.<raw body>` */
function message(timestamp: string, body: RawBody): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const head = encoder.encode(`${timestamp}.`);
  const tail = typeof body === "string" ? encoder.encode(body) : body;
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

function importKey(secret: string): Promise<CryptoKey> {
  if (secret === "")
    throw new RangeError("The secret is empty: anybody could sign with it. Pass the one that SmartAlex gave you.");
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}
