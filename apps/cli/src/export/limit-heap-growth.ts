import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 collect garbage earlier. By default it lets unused objects accumulate, mainly responses. This reduces the resident memory of an export
 * from 260 MB to 135 MB with almost no loss of speed. Collecting even earlier would save another 10 MB and take 10% longer.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=150");
}
