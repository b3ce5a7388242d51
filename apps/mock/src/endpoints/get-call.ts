import type { Source } from "../dataset/source.ts";
import type { MockResponse } from "../handler.ts";
import { encode, fail, succeedWith, success } from "../respond.ts";

/** `GET /calls/{id}`: one call with its transcript. */
export function getCall(source: Source, id: string, nowMs: number): MockResponse {
  const found = source.get(id, nowMs);
  if (!found) return fail(404, "call_not_found", `There is no call with the id ${id}`);
  return succeedWith(success(encode(`{"data":${found.json}}`), found.version));
}
