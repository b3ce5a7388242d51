/** A program: does one job with one client, tells the process that has started it the result, and ends with it. */
import { candidates, type CandidateName } from "../candidates/candidates.ts";
import { workloads, type WorkloadName, type WorkloadOptions } from "./workloads.ts";

/** Which job, with which client. */
interface WorkerInput<Name extends WorkloadName> {
  job: Name;
  candidate: CandidateName;
  order: WorkloadOptions<Name>;
}

async function runWorkload<Name extends WorkloadName>({ candidate, job, order }: WorkerInput<Name>): Promise<unknown> {
  const make = await candidates[candidate]();
  const run = workloads[job] as (client: typeof make, order: WorkloadOptions<Name>) => Promise<unknown>; // `inChild` gave the order of this job
  return run(make, order);
}

process.on("disconnect", () => process.exit());
const result = await runWorkload(JSON.parse(process.argv[2] ?? "") as WorkerInput<WorkloadName>); // from `inChild`
process.send?.({ result });
