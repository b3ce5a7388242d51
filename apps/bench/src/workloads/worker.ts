/** Program that runs a workload with a client, sends the result to its parent process, and ends with it. */
import { candidates, type CandidateName } from "../candidates/candidates.ts";
import { workloads, type WorkloadName, type WorkloadOptions } from "./workloads.ts";

/** The workload, its options and the client. */
interface WorkerInput<Name extends WorkloadName> {
  workload: Name;
  candidate: CandidateName;
  options: WorkloadOptions<Name>;
}

async function runWorkload<Name extends WorkloadName>({
  candidate,
  workload,
  options,
}: WorkerInput<Name>): Promise<unknown> {
  const make = await candidates[candidate]();
  const run = workloads[workload] as (client: typeof make, options: WorkloadOptions<Name>) => Promise<unknown>; // `runWorkload` of the parent process checks the options
  return run(make, options);
}

process.on("disconnect", () => process.exit());
const result = await runWorkload(JSON.parse(process.argv[2] ?? "") as WorkerInput<WorkloadName>); // from `runWorkload` of the parent process
process.send?.({ result });
