import { runInChildProcess } from "../run-in-child-process.ts";
import type { InProcessMockName } from "./in-process-mocks.ts";

const WORKER = new URL("worker.ts", import.meta.url);

/** Whom to ask, and how many times before and while it is measured. Each page is another. */
export interface InProcessMockOptions {
  mock: InProcessMockName;
  warmUp: number;
  requests: number;
}

/** What the requests have cost. */
export interface InProcessMockCost {
  microseconds: number;
  /** By how much more of the heap is used after them than before, each time after a collection, which needs `--expose-gc`. */
  heapGrowth: number;
}

/** What a list costs, asked for many times in a process of its own. */
export function measureInProcessMock(options: InProcessMockOptions): Promise<InProcessMockCost> {
  return runInChildProcess({ program: WORKER, input: options, nodeFlags: ["--expose-gc"] });
}
