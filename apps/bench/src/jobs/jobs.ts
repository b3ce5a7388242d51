import { cpu } from "./cpu.ts";
import { heap } from "./heap.ts";
import { list } from "./list.ts";
import { memory } from "./memory.ts";
import { stall } from "./stall.ts";
import { storm } from "./storm.ts";

/** What a child process can be asked to do with one client. */
export const jobs = { cpu, heap, list, memory, stall, storm };

/** The names of the jobs. */
export type JobName = keyof typeof jobs;
/** What a job is told. */
export type JobOrder<Name extends JobName> = Parameters<(typeof jobs)[Name]>[1];
/** What it gives back. */
export type JobResult<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;
