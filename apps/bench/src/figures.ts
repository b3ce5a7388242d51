import { cliStart } from "./figures/cli-start.ts";
import { cpu } from "./figures/cpu.ts";
import { exporting } from "./figures/export.ts";
import { firstPage } from "./figures/first-page.ts";
import { heap } from "./figures/heap.ts";
import { listing } from "./figures/listing.ts";
import { memory } from "./figures/memory.ts";
import { mockInProcess } from "./figures/mock-in-process.ts";
import { mockLastPage } from "./figures/mock-last-page.ts";
import { mockMemory } from "./figures/mock-memory.ts";
import { mockStart } from "./figures/mock-start.ts";
import { mockThroughput } from "./figures/mock-throughput.ts";
import { size } from "./figures/size.ts";
import { stall } from "./figures/stall.ts";
import { start } from "./figures/start.ts";
import { steady } from "./figures/steady.ts";
import { storm } from "./figures/storm.ts";

const client = { storm, steady, listing, cpu, start, "first-page": firstPage, size, memory, heap, stall };
const mock = {
  "mock-throughput": mockThroughput,
  "mock-in-process": mockInProcess,
  "mock-start": mockStart,
  "mock-memory": mockMemory,
  "mock-last-page": mockLastPage,
};

const cli = { "cli-start": cliStart, export: exporting };

/** All that is measured, by the names that the command line takes, in the order in which it is printed. */
export const figures = { ...client, ...mock, ...cli };

/** The name of a figure. */
export type FigureName = keyof typeof figures;

/** Several figures that the command line takes by one name. */
export const groups: Readonly<Record<string, readonly FigureName[]>> = {
  client: Object.keys(client) as (keyof typeof client)[], // the keys of the table above, and no others
  mock: Object.keys(mock) as (keyof typeof mock)[], // the same
  cli: Object.keys(cli) as (keyof typeof cli)[], // the same
};
