import type { Dataset } from "../dataset/dataset.ts";
import { fail, succeedWith } from "../respond.ts";

/** `GET /calls/{id}`: one call with its transcript. */
export function getCall(dataset: Dataset, id: string, nowMs: number): Response {
  const json = dataset.get(id, nowMs);
  return json === undefined ? fail(404, "call_not_found", `There is no call with the id ${id}`) : succeedWith(json);
}
