import type { ErrorCode } from "@smartalex/contract";

/** The error codes that this client sets itself. All other error codes come from the server. */
export type ClientErrorCode =
  "aborted" | "connection_failed" | "invalid_options" | "invalid_request" | "invalid_response" | "timed_out";

/** The names of all error classes. */
export type SmartAlexErrorName =
  | "AbortError"
  | "AuthenticationError"
  | "ConnectionError"
  | "InvalidOptionError"
  | "InvalidRequestError"
  | "InvalidResponseError"
  | "NotFoundError"
  | "PermissionDeniedError"
  | "RateLimitError"
  | "ServerError"
  | "TimeoutError";

/** The fields of a `SmartAlexError`. `status`, `headers` and `body` are set if there was a response. */
export interface SmartAlexErrorOptions {
  code: ClientErrorCode | ErrorCode;
  status?: number | undefined;
  headers?: Headers | undefined;
  /** The response body as text, with the API key redacted. */
  body?: string | undefined;
  /** The response body, parsed from JSON. */
  parsedBody?: unknown;
  cause?: unknown;
}

/** The length of `bodyPreview`, in characters. */
const PREVIEW_LENGTH = 200;

/**
 * A symbol that marks the errors of this client. An application may load this package twice, as ESM and as CommonJS. The symbol is registered
 * globally, so that both copies share it.
 */
const FAMILY = Symbol.for("@smartalex/sdk/error");

/**
 * The base class of all errors that this client throws. `code` identifies the kind of error. `instanceof` also works for errors of another copy of
 * this package, for example if an application loads both the ESM and the CommonJS build.
 */
export abstract class SmartAlexError extends Error {
  abstract override readonly name: SmartAlexErrorName;
  /** The error code. It comes from the server (for example `call_not_found`) or from this client (for example `timed_out`). */
  readonly code: ClientErrorCode | ErrorCode;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The response headers, if there was a response. */
  readonly headers: Headers | undefined;
  /** The response's `x-request-id`, if the server sent one. SmartAlex does not document this header. */
  readonly requestId: string | undefined;
  /**
   * The first 200 characters of the response body, if there was a response. The body may contain call content, so this property is not enumerable:
   * `JSON.stringify` and `console.log` omit it. Error messages do not contain the body.
   */
  declare readonly bodyPreview: string | undefined;
  /**
   * The response body of an HTTP error (status 400 to 599), parsed from JSON. `undefined` if the body is not JSON. Like `bodyPreview`, this property
   * is not enumerable.
   */
  declare readonly body: unknown;

  /**
   * The value of `name`. A static property, and not an assignment after each class, so that bundlers can omit the classes that an app does not use.
   *
   * @internal
   */
  declare static readonly errorName: SmartAlexErrorName;

  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    if (!isSmartAlexError(value)) return false;
    // The error comes from another copy of this package, so compare names. A class that an application derives has no `errorName` of its own.
    return this === SmartAlexError || (Object.hasOwn(this, "errorName") && this.errorName === value.name);
  }

  constructor(message: string, { body, cause, code, headers, parsedBody, status }: SmartAlexErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.headers = headers;
    this.requestId = headers?.get("x-request-id") ?? undefined;
    Object.defineProperty(this, "bodyPreview", { value: body?.slice(0, PREVIEW_LENGTH) });
    Object.defineProperty(this, "body", { value: parsedBody });
  }
}
Object.defineProperties(SmartAlexError.prototype, {
  [FAMILY]: { value: true },
  // On the prototype, where JavaScript's built-in errors have it. An assignment to `name` changes only that error.
  name: {
    get(this: SmartAlexError) {
      return (this.constructor as typeof SmartAlexError).errorName;
    },
    set(this: SmartAlexError, value: unknown) {
      Object.defineProperty(this, "name", { value, configurable: true, writable: true });
    },
    configurable: true,
  },
});

/** Returns whether a thrown value is one of this client's errors. The error can come from any copy of this package. */
export function isSmartAlexError(value: unknown): value is SmartAlexError {
  return typeof value === "object" && value !== null && FAMILY in value;
}

/** An option is unknown or has an invalid value. */
export class InvalidOptionError extends SmartAlexError {
  declare readonly name: "InvalidOptionError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "InvalidOptionError";
  /** The name of the option. */
  readonly option: string;
  /** The reason why the option is invalid, as the rest of a sentence that starts with the option's name. For example, `must be a function`. */
  readonly problem: string;

  constructor(option: string, problem: string) {
    super(`The option ${option} ${problem}.`, { code: "invalid_options" });
    this.option = option;
    this.problem = problem;
  }
}

/**
 * The status is 400, or another 4xx status that has no error class of its own. If `status` is not set, this client rejected the request without
 * sending it.
 */
export class InvalidRequestError extends SmartAlexError {
  declare readonly name: "InvalidRequestError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "InvalidRequestError";
}

/**
 * The status is 401: the API key is missing, unknown or revoked. If `status` is not set, no request was sent, because there is no API key or the
 * `apiKey` function failed.
 */
export class AuthenticationError extends SmartAlexError {
  declare readonly name: "AuthenticationError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "AuthenticationError";
}

/** The status is 403: the API key is valid, but does not have permission for this request. */
export class PermissionDeniedError extends SmartAlexError {
  declare readonly name: "PermissionDeniedError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "PermissionDeniedError";
}

/** The status is 404. If the call does not exist, the code is `call_not_found`. */
export class NotFoundError extends SmartAlexError {
  declare readonly name: "NotFoundError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "NotFoundError";
}

/**
 * The status is 429: the rate limit of the API key is exceeded. If `status` is not set, the client did not send the request, because the request
 * would exceed the limit.
 */
export class RateLimitError extends SmartAlexError {
  declare readonly name: "RateLimitError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "RateLimitError";
  /** The time to wait before the next request, in milliseconds. `undefined` if the server does not send it. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { retryAfterMs, ...options }: SmartAlexErrorOptions & { retryAfterMs: number | undefined },
  ) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The status is 5xx: the server failed. */
export class ServerError extends SmartAlexError {
  declare readonly name: "ServerError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "ServerError";
  /** The time to wait before the next request, in milliseconds. `undefined` if the server does not send it. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { retryAfterMs, ...options }: SmartAlexErrorOptions & { retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The server could not be reached, or the connection closed before the response was complete. The message includes the root cause. `cause` is a copy
 * of the error that `fetch` threw. The copy has only the name, message, stack, codes and causes of the original error, without the API key.
 */
export class ConnectionError extends SmartAlexError {
  declare readonly name: "ConnectionError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "ConnectionError";
  /**
   * True if the same request may succeed later. False if a retry cannot help, for example if a certificate is invalid. The client then does not retry
   * the request.
   */
  readonly isRetryable: boolean;
  /** True if the server cannot have received the request, because no connection was opened. False if the server may have received the request. */
  readonly isUnsent: boolean;

  constructor(
    message: string,
    cause: unknown,
    { isRetryable = true, isUnsent = false }: { isRetryable?: boolean; isUnsent?: boolean } = {},
  ) {
    super(message, { code: "connection_failed", cause });
    this.isRetryable = isRetryable;
    this.isUnsent = isUnsent;
  }
}

/** An attempt of a request took longer than `timeoutMs`, or the whole request took longer than `deadlineMs`. */
export class TimeoutError extends SmartAlexError {
  declare readonly name: "TimeoutError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "TimeoutError";
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number, option: "timeoutMs" | "deadlineMs" = "timeoutMs") {
    super(`No complete response within ${timeoutMs} ms. Try again, or increase ${option}.`, { code: "timed_out" });
    this.timeoutMs = timeoutMs;
  }
}

/** The `AbortSignal` that you passed aborted the request. `cause` is the abort reason of the signal. */
export class AbortError extends SmartAlexError {
  declare readonly name: "AbortError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "AbortError";

  constructor(reason: unknown) {
    super("The request was aborted by its AbortSignal.", { code: "aborted", cause: reason });
  }
}

/**
 * The response does not have the documented format. For example, the response is not JSON, has the wrong structure, contains a different call than
 * requested, exceeds `maxResponseBytes`, is a redirect, or contradicts other responses. `bodyPreview` has the first 200 characters of the body.
 */
export class InvalidResponseError extends SmartAlexError {
  declare readonly name: "InvalidResponseError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "InvalidResponseError";
  /** The response's `content-type`. */
  readonly contentType: string | undefined;

  constructor(message: string, options: Omit<SmartAlexErrorOptions, "code" | "parsedBody"> = {}) {
    super(message, { ...options, code: "invalid_response" });
    this.contentType = options.headers?.get("content-type") ?? undefined;
  }
}
