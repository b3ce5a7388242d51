import type { CandidateName } from "./candidates/candidates.ts";
import { childResult } from "./child-result.ts";
import type { JobName, JobOrder, JobResult } from "./jobs/jobs.ts";

const WORKER = new URL("worker.ts", import.meta.url);

/** Does a job with a client in a process of its own. Throws when it fails, or takes too long. */
export function inChild<Name extends JobName>(
  job: Name,
  candidate: CandidateName,
  order: JobOrder<Name>,
): Promise<JobResult<Name>> {
  return childResult({ program: WORKER, assignment: { job, candidate, order } });
}
