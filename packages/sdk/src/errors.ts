import type { ErrorCode } from "@smartalex/contract";

/** The error codes that the client defines. All other error codes are defined by the API. */
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

/** The maximum length of `bodyPreview`, in characters. */
const PREVIEW_LENGTH = 200;

/** Marks the errors of this client. Registered globally, so that the ESM and the CommonJS copy of this package use the same symbol. */
const FAMILY = Symbol.for("@smartalex/sdk/error");

/**
 * The base class of all errors that this client throws. `code` identifies the kind of error. `instanceof` also works for errors of another copy of
 * this package, for example if an application loads both the ESM and the CommonJS build.
 */
export abstract class SmartAlexError extends Error {
  abstract override readonly name: SmartAlexErrorName;
  /** The error code, either from the server (for example `call_not_found`) or from this client (for example `timed_out`). */
  readonly code: ClientErrorCode | ErrorCode;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The response headers, if there was a response. */
  readonly headers: Headers | undefined;
  /** The `x-request-id` header of the response, if the server sent one. SmartAlex does not document this header. */
  readonly requestId: string | undefined;
  /**
   * The first 200 characters of the response body, if there was a response. `JSON.stringify` and `console.log` omit `bodyPreview` (the property is
   * not enumerable), because the body may contain call content. Error messages contain no part of the body except the server's own error message.
   */
  declare readonly bodyPreview: string | undefined;
  /** The response body of an HTTP error (status 400 to 599), parsed from JSON. `undefined` if it is not JSON. Like `bodyPreview`, not enumerable. */
  declare readonly body: unknown;

  /** The value of `name`. It is a static property, so that bundlers can omit the error classes that an app does not use. @internal */
  declare static readonly errorName: SmartAlexErrorName;

  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    if (!isSmartAlexError(value)) return false;
    // An error of another copy is compared by name. A subclass of an application has no `errorName` of its own, and matches none of them.
    return (
      this === SmartAlexError ||
      (Object.hasOwn(this, "errorName") && this.errorName === (value.constructor as typeof SmartAlexError).errorName)
    );
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
  // `name` is on the prototype, as in JavaScript's built-in errors. An assignment to `error.name` changes only that error.
  name: {
    get(this: SmartAlexError) {
      return (this.constructor as typeof SmartAlexError).errorName;
    },
    set(this: SmartAlexError, value: unknown) {
      Object.defineProperty(this, "name", { value, configurable: true, enumerable: true, writable: true });
    },
    configurable: true,
  },
});

/** Returns whether a thrown value is an error of this client, from any copy of this package. */
export function isSmartAlexError(value: unknown): value is SmartAlexError {
  return typeof value === "object" && value !== null && FAMILY in value;
}

/** Thrown if an option is unknown or has an invalid value. */
export class InvalidOptionError extends SmartAlexError {
  declare readonly name: "InvalidOptionError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "InvalidOptionError";
  /** The name of the option. */
  readonly option: string;
  /** The reason why the option is invalid, as the rest of a sentence that starts with the option's name, for example `must be a function`. */
  readonly problem: string;

  constructor(option: string, problem: string) {
    super(`The option ${option} ${problem}.`, { code: "invalid_options" });
    this.option = option;
    this.problem = problem;
  }
}

/**
 * Thrown if the status is 400, or another 4xx status without its own error class. If `status` is `undefined`, the client rejected the request without
 * sending it.
 */
export class InvalidRequestError extends SmartAlexError {
  declare readonly name: "InvalidRequestError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "InvalidRequestError";
}

/**
 * Thrown if the status is 401: the API key is missing, unknown or revoked. If `status` is `undefined`, the client sent no request, because the API
 * key is missing or the `apiKey` function failed.
 */
export class AuthenticationError extends SmartAlexError {
  declare readonly name: "AuthenticationError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "AuthenticationError";
}

/** Thrown if the status is 403: the API key is valid, but does not have permission for this request. */
export class PermissionDeniedError extends SmartAlexError {
  declare readonly name: "PermissionDeniedError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "PermissionDeniedError";
}

/** Thrown if the status is 404. If the requested call does not exist, `code` is `call_not_found`. */
export class NotFoundError extends SmartAlexError {
  declare readonly name: "NotFoundError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "NotFoundError";
}

/**
 * Thrown if the status is 429: the rate limit of the API key is exceeded. If `status` is `undefined`, the client did not send the request, because
 * the request would exceed the limit.
 */
export class RateLimitError extends SmartAlexError {
  declare readonly name: "RateLimitError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "RateLimitError";
  /** The time to wait before the next request in milliseconds, or `undefined` if the server did not send this time. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { retryAfterMs, ...options }: SmartAlexErrorOptions & { retryAfterMs: number | undefined },
  ) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Thrown if the status is 5xx: the server failed. */
export class ServerError extends SmartAlexError {
  declare readonly name: "ServerError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "ServerError";
  /** The time to wait before the next request in milliseconds, or `undefined` if the server did not send this time. */
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
 * Thrown if the server could not be reached, or if the connection closed before the response was complete. The error message includes the root cause.
 * `cause` is a copy of the error that `fetch` threw, with only its name, message, stack, codes and causes, and without the API key.
 */
export class ConnectionError extends SmartAlexError {
  declare readonly name: "ConnectionError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "ConnectionError";
  /**
   * True if the same request may succeed later, or false if a retry cannot help, for example because a certificate is invalid. If `isRetryable` is
   * false, the client does not retry the request.
   */
  readonly isRetryable: boolean;
  /** True if the server cannot have received the request, because no connection was opened, or false if the server may have received the request. */
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

/** Thrown if an attempt of a request took longer than `timeoutMs`, or the whole request took longer than `deadlineMs`. */
export class TimeoutError extends SmartAlexError {
  declare readonly name: "TimeoutError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "TimeoutError";
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number, option: "timeoutMs" | "deadlineMs" = "timeoutMs") {
    super(`No complete response within ${timeoutMs} ms. Try again, or increase ${option}.`, { code: "timed_out" });
    this.timeoutMs = timeoutMs;
  }
}

/** Thrown if the `AbortSignal` that you passed, or `client.close()`, aborted the request. `cause` is the reason for the abort. */
export class AbortError extends SmartAlexError {
  declare readonly name: "AbortError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "AbortError";

  constructor(reason: unknown) {
    super("The request was aborted by its AbortSignal.", { code: "aborted", cause: reason });
  }
}

/**
 * Thrown if a response does not have the documented format. For example, the response is not JSON, has the wrong structure, contains a different call
 * than requested, exceeds `maxResponseBytes`, is a redirect, or contradicts other responses. `bodyPreview` has the first 200 characters of the body.
 */
export class InvalidResponseError extends SmartAlexError {
  declare readonly name: "InvalidResponseError";
  /** @internal */ static override readonly errorName: SmartAlexErrorName = "InvalidResponseError";
  /** The response's `content-type`. */
  readonly contentType: string | undefined;

  constructor(message: string, options: Omit<SmartAlexErrorOptions, "code" | "parsedBody"> = {}) {
    super(message, { ...options, code: "invalid_response" });
    this.contentType = options.headers?.get("content-type") ?? undefined;
  }
}
