import { childResult } from "../child-result.ts";
import type { FetcherAssignment, FetcherCost } from "./worker.ts";

const WORKER = new URL("worker.ts", import.meta.url);

/** What a list costs, asked for many times in a process of its own. */
export function fetcherCost(assignment: FetcherAssignment): Promise<FetcherCost> {
  return childResult({ program: WORKER, assignment, nodeFlags: ["--expose-gc"] });
}
