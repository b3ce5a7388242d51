import type { Source } from "../dataset/source.ts";
import type { MockResponse } from "../handler.ts";
import { RecentMap } from "../recent-map.ts";
import { fail, succeedWith, success, type Success } from "../respond.ts";

/** Calls of at most so many characters are kept, and as many of them. */
const KEPT_LENGTH = 16 * 1024;
const KEPT_CALLS = 100;

/** `GET /calls/{id}`: one call with its transcript. */
export function getCall(source: Source): (id: string, nowMs: number) => MockResponse {
  /** `false` for one that was asked for once: a call that nobody asks for again would only outlive what V8 frees at little cost. */
  const calls = new RecentMap<string, Success | false>(KEPT_CALLS);
  return (id, nowMs) => {
    const found = source.get(id, nowMs);
    if (!found) return fail(404, "call_not_found", `There is no call with the id ${id}`);
    const known = calls.get(found.version);
    if (known) return succeedWith(known);
    const call = success(`{"data":${found.json()}}`, found.version);
    if (call.body.length <= KEPT_LENGTH) calls.set(found.version, known === undefined ? false : call);
    return succeedWith(call);
  };
}
