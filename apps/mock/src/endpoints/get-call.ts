import type { Dataset } from "../dataset/dataset.ts";
import { fail, succeedWith } from "../respond.ts";

/** `GET /calls/{id}`: one call with its transcript. */
export function getCall(dataset: Dataset, id: string, nowMs: number): Response {
  const call = dataset.callsAt(nowMs).find((candidate) => candidate.id === id);
  if (!call) return fail(404, "call_not_found", `There is no call with the id ${id}`);
  return succeedWith(dataset.source?.(call) ?? JSON.stringify(call));
}
