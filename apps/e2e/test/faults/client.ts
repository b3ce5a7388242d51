import * as sdk from "@smartalex/sdk";

// This file runs in every runtime, bundled with the built SDK: web-standard code alone.

/** The key of every client here. It is long enough to be a secret, and may be seen nowhere. */
export const API_KEY = "sk_secret_0123456789abcdef";

/** What can be asked of a client. */
export type Operation = "get" | "page" | "all" | "details";

/** How a client asks. */
export interface RequestSettings {
  maxRetries?: number;
  timeoutMs?: number;
  /** When the caller's signal aborts. */
  abortAfterMs?: number;
}

/** One question to one server. */
export interface FaultJob extends RequestSettings {
  name: string;
  operation: Operation;
  baseUrl: string;
}

/** What came out of it: data, or an error. */
export interface Outcome {
  name: string;
  data?: unknown;
  error?: ErrorFacts;
  /** Whether the error is of the family, by every test that the SDK offers. */
  isTyped: boolean;
  /** What the error says. */
  message: string;
  /** Whether the key is in anything that the error shows. */
  showsKey: boolean;
}

/** What a program can tell of an error. */
export interface ErrorFacts {
  name: string;
  code?: string;
  status?: number;
  retryAfterMs?: number;
}

/** Asks all questions at once. */
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
      controller.abort(new Error("enough"));
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

/** Gives up on what never settles, so that one question that hangs does not hide the others. */
async function withTimeout<Data>(promise: Promise<Data>): Promise<Data> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("it never settled"));
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

/** Everything that a log could show of an error. */
function printError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }; // not every runtime has one
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
