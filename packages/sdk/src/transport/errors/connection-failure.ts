/** A kind of failure: what to say of it, or the words of the error; what to do next; and whether the same request may succeed later. */
interface Kind {
  words?: string;
  next: string;
  isRetryable: boolean;
}

/** A message of others may be as long as a page. */
const LONGEST_DETAIL = 300;

const NETWORK = "Check the network and the base URL, then try again.";
const BASE_URL = "Check the base URL: host, port, and https:// or http://.";

const untrusted: Kind = {
  words: "its certificate is not signed by an authority that this machine trusts",
  next: "Check the base URL. If a proxy inspects TLS, make its certificate known: on Node with NODE_EXTRA_CA_CERTS.",
  isRetryable: false,
};
const outdated: Kind = {
  next: "Check the clock of this machine. If it is right, the server needs a new certificate.",
  isRetryable: false,
};
const refused: Kind = { words: "nothing listens on that port", next: NETWORK, isRetryable: true };
const unknownHost: Kind = { words: "the host name does not exist", next: BASE_URL, isRetryable: false };
const closed: Kind = { words: "the connection was closed", next: NETWORK, isRetryable: true };
const unresolved: Kind = {
  words: "the host name cannot be resolved at the moment",
  next: NETWORK,
  isRetryable: true,
};
const silent: Kind = { words: "it does not accept the connection", next: NETWORK, isRetryable: true };
const unroutable: Kind = { words: "there is no route to it", next: NETWORK, isRetryable: true };
const largeHeaders: Kind = {
  words: "its response headers are larger than this runtime accepts",
  next: "On Node, raise the limit with --max-http-header-size. Otherwise, ask whoever runs the server or the proxy.",
  isRetryable: false,
};
const notHttp: Kind = { words: "what it sends is not HTTP", next: BASE_URL, isRetryable: false };
const notTls: Kind = { words: "what it sends is not TLS", next: BASE_URL, isRetryable: false };
const otherTls: Kind = { next: BASE_URL, isRetryable: false };
const otherCertificate: Kind = { next: "Check the base URL and the server's certificate.", isRetryable: false };

/** By the codes of Node and OpenSSL, of undici, and of Bun. */
const BY_CODE: Readonly<Record<string, Kind>> = {
  CERT_HAS_EXPIRED: { ...outdated, words: "its certificate has expired" },
  CERT_NOT_YET_VALID: { ...outdated, words: "its certificate is not valid yet" },
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  EAI_AGAIN: unresolved,
  ECONNREFUSED: refused,
  ECONNRESET: closed,
  EHOSTUNREACH: unroutable,
  ENETUNREACH: unroutable,
  ENOTFOUND: unknownHost,
  EPIPE: closed,
  ERR_TLS_CERT_ALTNAME_INVALID: { ...otherCertificate, words: "its certificate is for another host name" },
  ETIMEDOUT: silent,
  HPE_HEADER_OVERFLOW: largeHeaders,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UND_ERR_CONNECT_TIMEOUT: silent,
  UND_ERR_HEADERS_OVERFLOW: largeHeaders,
  UND_ERR_SOCKET: closed,
  ConnectionRefused: refused,
  ConnectionClosed: closed,
};

/** By the text, where a runtime or a proxy gives no code: the first that matches. */
const BY_TEXT: readonly [pattern: RegExp, kind: Kind][] = [
  [
    /proxy.*\b407\b|proxy authentication/i,
    {
      words: "the proxy requires authentication",
      next: "Add the user name and the password to the proxy's URL.",
      isRetryable: false,
    },
  ],
  [/certificate.*expired|certificate.*not yet valid/i, outdated],
  [/UnknownIssuer|self.signed certificate|unable to (?:get|verify)/i, untrusted],
  [/\bcertificate\b/i, otherCertificate],
  [/wrong.version.number|packet.length.too.long|InvalidContentType/i, notTls],
  [/temporary failure in name resolution/i, unresolved],
  [/failed to lookup address|Name or service not known|nodename nor servname/i, unknownHost],
  [/connection refused/i, refused],
  [/does not match the HTTP|invalid HTTP|Malformed_HTTP/i, notHttp],
  [/ bad port$/i, { words: "the fetch standard blocks that port", next: BASE_URL, isRetryable: false }],
];

/** What engines say when code is wrong. `fetch` also throws a `TypeError` where a connection fails, so the class does not tell. */
const WRONG_CODE =
  /is not a function|is not defined|is not iterable|is not a constructor|cannot read propert|cannot destructure|cannot convert|can't access|(?:undefined|null) is not an object|returned no response|illegal invocation|invalid url|failed to parse url|invalid header/i;
const ALWAYS_WRONG_CODE = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "URIError"];

/** Where a request went, and whether a response had begun when it failed. */
export interface Attempt {
  host: string;
  hasResponse: boolean;
}

/**
 * Explains what `fetch` threw: why there is no response, or only a part of one, and what to do next. Reads the error down to its root cause,
 * which is the most specific.
 */
export function explainConnectionFailure(
  thrown: Error,
  { hasResponse, host }: Attempt,
): { message: string; isRetryable: boolean } {
  const errors = chainOf(thrown);
  const code = lastOf(errors.map(codeOf)) ?? "";
  const detail = (lastOf(errors.map((error) => error.message)) ?? thrown.name)
    .slice(0, LONGEST_DETAIL)
    .replace(/\.$/, "");
  if (isWrongCode(thrown, errors.length)) {
    const message = `The fetch function threw ${thrown.name} for a request to ${host}: ${detail}. Correct that function: the cause of this error has its stack.`;
    return { message, isRetryable: false };
  }
  const text = `${code} ${detail}`;
  const found = kindOf(code) ?? BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? kindOfFamily(code);
  // After a response has begun, host, certificate and protocol are right: a part was garbled on its way.
  const kind = hasResponse && found?.isRetryable === false ? undefined : found;
  const { isRetryable, next, words = detail }: Kind = kind ?? { next: NETWORK, isRetryable: true };
  const what = hasResponse
    ? `The connection to ${host} ended before the response was complete`
    : `${host} cannot be reached`;
  const reason = code === "" || words.includes(code) ? words : `${words} (${code})`;
  return { message: `${what}: ${reason}. ${next}`, isRetryable };
}

/** The error, its causes, and the first error of an aggregate: one for each address of a host, and all fail alike. */
function chainOf(error: Error): Error[] {
  const { cause, errors } = error as Error & { errors?: unknown }; // an AggregateError has it
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  const next = cause instanceof Error ? cause : first instanceof Error ? first : undefined;
  return next ? [error, ...chainOf(next)] : [error];
}

function lastOf(texts: readonly string[]): string | undefined {
  return texts.filter((text) => text !== "").at(-1);
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

function kindOf(code: string): Kind | undefined {
  return Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
}

function kindOfFamily(code: string): Kind | undefined {
  if (code.startsWith("HPE_INVALID_")) return notHttp;
  if (code === "EPROTO" || code.startsWith("ERR_SSL_")) return otherTls;
  return code.includes("CERT") ? otherCertificate : undefined;
}

function isWrongCode({ message, name }: Error, chainLength: number): boolean {
  if (ALWAYS_WRONG_CODE.includes(name)) return true;
  return name === "TypeError" && chainLength === 1 && WRONG_CODE.test(message);
}
