interface Kind {
  /** A description of what happened. If `reason` is missing, the message of the thrown error is used instead. */
  reason?: string;
  /** A description of what the user can do next. */
  advice: string;
  /** True if the same request may succeed later. */
  isRetryable: boolean;
}

/** The maximum length of the text that is copied from the message of the thrown error, because some messages contain a whole web page. */
const MAX_DETAIL_LENGTH = 300;

const NETWORK = "Check the network and the base URL, then try again.";
const BASE_URL = "Check the base URL: host, port, and https:// or http://.";

const untrusted: Kind = {
  reason: "its certificate is not signed by an authority that this machine trusts",
  advice: "Check the base URL. If a proxy inspects TLS, add its certificate: on Node.js with NODE_EXTRA_CA_CERTS.",
  isRetryable: false,
};
const outdated: Kind = {
  advice: "Check the clock of this machine. If it is right, the server needs a new certificate.",
  isRetryable: false,
};
const refused: Kind = { reason: "no server is listening on that port", advice: NETWORK, isRetryable: true };
const unknownHost: Kind = { reason: "the host name does not exist", advice: BASE_URL, isRetryable: false };
const closed: Kind = { reason: "the connection was closed", advice: NETWORK, isRetryable: true };
const unresolved: Kind = {
  reason: "the host name cannot be resolved at the moment",
  advice: NETWORK,
  isRetryable: true,
};
const silent: Kind = { reason: "the connection attempt timed out", advice: NETWORK, isRetryable: true };
const unroutable: Kind = { reason: "there is no route to the host", advice: NETWORK, isRetryable: true };
const largeHeaders: Kind = {
  reason: "its response headers are larger than this runtime accepts",
  advice:
    "On Node.js, increase the limit with --max-http-header-size. Otherwise, contact the operator of the server or proxy.",
  isRetryable: false,
};
const notHttp: Kind = { reason: "its response is not HTTP", advice: BASE_URL, isRetryable: false };
const notTls: Kind = { reason: "its response is not TLS", advice: BASE_URL, isRetryable: false };
const otherTls: Kind = { advice: BASE_URL, isRetryable: false };
const otherCertificate: Kind = { advice: "Check the base URL and the server's certificate.", isRetryable: false };

/** The kinds of failures, by error codes of Node.js, OpenSSL, undici and Bun. */
const BY_CODE: Readonly<Record<string, Kind>> = {
  CERT_HAS_EXPIRED: { ...outdated, reason: "its certificate has expired" },
  CERT_NOT_YET_VALID: { ...outdated, reason: "its certificate is not valid yet" },
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  EAI_AGAIN: unresolved,
  ECONNREFUSED: refused,
  ECONNRESET: closed,
  EHOSTUNREACH: unroutable,
  ENETUNREACH: unroutable,
  ENOTFOUND: unknownHost,
  EPIPE: closed,
  ERR_TLS_CERT_ALTNAME_INVALID: { ...otherCertificate, reason: "its certificate is for another host name" },
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

/** Error codes that prove that no connection was opened, so that no byte of the request was sent. */
const UNSENT_CODES = ["ConnectionRefused", "EAI_AGAIN", "ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"];

/** The kinds of failures by the text of the error, for runtimes and proxies whose errors have no code. The first matching pattern applies. */
const BY_TEXT: readonly [pattern: RegExp, kind: Kind][] = [
  [
    /proxy.*\b407\b|proxy authentication/i,
    {
      reason: "the proxy requires authentication",
      advice: "Add the user name and the password to the proxy's URL.",
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
  [/ bad port$/i, { reason: "the fetch standard blocks that port", advice: BASE_URL, isRetryable: false }],
];

/**
 * Matches the messages of errors that JavaScript engines throw for bugs in code, such as a custom `fetch` that calls an undefined function. A
 * `TypeError` with any other message does not count as a bug, because `fetch` throws a `TypeError` when a connection fails.
 */
const BUG_MESSAGE =
  /is not a function|is not defined|is not iterable|is not a constructor|cannot read propert|cannot destructure|cannot convert|can't access|(?:undefined|null) is not an object|returned no response|illegal invocation|invalid url|failed to parse url|invalid header/i;
const BUG_NAMES = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "URIError"];

/** Facts about a failed request: its host, and whether a response had started before the failure. */
export interface Attempt {
  host: string;
  hasResponse: boolean;
}

/**
 * Explains an error of `fetch`: why the response is missing or incomplete, and what to do next. The explanation uses the root cause of the error,
 * because the root cause is the most specific error.
 */
export function explainConnectionFailure(
  thrown: Error,
  { hasResponse, host }: Attempt,
): { message: string; isRetryable: boolean; isUnsent: boolean } {
  const errors = chainOf(thrown);
  const code = lastOf(errors.map(codeOf)) ?? "";
  const detail = (lastOf(errors.map((error) => error.message)) ?? thrown.name)
    .slice(0, MAX_DETAIL_LENGTH)
    .replace(/\.$/, "");
  if (isBug(thrown, errors.length)) {
    const message = `The fetch function threw ${thrown.name} for a request to ${host}: ${detail}. Fix that function: the stack is in the cause of this error.`;
    return { message, isRetryable: false, isUnsent: false };
  }
  const text = `${code} ${detail}`;
  const match = kindOf(code) ?? BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? kindOfFamily(code);
  // After a response has started, an error about the host, the certificate or the protocol means that the response was corrupted in transit.
  const kind = hasResponse && match?.isRetryable === false ? undefined : match;
  const { advice, isRetryable, reason = detail }: Kind = kind ?? { advice: NETWORK, isRetryable: true };
  const summary = hasResponse
    ? `The connection to ${host} ended before the response was complete`
    : `${host} cannot be reached`;
  const cause = code === "" || reason.includes(code) ? reason : `${reason} (${code})`;
  const isUnsent = !hasResponse && UNSENT_CODES.includes(code);
  return { message: `${summary}: ${cause}. ${advice}`, isRetryable, isUnsent };
}

/**
 * Returns the error and its causes. An `AggregateError` contains one error for each IP address of the host. The result includes only the first error
 * of an `AggregateError`, because all of its errors have the same reason.
 */
function chainOf(error: Error): Error[] {
  const { cause, errors } = error as Error & { errors?: unknown }; // an `AggregateError` has `errors`
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

function isBug({ message, name }: Error, chainLength: number): boolean {
  if (BUG_NAMES.includes(name)) return true;
  return name === "TypeError" && chainLength === 1 && BUG_MESSAGE.test(message);
}
