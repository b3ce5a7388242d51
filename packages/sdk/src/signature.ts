/** Why a delivery is not to be trusted, for programs. */
export type SignatureErrorCode =
  "invalid_body" | "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";

/** A delivery that is not, or not surely, from SmartAlex. It must not be acted on. */
export class SignatureError extends Error {
  override readonly name = "SignatureError";
  readonly code: SignatureErrorCode;

  constructor(code: SignatureErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** More signatures than any change of secrets needs. Each costs a computation for each secret. */
const MOST_SIGNATURES = 10;

/** The raw body of a request: text, an `ArrayBuffer`, or a view such as `Uint8Array` and `Buffer`. Parsed JSON is not, even printed again. */
type RawBody = string | ArrayBuffer | ArrayBufferView;

/** What `signRequest` signs. */
export interface SignOptions {
  body: RawBody;
  /** The secret, of which white space around it does not count. */
  secret: string;
  /** When it is sent, in milliseconds since 1970. */
  timestampMs: number;
}

/** What `verifySignature` looks at. */
export interface VerifySignatureOptions {
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
export async function verifySignature(delivery: VerifySignatureOptions): Promise<void> {
  const { body, header, secret, nowMs, maxAgeMs = 300_000, maxAheadMs = 60_000 } = delivery;
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  const keys = await Promise.all(secrets.map(importKey));
  const { signatures, timestamp } = parseHeader(header);
  const signed = message(timestamp, body);
  // Web Crypto compares in constant time. All pairs are tried, so that the time does not tell which one matches.
  const pairs = keys.flatMap((key) => signatures.map((signature) => ({ key, signature })));
  const matches = await Promise.all(
    pairs.map(({ key, signature }) => crypto.subtle.verify("HMAC", key, signature, signed)),
  );
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
export async function signRequest({ body, secret, timestampMs }: SignOptions): Promise<string> {
  const timestamp = String(timestampMs);
  const bytes = await crypto.subtle.sign("HMAC", await importKey(secret), message(timestamp, body));
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `t=${timestamp},v1=${hex}`;
}

interface SignatureHeader {
  timestamp: string;
  /** The `v1` signatures. */
  signatures: Uint8Array<ArrayBuffer>[];
}

/** Reads `t=<epoch ms>,v1=<hex>`. While secrets change there may be several `v1`; parts with other names are of other versions. */
function parseHeader(header: string | null | undefined): SignatureHeader {
  if (!header) {
    throw new SignatureError("missing_header", "There is no X-SmartAlex-Signature header. Refuse the request.");
  }
  const parts = header.split(",").map((part) => /^\s*(\w+)=(.*?)\s*$/.exec(part)?.slice(1));
  const valuesOf = (name: string) => parts.flatMap((part) => (part?.[0] === name ? [part[1] ?? ""] : []));
  const timestamps = valuesOf("t").filter((value) => /^\d{1,15}$/.test(value));
  const signatures = valuesOf("v1").filter((value) => /^[0-9a-f]{64}$/i.test(value));
  const [timestamp] = timestamps;
  const isMalformed = parts.includes(undefined) || valuesOf("t").length !== 1 || signatures.length > MOST_SIGNATURES;
  if (timestamp === undefined || signatures.length === 0 || isMalformed) {
    throw new SignatureError(
      "malformed_header",
      "The X-SmartAlex-Signature header is not t=<epoch ms>,v1=<hex>. Refuse the request.",
    );
  }
  return { timestamp, signatures: signatures.map(fromHex) };
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** `<t>.<raw body>` */
function message(timestamp: string, body: unknown): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${timestamp}.`);
  const tail = bytesOf(body);
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

/** Throws `SignatureError` for what is not a raw body: frameworks parse bodies before a handler sees them. */
function bytesOf(body: unknown): Uint8Array {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  // An ArrayBuffer of another realm, as in tests with a DOM, is not an instance of ours.
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(body as ArrayBuffer);
  const type = body === null ? "null" : Array.isArray(body) ? "an array" : `of type ${typeof body}`;
  throw new SignatureError(
    "invalid_body",
    `The body is ${type}. Pass the raw body, as text or bytes, before anything parses it.`,
  );
}

async function importKey(secret: unknown): Promise<CryptoKey> {
  if (typeof secret !== "string") {
    const type = secret === null ? "null" : typeof secret;
    throw new TypeError(`A secret is ${type} instead of a string. Pass the one that SmartAlex gave you.`);
  }
  const trimmed = secret.trim();
  if (trimmed === "") {
    throw new RangeError("A secret is empty: anybody could sign with it. Pass the one that SmartAlex gave you.");
  }
  const bytes = new TextEncoder().encode(trimmed);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}
