import * as sdk from "@smartalex/sdk";

// This file runs in every runtime, bundled with the built SDK: web-standard code alone.

/** The key of every client here. It is long enough to be a secret, and may be seen nowhere. */
export const API_KEY = "sk_secret_0123456789abcdef";

/** What can be asked of a client. */
export type Question = "get" | "page" | "all" | "details";

/** How a client asks. */
export interface Manner {
  maxRetries?: number;
  timeoutMs?: number;
  /** When the caller's signal aborts. */
  abortAfterMs?: number;
}

/** One question to one server. */
export interface Job extends Manner {
  name: string;
  question: Question;
  baseUrl: string;
}

/** What came out of it: data, or an error. */
export interface Outcome {
  name: string;
  data?: unknown;
  error?: SmartAlexErrorOptions;
  /** Whether the error is of the family, by every test that the SDK offers. */
  isTyped: boolean;
  /** What the error says. */
  message: string;
  /** Whether the key is in anything that the error shows. */
  showsKey: boolean;
}

/** What a program can tell of an error. */
export interface SmartAlexErrorOptions {
  name: string;
  code?: string;
  status?: number;
  retryAfterMs?: number;
}

/** Asks all questions at once. */
export function runJobs(jobs: readonly Job[]): Promise<Outcome[]> {
  return Promise.all(jobs.map(run));
}

async function run({
  abortAfterMs,
  baseUrl,
  maxRetries = 3,
  name,
  question,
  timeoutMs = 10_000,
}: Job): Promise<Outcome> {
  const controller = new AbortController();
  if (abortAfterMs !== undefined) {
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, abortAfterMs);
  }
  const { calls } = new sdk.SmartAlex({ apiKey: API_KEY, baseUrl, maxRetries, timeoutMs });
  try {
    const data = await settled<unknown>(questions[question](calls, controller.signal));
    return { name, data, isTyped: false, message: "", showsKey: false };
  } catch (error) {
    return { name, ...seen(error), showsKey: shown(error).includes(API_KEY) };
  }
}

const questions = {
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
    const found: (string | null)[] = [];
    for await (const { call } of calls.getMany(["call_abc123", "call_gone"], { signal })) found.push(call?.id ?? null);
    return found;
  },
} satisfies Record<Question, (calls: sdk.Calls, signal: AbortSignal) => Promise<unknown>>;

/** Gives up on what never settles, so that one question that hangs does not hide the others. */
async function settled<Data>(asked: Promise<Data>): Promise<Data> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("it never settled"));
    }, 30_000);
  });
  return Promise.race([asked, never]).finally(() => {
    clearTimeout(timer);
  });
}

function seen(error: unknown): Pick<Outcome, "error" | "isTyped" | "message"> {
  if (!sdk.isSmartAlexError(error)) return { error: { name: String(error) }, isTyped: false, message: shown(error) };
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
function shown(error: unknown): string {
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
    error.cause === undefined ? "" : shown(error.cause),
  ].join("\n");
}
