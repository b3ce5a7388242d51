import type { CandidateName } from "../candidates/candidates.ts";
import { runInChildProcess } from "../run-in-child-process.ts";
import { cpu } from "./cpu.ts";
import { list } from "./list.ts";
import { heap, memory } from "./memory.ts";
import { hangingServer } from "./hanging-server.ts";
import { burst } from "./burst.ts";

/** What a child process can be asked to do with one client. */
export const workloads = { cpu, heap, list, memory, hangingServer, burst };

/** The names of the jobs. */
export type WorkloadName = keyof typeof workloads;
/** What a job is told. */
export type WorkloadOptions<Name extends WorkloadName> = Parameters<(typeof workloads)[Name]>[1];
/** What it gives back. */
export type WorkloadResult<Name extends WorkloadName> = Awaited<ReturnType<(typeof workloads)[Name]>>;

const WORKER = new URL("worker.ts", import.meta.url);

/** Does a job with a client in a process of its own. Throws when it fails, or takes too long. */
export function runWorkload<Name extends WorkloadName>(
  job: Name,
  candidate: CandidateName,
  order: WorkloadOptions<Name>,
): Promise<WorkloadResult<Name>> {
  return runInChildProcess({ program: WORKER, input: { job, candidate, order } });
}
