import { cliStart } from "./cli/start.ts";
import { cpu } from "./client/cpu.ts";
import { cliExport } from "./cli/export.ts";
import { firstPage } from "./client/first-page.ts";
import { heap } from "./client/heap.ts";
import { listing } from "./client/listing.ts";
import { memory } from "./client/memory.ts";
import { mockInProcess } from "./mock/in-process.ts";
import { mockLastPage } from "./mock/last-page.ts";
import { mockMemory } from "./mock/memory.ts";
import { mockStart } from "./mock/start.ts";
import { mockThroughput } from "./mock/throughput.ts";
import { size } from "./client/size.ts";
import { hangingServer } from "./client/hanging-server.ts";
import { start } from "./client/start.ts";
import { sustainedLoad } from "./client/sustained-load.ts";
import { burst } from "./client/burst.ts";

const client = {
  burst,
  "sustained-load": sustainedLoad,
  listing,
  cpu,
  start,
  "first-page": firstPage,
  size,
  memory,
  heap,
  "hanging-server": hangingServer,
};
const mock = {
  "mock-throughput": mockThroughput,
  "mock-in-process": mockInProcess,
  "mock-start": mockStart,
  "mock-memory": mockMemory,
  "mock-last-page": mockLastPage,
};

const cli = { "cli-start": cliStart, export: cliExport };

/** All benchmarks by their names on the command line, in the order of the output. */
export const benchmarks = { ...client, ...mock, ...cli };

/** The name of a benchmark. */
export type BenchmarkName = keyof typeof benchmarks;

/** Groups of benchmarks by their names on the command line. */
export const groups: Readonly<Record<string, readonly BenchmarkName[]>> = {
  client: Object.keys(client) as (keyof typeof client)[], // the object has only these keys
  mock: Object.keys(mock) as (keyof typeof mock)[], // the same
  cli: Object.keys(cli) as (keyof typeof cli)[], // the same
};
