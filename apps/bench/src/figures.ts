import { cpu } from "./figures/cpu.ts";
import { firstPage } from "./figures/first-page.ts";
import { listing } from "./figures/listing.ts";
import { memory } from "./figures/memory.ts";
import { size } from "./figures/size.ts";
import { stall } from "./figures/stall.ts";
import { start } from "./figures/start.ts";
import { steady } from "./figures/steady.ts";
import { storm } from "./figures/storm.ts";

/** All that is measured, by the names that the command line takes, in the order in which it is printed. */
export const figures = { storm, steady, listing, cpu, start, "first-page": firstPage, size, memory, stall };
