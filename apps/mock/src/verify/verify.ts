import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { systemNow, systemSleep, type Sleep } from "../clock.ts";
import type { Fetch } from "../fetch-adapter.ts";
import { aboutDocument, assumptions } from "./assumptions/assumptions.ts";
import { statedAssumptions } from "./assumptions/stated-assumptions.ts";
import { checkedTarget } from "./checked-target.ts";
import type { Check, CheckId, DocumentedCheck } from "./check.ts";
import { checks } from "./checks/checks.ts";
import { unclear, type Finding, type Verdict } from "./finding.ts";
import { shown } from "./survey/exchange.ts";
import { createServer } from "./survey/server.ts";
import { survey, type Survey } from "./survey/survey.ts";
import { UnreachableError, VerifyError } from "./verify-error.ts";

/** Which server to verify, and with what. */
export interface VerifyOptions {
  /** Where the API is; https, or this machine. */
  baseUrl: string;
  /** A key that may read calls. */
  apiKey: string;
  /** A key that may not: with it, 403 can be seen. */
  forbiddenKey?: string | undefined;
  /** What sends a request, such as the runtime's `fetch` or that of a mock. */
  fetch: Fetch;
  /** What time it is, in milliseconds since 1970. Default: by the machine's clock. */
  now?: (() => number) | undefined;
  /** How to wait for the rate limit. Default: by the machine's clock. */
  sleep?: Sleep | undefined;
  /** How long an answer may take, in milliseconds. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Hears of each request before it is sent: the first is 1. */
  onRequest?: ((count: number) => void) | undefined;
}

/**
 * Finds out how far a server is the Calls API as documented, and what it makes of what is not documented. It only reads, one request at
 * a time, at the pace of the rate limit, and never more than 250. Throws `VerifyError` for an option that cannot work and a key that the
 * server refuses, and `UnreachableError` where nothing answers.
 */
export async function* verify(options: VerifyOptions): AsyncGenerator<Finding, void, undefined> {
  const { apiKey, forbiddenKey } = options;
  const { baseUrl, isLocal } = checkedTarget(options);
  const server = createServer({
    baseUrl,
    apiKey,
    forbiddenKey,
    fetch: options.fetch,
    now: options.now ?? systemNow,
    sleep: options.sleep ?? systemSleep,
    timeoutMs: options.timeoutMs ?? 30_000,
    onRequest: options.onRequest ?? (() => undefined),
  });
  const secrets = [apiKey, ...(forbiddenKey === undefined ? [] : [forbiddenKey])];
  const plain = await server.ask("/calls");
  if (!plain.answer) throw new UnreachableError(`${baseUrl} cannot be reached: ${plain.problem}`);
  if (plain.answer.status === 401 || plain.answer.status === 403) {
    throw new VerifyError(`the API key is refused: ${redacted(shown(plain), secrets)}. Give one that may read calls`);
  }
  const seen = await survey(server, { plain, hasForbiddenKey: forbiddenKey !== undefined, isLocal });
  for (const finding of findingsOf(seen)) yield { ...finding, seen: redacted(finding.seen, secrets) };
}

function* findingsOf(seen: Survey): Generator<Finding> {
  const failed = new Map<CheckId, string>();
  const judge = ({ judge, needs = [] }: Check): Verdict => {
    const missing = needs.find((id) => failed.has(id));
    return missing === undefined ? judge(seen) : unclear(`only when this holds: ${failed.get(missing) ?? ""}`);
  };
  for (const [group, members] of Object.entries<readonly DocumentedCheck[]>(checks)) {
    for (const check of members) {
      const verdict = judge(check);
      if (verdict.outcome === "fails") failed.set(check.id, check.says);
      yield { group, check: check.says, ...verdict };
    }
  }
  yield { group: "assumptions", check: aboutDocument.says, ...judge(aboutDocument) };
  for (const { pointer, text } of statedAssumptions(document)) {
    const parts = assumptions[pointer] ?? [{ says: text, judge: () => unclear("no check knows of this yet") }];
    for (const part of parts) yield { group: "assumptions", check: part.says, pointer, ...judge(part) };
  }
}

/** Shorter keys are placeholders such as `any`, which honest text may hold too. */
const SHORTEST_SECRET = 8;

/** A server may repeat what it was sent. */
function redacted(text: string, secrets: readonly string[]): string {
  const long = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  return long.reduce((left, secret) => left.replaceAll(secret, "[redacted]"), text);
}
