/** A program: does one job with one client, tells the process that has started it the result, and ends with it. */
import { candidates, type CandidateName } from "./candidates/candidates.ts";
import { jobs, type JobName, type JobOrder } from "./jobs/jobs.ts";

/** Which job, with which client. */
interface Assignment<Name extends JobName> {
  job: Name;
  candidate: CandidateName;
  order: JobOrder<Name>;
}

async function work<Name extends JobName>({ candidate, job, order }: Assignment<Name>): Promise<unknown> {
  const make = await candidates[candidate]();
  const run = jobs[job] as (client: typeof make, order: JobOrder<Name>) => Promise<unknown>; // `inChild` gave the order of this job
  return run(make, order);
}

process.on("disconnect", () => process.exit());
const result = await work(JSON.parse(process.argv[2] ?? "") as Assignment<JobName>); // from `inChild`
process.send?.({ result });
