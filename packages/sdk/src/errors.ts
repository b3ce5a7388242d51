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

/** What an error knows. Headers, status and request id are there when a response is. */
export interface ErrorFacts {
  code: ClientErrorCode | ErrorCode;
  status?: number | undefined;
  headers?: Headers | undefined;
  cause?: unknown;
}

/** The family of everything that this client throws. `code` tells the kinds apart, for programs. */
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

  constructor(message: string, { code, status, headers, cause }: ErrorFacts) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.headers = headers;
    this.requestId = headers?.get("x-request-id") ?? undefined;
  }
}

/** An option of the client that cannot work. */
export class InvalidOptionError extends SmartAlexError {
  override readonly name = "InvalidOptionError";
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

/** 400 and every other 4xx without a class of its own, or what this client refused to send (then without `status`). */
export class InvalidRequestError extends SmartAlexError {
  override readonly name = "InvalidRequestError";
}

/** 401: the API key is missing, unknown or revoked. */
export class AuthenticationError extends SmartAlexError {
  override readonly name = "AuthenticationError";
}

/** 403: the API key is valid, but may not do this. */
export class PermissionDeniedError extends SmartAlexError {
  override readonly name = "PermissionDeniedError";
}

/** 404, for a call with the code `call_not_found`. */
export class NotFoundError extends SmartAlexError {
  override readonly name = "NotFoundError";
}

/** 429: more requests than the plan allows. */
export class RateLimitError extends SmartAlexError {
  override readonly name = "RateLimitError";
  /** How long the server asks to wait, in milliseconds, when it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { retryAfterMs, ...facts }: ErrorFacts & { retryAfterMs: number | undefined }) {
    super(message, facts);
    this.retryAfterMs = retryAfterMs;
  }
}

/** 5xx: the server failed. */
export class ServerError extends SmartAlexError {
  override readonly name = "ServerError";
}

/** The server could not be reached, or the connection broke off. `cause` says more. */
export class ConnectionError extends SmartAlexError {
  override readonly name = "ConnectionError";

  constructor(message: string, cause: unknown) {
    super(message, { code: "connection_failed", cause });
  }
}

/** An attempt took longer than `timeoutMs`. */
export class TimeoutError extends SmartAlexError {
  override readonly name = "TimeoutError";
  /** The limit that was passed, in milliseconds. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`No complete answer within ${timeoutMs} ms. Try again, or allow more time.`, { code: "timed_out" });
    this.timeoutMs = timeoutMs;
  }
}

/** The caller's `AbortSignal` stopped the request. `cause` is the signal's reason. */
export class AbortError extends SmartAlexError {
  override readonly name = "AbortError";

  constructor(reason: unknown) {
    super("The request was stopped by its AbortSignal.", { code: "aborted", cause: reason });
  }
}

/** An answer that is not the documented one: not JSON, another shape, a redirect, or in contradiction with others. */
export class InvalidResponseError extends SmartAlexError {
  override readonly name = "InvalidResponseError";
  /** The response's `content-type`. */
  readonly contentType: string | undefined;
  /** The first 200 characters of the body. They may hold what a caller said, so the message does not repeat them. */
  readonly bodyStart: string;

  constructor(message: string, { body, ...facts }: Omit<ErrorFacts, "code"> & { body: string }) {
    super(message, { ...facts, code: "invalid_response" });
    this.contentType = facts.headers?.get("content-type") ?? undefined;
    this.bodyStart = body.slice(0, 200);
  }
}
