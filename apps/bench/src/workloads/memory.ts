import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";

/** The growth of a process while it reads a list, in bytes. */
export interface HeapGrowth {
  /** The growth of the heap in use after a forced garbage collection. */
  usedBytes: number;
  /** The growth of the resident memory. */
  residentBytes: number;
}

/** Reads a list, and measures the process after `from` and after `to` calls, while the list is still being read. */
export async function heap(
  createClient: CreateClient,
  { from, settings, to }: { from: number; settings: ClientSettings; to: number },
): Promise<HeapGrowth> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void; // exists because of the flag
  const measured: HeapGrowth[] = [];
  let calls = 0;
  await createClient(settings).countAll(() => {
    calls++;
    if (calls !== from && calls !== to) return;
    const residentBytes = process.memoryUsage.rss();
    collect();
    measured.push({ usedBytes: process.memoryUsage().heapUsed, residentBytes });
  });
  const [first, last] = measured;
  if (!first || !last) throw new Error(`The client reported ${calls} calls. The list must have more than ${to}.`);
  return {
    usedBytes: last.usedBytes - first.usedBytes,
    residentBytes: last.residentBytes - first.residentBytes,
  };
}

/** Reads a short list and then a long list. Returns the growth of the resident memory during the long list in bytes. */
export async function memory(
  createClient: CreateClient,
  { long, short }: { long: ClientSettings; short: ClientSettings },
): Promise<number> {
  await createClient(short).countAll();
  const before = process.memoryUsage.rss();
  await createClient(long).countAll();
  return process.memoryUsage.rss() - before;
}
