import { cpu } from "./figures/cpu.ts";
import { listing } from "./figures/listing.ts";
import { memory } from "./figures/memory.ts";
import { stall } from "./figures/stall.ts";
import { steady } from "./figures/steady.ts";
import { storm } from "./figures/storm.ts";

/** All that is measured, by the names that the command line takes, in the order in which it is printed. */
export const figures = { storm, steady, listing, cpu, memory, stall };
