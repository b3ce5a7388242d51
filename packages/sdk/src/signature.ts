/** Identifies the reason why a signature is not valid. */
export type SignatureErrorCode =
  "invalid_body" | "malformed_header" | "missing_header" | "no_match" | "too_far_ahead" | "too_old";

/** Thrown if a request is not from SmartAlex, or if its signature cannot be verified. Reject a request that causes this error. */
export class SignatureError extends Error {
  override readonly name = "SignatureError";
  readonly code: SignatureErrorCode;

  constructor(code: SignatureErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The maximum number of signatures in a header, which is more than a rotation of secrets needs. The limit protects receivers, because verifying a
 * signature takes one computation for each secret.
 */
const MAX_SIGNATURES = 10;

/**
 * The raw body of a request: text, an `ArrayBuffer`, or a view such as `Uint8Array` or `Buffer`. Parsed JSON is not a raw body, even if you serialize
 * it again.
 */
type RawBody = string | ArrayBuffer | ArrayBufferView;

/** Options for `signRequest`. */
export interface SignOptions {
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
export interface VerifySignatureOptions {
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
export async function verifySignature(options: VerifySignatureOptions): Promise<void> {
  const { body, header, secret, nowMs = currentTimeMs(), maxAgeMs = 300_000, maxAheadMs = 60_000 } = options;
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  const keys = await Promise.all(secrets.map(importKey));
  const { signatures, timestamp } = parseHeader(header);
  const signed = createMessage(timestamp, body);
  // Web Crypto compares signatures in constant time. Every secret is tried with every signature, so that the duration does not reveal which pair
  // matches.
  const pairs = keys.flatMap((key) => signatures.map((signature) => ({ key, signature })));
  const matches = await Promise.all(
    pairs.map(({ key, signature }) => crypto.subtle.verify("HMAC", key, signature, signed)),
  );
  if (!matches.includes(true)) {
    throw new SignatureError(
      "no_match",
      "The signature does not match the body and the secret. Verify the raw body, before it is parsed.",
    );
  }
  const ageMs = nowMs - Number(timestamp);
  // The negated comparison also rejects an age of `NaN`, because `NaN <= maxAgeMs` is false.
  if (!(ageMs <= maxAgeMs)) {
    throw new SignatureError(
      "too_old",
      `The signature is ${Math.round(ageMs / 1000)} s old. Reject the request: it may be a replay.`,
    );
  }
  if (!(-ageMs <= maxAheadMs)) {
    throw new SignatureError(
      "too_far_ahead",
      `The signature is ${Math.round(-ageMs / 1000)} s in the future. Check the clock of this machine, or reject the request.`,
    );
  }
}

/**
 * Creates the value of an `X-SmartAlex-Signature` header in the same way as SmartAlex. Use this function to test code that receives requests from
 * SmartAlex.
 */
export async function signRequest({ body, secret, timestampMs = currentTimeMs() }: SignOptions): Promise<string> {
  const timestamp = String(timestampMs);
  const bytes = await crypto.subtle.sign("HMAC", await importKey(secret), createMessage(timestamp, body));
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `t=${timestamp},v1=${hex}`;
}

function currentTimeMs(): number {
  // eslint-disable-next-line no-restricted-properties -- the default of `nowMs` and `timestampMs`
  return Date.now();
}

interface SignatureHeader {
  timestamp: string;
  /** The signatures in the `v1` parts of the header. */
  signatures: Uint8Array<ArrayBuffer>[];
}

/**
 * Parses a header of the form `t=<epoch ms>,v1=<hex>`. While a secret is being replaced, the header can have several `v1` parts. Parts with other
 * names are ignored, because they belong to other versions of the signature.
 */
function parseHeader(header: VerifySignatureOptions["header"]): SignatureHeader {
  const values = new Set(typeof header === "string" ? [header] : header);
  const [value] = values;
  if (!value) {
    throw new SignatureError("missing_header", "The X-SmartAlex-Signature header is missing. Reject the request.");
  }
  const parts = value.split(",").map(parsePart);
  const valuesOf = (name: string) => parts.flatMap((part) => (part?.name === name ? [part.value] : []));
  const timestamps = valuesOf("t");
  const signatures = valuesOf("v1").filter((signature) => /^[0-9a-f]{64}$/i.test(signature));
  const [timestamp = ""] = timestamps;
  const isWellFormed =
    values.size === 1 &&
    !parts.includes(undefined) &&
    timestamps.length === 1 &&
    /^\d{1,15}$/.test(timestamp) &&
    signatures.length >= 1 &&
    signatures.length <= MAX_SIGNATURES;
  if (isWellFormed) return { timestamp, signatures: signatures.map(parseHex) };
  throw new SignatureError(
    "malformed_header",
    "The X-SmartAlex-Signature header does not have the form t=<epoch ms>,v1=<hex>. Reject the request.",
  );
}

/**
 * Parses a text of the form `name=value`, or returns `undefined` for any other text. The function must take linear time, because anyone can send a
 * long header. A regular expression that skips whitespace at the end of the text would take quadratic time.
 */
function parsePart(text: string): { name: string; value: string } | undefined {
  const separator = text.indexOf("=");
  const name = text.slice(0, Math.max(0, separator)).trimStart();
  return /^\w+$/.test(name) ? { name, value: text.slice(separator + 1).trimEnd() } : undefined;
}

function parseHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** Returns the bytes to sign, which have the form `<t>.<raw body>`. */
function createMessage(timestamp: string, body: unknown): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${timestamp}.`);
  const tail = toBytes(body);
  const message = new Uint8Array(head.length + tail.length);
  message.set(head);
  message.set(tail, head.length);
  return message;
}

/**
 * Returns the bytes of a raw body. Throws `SignatureError` if the body is not raw, for example because a web framework has already parsed the body.
 */
function toBytes(body: unknown): Uint8Array {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  // An `ArrayBuffer` from a different JavaScript realm, for example in tests with jsdom, is not an instance of the global `ArrayBuffer` class.
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(body as ArrayBuffer);
  const type = body === null ? "null" : Array.isArray(body) ? "an array" : `of type ${typeof body}`;
  throw new SignatureError(
    "invalid_body",
    `The body is ${type}. Pass the raw body, as text or bytes, before it is parsed.`,
  );
}

async function importKey(secret: unknown): Promise<CryptoKey> {
  if (typeof secret !== "string") {
    const type = secret === null ? "null" : typeof secret;
    throw new TypeError(`A secret is ${type} instead of a string. Pass the secret that you received from SmartAlex.`);
  }
  const trimmed = secret.trim();
  if (trimmed === "") {
    throw new RangeError(
      "A secret is empty. Anyone could sign a request with an empty secret. Pass the secret that you received from SmartAlex.",
    );
  }
  const bytes = new TextEncoder().encode(trimmed);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}
