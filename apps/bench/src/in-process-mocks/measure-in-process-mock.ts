import { runInChildProcess } from "../run-in-child-process.ts";
import type { InProcessMockName } from "./in-process-mocks.ts";

const WORKER = new URL("worker.ts", import.meta.url);

/** The mock, and the number of requests before and during the measurement. Each request is for another page. */
export interface InProcessMockOptions {
  mock: InProcessMockName;
  warmUp: number;
  requests: number;
}

/** The cost of one request, and the growth of the heap. */
export interface InProcessMockCost {
  microseconds: number;
  /** The growth of the heap in bytes, measured after garbage collections. Requires `--expose-gc`. */
  heapGrowth: number;
}

/** Measures the cost of requests for a list in a child process. */
export function measureInProcessMock(options: InProcessMockOptions): Promise<InProcessMockCost> {
  return runInChildProcess({ program: WORKER, input: options, nodeFlags: ["--expose-gc"] });
}
