import { list } from "./list.ts";
import { stall } from "./stall.ts";
import { storm } from "./storm.ts";

/** What a child process can be asked to do with one client. */
export const jobs = { list, stall, storm };

/** The names of the jobs. */
export type JobName = keyof typeof jobs;
/** What a job is told. */
export type JobOrder<Name extends JobName> = Parameters<(typeof jobs)[Name]>[1];
/** What it gives back. */
export type JobResult<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;
