import { setTimeout as sleep } from "node:timers/promises";
import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";

/** Asks for many calls at once, as a second begins, and gives how many came and how long it took. */
export async function burst(
  make: CreateClient,
  { calls, setting }: { calls: number; setting: ClientSettings },
): Promise<{ delivered: number; durationMs: number }> {
  const client = make(setting);
  const ids = Array.from({ length: calls }, (_, index) => `call_${String(index).padStart(9, "0")}`);
  // eslint-disable-next-line no-restricted-properties -- as the server has it, for whose windows this is
  await sleep(1_000 - (Date.now() % 1_000));
  const startMs = performance.now();
  const outcomes = await Promise.allSettled(ids.map((id) => client.get(id)));
  const durationMs = performance.now() - startMs;
  const delivered = outcomes.filter((outcome, index) => {
    return outcome.status === "fulfilled" && outcome.value.id === ids[index];
  });
  return { delivered: delivered.length, durationMs };
}
