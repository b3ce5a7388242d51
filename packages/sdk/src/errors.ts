import type { ErrorCode } from "@smartalex/contract";

/** Codes of errors that this client detects, as opposed to codes that the server returns. */
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

/** Registered globally, so that all copies of this package share this symbol. An application may load both the ESM and the CommonJS build. */
const FAMILY = Symbol.for("@smartalex/sdk/error");

/**
 * The base class of all errors that this client throws. `code` identifies the kind of error. `instanceof` works across copies of this
 * package, for example between its ESM and CommonJS builds.
 */
export abstract class SmartAlexError extends Error {
  abstract override readonly name: SmartAlexErrorName;
  /** The server's code (for example `call_not_found`), or one of this client's codes (for example `timed_out`). */
  readonly code: ClientErrorCode | ErrorCode;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The response headers, if there was a response. */
  readonly headers: Headers | undefined;
  /** The response's `x-request-id`, if the server sent one. SmartAlex does not document this header. */
  readonly requestId: string | undefined;
  /**
   * The first 200 characters of the response body, if there was a response. It may contain call content, so the property is not enumerable:
   * `JSON.stringify` and `console.log` omit it. No error message contains it.
   */
  declare readonly bodyPreview: string | undefined;
  /**
   * The response body of an HTTP error (status 400 to 599), parsed from JSON. `undefined` if it is not JSON. Not enumerable, like
   * `bodyPreview`.
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
  /** A description of the problem. It completes a sentence that starts with the option's name. */
  readonly problem: string;

  constructor(option: string, problem: string) {
    super(`The option ${option} ${problem}.`, { code: "invalid_options" });
    this.option = option;
    this.problem = problem;
  }
}

/** 400, and all other 4xx statuses that have no error class of their own. If `status` is not set, this client refused to send the request. */
export class InvalidRequestError extends SmartAlexError {
  declare readonly name: "InvalidRequestError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "InvalidRequestError";
}

/** 401: the API key is missing, unknown or revoked. If `status` is not set, there is no API key, or the `apiKey` function failed. */
export class AuthenticationError extends SmartAlexError {
  declare readonly name: "AuthenticationError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "AuthenticationError";
}

/** 403: the API key is valid but does not have permission for this request. */
export class PermissionDeniedError extends SmartAlexError {
  declare readonly name: "PermissionDeniedError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "PermissionDeniedError";
}

/** 404. For a call that does not exist, the code is `call_not_found`. */
export class NotFoundError extends SmartAlexError {
  declare readonly name: "NotFoundError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "NotFoundError";
}

/** 429: the plan's rate limit is exceeded. If `status` is not set, the request was not sent, because it would exceed the limit. */
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

/** 5xx: the server failed. */
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
 * The server could not be reached, or the connection closed before the response was complete. The message includes the root cause. `cause` is a
 * copy of the error that `fetch` threw. The copy has the name, message, stack, codes and causes, and no other properties. The API key is
 * redacted.
 */
export class ConnectionError extends SmartAlexError {
  declare readonly name: "ConnectionError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "ConnectionError";
  /** True if the same request may succeed later. If false, for example because a certificate is invalid, the client does not retry the request. */
  readonly isRetryable: boolean;
  /** True if no connection was opened, so that the server cannot have received the request. False if this is not certain. */
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

/** An attempt took longer than `timeoutMs`, or the request took longer than `deadlineMs`. */
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

/** The caller's `AbortSignal` aborted the request. `cause` is the signal's reason. */
export class AbortError extends SmartAlexError {
  declare readonly name: "AbortError";
  /** @internal */
  static override readonly errorName: SmartAlexErrorName = "AbortError";

  constructor(reason: unknown) {
    super("The request was aborted by its AbortSignal.", { code: "aborted", cause: reason });
  }
}

/**
 * The response is not as documented. It is not JSON, has the wrong shape, contains a different call, exceeds `maxResponseBytes`, is a redirect,
 * or contradicts other responses. `bodyPreview` has the first 200 characters of the body.
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
