import type { ErrorCode } from "@smartalex/contract";

/** What went wrong before the server had a say, or in place of its answer. */
export type ClientErrorCode =
  "aborted" | "connection_failed" | "invalid_options" | "invalid_request" | "invalid_response" | "timed_out";

/** The names of all errors of the family. */
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

/** What an error knows. Status, headers and body are there when a response is. */
export interface SmartAlexErrorOptions {
  code: ClientErrorCode | ErrorCode;
  status?: number | undefined;
  headers?: Headers | undefined;
  /** The text of the response body, without the API key. */
  body?: string | undefined;
  /** The same, parsed from JSON. */
  parsedBody?: unknown;
  cause?: unknown;
}

/** The length of `bodyPreview`, in characters. */
const PREVIEW_LENGTH = 200;

/** The same in every copy of this package: an application may load it as ESM and as CommonJS. */
const FAMILY = Symbol.for("@smartalex/sdk/error");

/**
 * The family of everything that this client throws. `code` tells the kinds apart, for programs. `instanceof` holds across copies
 * of this package, as between its ESM and its CommonJS build.
 */
export abstract class SmartAlexError extends Error {
  abstract override readonly name: SmartAlexErrorName;
  /** The server's code (`call_not_found` …), or this client's own (`timed_out` …). */
  readonly code: ClientErrorCode | ErrorCode;
  /** The HTTP status, when there was a response. */
  readonly status: number | undefined;
  /** The response's headers, when there was a response. */
  readonly headers: Headers | undefined;
  /** The response's `x-request-id`, when the server sends one. SmartAlex does not document it. */
  readonly requestId: string | undefined;
  /**
   * The first 200 characters of the response body, when there was a response. It may contain what a caller said, so it is not enumerable:
   * `JSON.stringify` and `console.log` leave it out, and no message repeats it.
   */
  declare readonly bodyPreview: string | undefined;
  /**
   * The response body of an HTTP error (status 400 to 599), parsed from JSON; `undefined` if it is not JSON. Not enumerable, as
   * `bodyPreview`.
   */
  declare readonly body: unknown;

  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    if (!isSmartAlexError(value)) return false;
    // Of another copy: then names decide. A class that an application derives has none of its own.
    return this === SmartAlexError || (Object.hasOwn(this.prototype, "name") && this.prototype.name === value.name);
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
Object.defineProperty(SmartAlexError.prototype, FAMILY, { value: true });

/** Whether something that was thrown is one of this client's errors, whichever copy of this package threw it. */
export function isSmartAlexError(value: unknown): value is SmartAlexError {
  return typeof value === "object" && value !== null && FAMILY in value;
}

/**
 * Puts the name on the prototype, where JavaScript's own errors have theirs. Called after each class, not in a static block: React Native's
 * Babel preset does not compile those.
 */
function setName(errorClass: { prototype: SmartAlexError }, value: SmartAlexErrorName): void {
  Object.defineProperty(errorClass.prototype, "name", { value, configurable: true, writable: true });
}

/** An option of the client that cannot work. */
export class InvalidOptionError extends SmartAlexError {
  declare readonly name: "InvalidOptionError";
  /** The option's name. */
  readonly option: string;
  /** What is wrong with it, as the rest of a sentence that begins with its name. */
  readonly problem: string;

  constructor(option: string, problem: string) {
    super(`The option ${option} ${problem}.`, { code: "invalid_options" });
    this.option = option;
    this.problem = problem;
  }
}
setName(InvalidOptionError, "InvalidOptionError");

/** 400 and every other 4xx without a class of its own, or what this client refused to send (then without `status`). */
export class InvalidRequestError extends SmartAlexError {
  declare readonly name: "InvalidRequestError";
}
setName(InvalidRequestError, "InvalidRequestError");

/** 401: the API key is missing, unknown or revoked. */
export class AuthenticationError extends SmartAlexError {
  declare readonly name: "AuthenticationError";
}
setName(AuthenticationError, "AuthenticationError");

/** 403: the API key is valid, but may not do this. */
export class PermissionDeniedError extends SmartAlexError {
  declare readonly name: "PermissionDeniedError";
}
setName(PermissionDeniedError, "PermissionDeniedError");

/** 404, for a call with the code `call_not_found`. */
export class NotFoundError extends SmartAlexError {
  declare readonly name: "NotFoundError";
}
setName(NotFoundError, "NotFoundError");

/** 429: more requests than the plan allows. */
export class RateLimitError extends SmartAlexError {
  declare readonly name: "RateLimitError";
  /** How long the server asks to wait, in milliseconds, when it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { retryAfterMs, ...facts }: SmartAlexErrorOptions & { retryAfterMs: number | undefined },
  ) {
    super(message, facts);
    this.retryAfterMs = retryAfterMs;
  }
}
setName(RateLimitError, "RateLimitError");

/** 5xx: the server failed. */
export class ServerError extends SmartAlexError {
  declare readonly name: "ServerError";
  /** How long the server asks to wait, in milliseconds, when it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { retryAfterMs, ...facts }: SmartAlexErrorOptions & { retryAfterMs?: number | undefined },
  ) {
    super(message, facts);
    this.retryAfterMs = retryAfterMs;
  }
}
setName(ServerError, "ServerError");

/**
 * The server could not be reached, or the connection was closed before the response was complete. The message names the reason. `cause` is
 * a copy of what `fetch` threw: name, message, stack, codes and causes, without the API key and without any other property.
 */
export class ConnectionError extends SmartAlexError {
  declare readonly name: "ConnectionError";
  /** Whether the same request may succeed later. If not, such as for an invalid certificate, the client does not retry it. */
  readonly isRetryable: boolean;

  constructor(message: string, cause: unknown, { isRetryable = true }: { isRetryable?: boolean } = {}) {
    super(message, { code: "connection_failed", cause });
    this.isRetryable = isRetryable;
  }
}
setName(ConnectionError, "ConnectionError");

/** An attempt took longer than `timeoutMs`. */
export class TimeoutError extends SmartAlexError {
  declare readonly name: "TimeoutError";
  /** The limit that was passed, in milliseconds. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`No complete answer within ${timeoutMs} ms. Try again, or allow more time.`, { code: "timed_out" });
    this.timeoutMs = timeoutMs;
  }
}
setName(TimeoutError, "TimeoutError");

/** The caller's `AbortSignal` stopped the request. `cause` is the signal's reason. */
export class AbortError extends SmartAlexError {
  declare readonly name: "AbortError";

  constructor(reason: unknown) {
    super("The request was stopped by its AbortSignal.", { code: "aborted", cause: reason });
  }
}
setName(AbortError, "AbortError");

/**
 * A response that is not the documented one: not JSON, of another shape, about another call, larger than `maxResponseBytes`, a redirect,
 * or in contradiction to other responses. `bodyPreview` has its first 200 characters.
 */
export class InvalidResponseError extends SmartAlexError {
  declare readonly name: "InvalidResponseError";
  /** The response's `content-type`. */
  readonly contentType: string | undefined;

  constructor(message: string, facts: Omit<SmartAlexErrorOptions, "code" | "parsedBody"> = {}) {
    super(message, { ...facts, code: "invalid_response" });
    this.contentType = facts.headers?.get("content-type") ?? undefined;
  }
}
setName(InvalidResponseError, "InvalidResponseError");
