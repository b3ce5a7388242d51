import * as sdk from "@smartalex/sdk";

// This file runs in every runtime, bundled with the built SDK, so it only uses web standards.

/** The API key of every client. It is long enough to be redacted, and must not be in any error. */
export const API_KEY = "sk_secret_0123456789abcdef";

/** An operation of the client. */
export type Operation = "get" | "page" | "all" | "details";

/** Settings of a request. */
export interface RequestSettings {
  maxRetries?: number;
  timeoutMs?: number;
  /** Time after which the signal of the caller aborts. */
  abortAfterMs?: number;
}

/** An operation on a server. */
export interface FaultJob extends RequestSettings {
  name: string;
  operation: Operation;
  baseUrl: string;
}

/** The result of a job: data or an error. */
export interface Outcome {
  name: string;
  data?: unknown;
  error?: ErrorFacts;
  /** Whether the error is a `SmartAlexError`, by all checks that the SDK provides. */
  isTyped: boolean;
  /** The message of the error. */
  message: string;
  /** Whether any representation of the error contains the key. */
  showsKey: boolean;
}

/** The fields of an error that are compared. */
export interface ErrorFacts {
  name: string;
  code?: string;
  status?: number;
  retryAfterMs?: number;
}

/** Runs all jobs concurrently. */
export function runJobs(jobs: readonly FaultJob[]): Promise<Outcome[]> {
  return Promise.all(jobs.map(run));
}

async function run({
  abortAfterMs,
  baseUrl,
  maxRetries = 3,
  name,
  operation,
  timeoutMs = 10_000,
}: FaultJob): Promise<Outcome> {
  const controller = new AbortController();
  if (abortAfterMs !== undefined) {
    setTimeout(() => {
      controller.abort(new Error("aborted by the caller"));
    }, abortAfterMs);
  }
  const { calls } = new sdk.SmartAlex({ apiKey: API_KEY, baseUrl, maxRetries, timeoutMs });
  try {
    const data = await withTimeout<unknown>(operations[operation](calls, controller.signal));
    return { name, data, isTyped: false, message: "", showsKey: false };
  } catch (error) {
    return { name, ...describeError(error), showsKey: printError(error).includes(API_KEY) };
  }
}

const operations = {
  get: (calls, signal) => calls.get("call_abc123", { signal }),
  page: async (calls, signal) => {
    const { data, meta } = await calls.list({ page: 2 }, { signal });
    return { ids: data.map(({ id }) => id), meta };
  },
  all: async (calls, signal) => {
    const ids: string[] = [];
    for await (const { id } of calls.list({}, { signal })) ids.push(id);
    return ids;
  },
  details: async (calls, signal) => {
    const ids: (string | null)[] = [];
    for await (const { call } of calls.getMany(["call_abc123", "call_gone"], { signal })) ids.push(call?.id ?? null);
    return ids;
  },
} satisfies Record<Operation, (calls: sdk.Calls, signal: AbortSignal) => Promise<unknown>>;

/** Rejects if the promise does not settle, so that one job that hangs does not block the others. */
async function withTimeout<Data>(promise: Promise<Data>): Promise<Data> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("the operation did not settle within 30 s"));
    }, 30_000);
  });
  return Promise.race([promise, never]).finally(() => {
    clearTimeout(timer);
  });
}

function describeError(error: unknown): Pick<Outcome, "error" | "isTyped" | "message"> {
  if (!sdk.isSmartAlexError(error))
    return { error: { name: String(error) }, isTyped: false, message: printError(error) };
  const { code, message, name, status } = error;
  const ownClass = sdk[name];
  const retryAfterMs = error instanceof sdk.RateLimitError ? error.retryAfterMs : undefined;
  return {
    error: {
      name,
      code,
      ...(status !== undefined && { status }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
    isTyped: error instanceof sdk.SmartAlexError && error instanceof ownClass,
    message,
  };
}

/** Returns every text of an error that a log could contain. */
function printError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }; // not every runtime has `process`
  const util = process?.getBuiltinModule?.("node:util") as
    { inspect?: (value: unknown, depth: object) => string } | undefined;
  const headers = sdk.isSmartAlexError(error) ? [...(error.headers ?? [])] : [];
  return [
    String(error),
    error.stack,
    JSON.stringify(error),
    JSON.stringify(Object.getOwnPropertyDescriptors(error)),
    JSON.stringify(headers),
    util?.inspect?.(error, { depth: 9, showHidden: true }),
    error.cause === undefined ? "" : printError(error.cause),
  ].join("\n");
}
