import { setTimeout as sleep } from "node:timers/promises";
import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";

/** Requests many calls at once, at the start of a second. Returns the number of delivered calls and the duration. */
export async function burst(
  createClient: CreateClient,
  { calls, settings }: { calls: number; settings: ClientSettings },
): Promise<{ delivered: number; durationMs: number }> {
  const client = createClient(settings);
  const ids = Array.from({ length: calls }, (_, index) => `call_${String(index).padStart(9, "0")}`);
  // eslint-disable-next-line no-restricted-properties -- the windows of the server start at multiples of a second of the system clock
  await sleep(1_000 - (Date.now() % 1_000));
  const startMs = performance.now();
  const outcomes = await Promise.allSettled(ids.map((id) => client.get(id)));
  const durationMs = performance.now() - startMs;
  const delivered = outcomes.filter((outcome, index) => {
    return outcome.status === "fulfilled" && outcome.value.id === ids[index];
  });
  return { delivered: delivered.length, durationMs };
}
