import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect sooner. Left to itself it makes more and more room for young objects, and lets what is no longer used pile up: answers
 * of the server, above all. An export then has 260 MB resident instead of 135, and is hardly faster; to collect
 * sooner still would save 10 MB more and take a tenth longer.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=150");
}
