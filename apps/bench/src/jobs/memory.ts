import type { MakeClient, Setting } from "../candidates/candidate.ts";

/** Reads a short list and then a long one, and gives by how many bytes the process has grown from the one to the other. */
export async function memory(make: MakeClient, { long, short }: { long: Setting; short: Setting }): Promise<number> {
  await make(short).countAll();
  const before = process.memoryUsage.rss();
  await make(long).countAll();
  return process.memoryUsage.rss() - before;
}
