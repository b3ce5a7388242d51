import type { CandidateName } from "../candidates/candidates.ts";
import { runInChildProcess } from "../run-in-child-process.ts";
import { cpu } from "./cpu.ts";
import { list } from "./list.ts";
import { heap, memory } from "./memory.ts";
import { hangingServer } from "./hanging-server.ts";
import { burst } from "./burst.ts";

/** The workloads that a child process can run with a client. */
export const workloads = { cpu, heap, list, memory, hangingServer, burst };

/** The name of a workload. */
export type WorkloadName = keyof typeof workloads;
/** The options of a workload. */
export type WorkloadOptions<Name extends WorkloadName> = Parameters<(typeof workloads)[Name]>[1];
/** The result of a workload. */
export type WorkloadResult<Name extends WorkloadName> = Awaited<ReturnType<(typeof workloads)[Name]>>;

const WORKER = new URL("worker.ts", import.meta.url);

/** Runs a workload with a client in a child process. Throws if the workload fails or times out. */
export function runWorkload<Name extends WorkloadName>(
  workload: Name,
  candidate: CandidateName,
  options: WorkloadOptions<Name>,
): Promise<WorkloadResult<Name>> {
  return runInChildProcess({ program: WORKER, input: { workload, candidate, options } });
}
