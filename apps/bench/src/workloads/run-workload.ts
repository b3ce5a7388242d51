import type { CandidateName } from "../candidates/candidates.ts";
import { runInChildProcess } from "../run-in-child-process.ts";
import type { WorkloadName, WorkloadOptions, WorkloadResult } from "./workloads.ts";

const WORKER = new URL("worker.ts", import.meta.url);

/** Runs a workload with a client in a child process. Throws if the workload fails or times out. */
export function runWorkload<Name extends WorkloadName>(
  workload: Name,
  candidate: CandidateName,
  options: WorkloadOptions<Name>,
): Promise<WorkloadResult<Name>> {
  return runInChildProcess({ program: WORKER, input: { workload, candidate, options } });
}
