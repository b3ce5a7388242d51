/** Program that runs a workload with a client, sends the result to its parent process, and ends with it. */
import { candidates, type CandidateName } from "../candidates/candidates.ts";
import { workloads, type WorkloadName, type WorkloadOptions } from "./workloads.ts";

/** The workload, its options and the client. */
interface WorkerInput<Name extends WorkloadName> {
  workload: Name;
  candidate: CandidateName;
  options: WorkloadOptions<Name>;
}

async function run<Name extends WorkloadName>({ candidate, workload, options }: WorkerInput<Name>): Promise<unknown> {
  const createClient = await candidates[candidate]();
  const runWorkload = workloads[workload] as (
    client: typeof createClient,
    options: WorkloadOptions<Name>,
  ) => Promise<unknown>; // `runWorkload` checks the options
  return runWorkload(createClient, options);
}

process.on("disconnect", () => process.exit());
const result = await run(JSON.parse(process.argv[2] ?? "") as WorkerInput<WorkloadName>); // from `runWorkload`
process.send?.({ result });
