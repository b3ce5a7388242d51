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
