import { setTimeout as sleep } from "node:timers/promises";
import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";
import { HANGING_ID } from "../server/server-options.ts";

/** Asks for what never comes to an end. `outcome` is the name of the error, or `undefined` where nothing has happened until `giveUpMs`. */
export async function hangingServer(
  make: CreateClient,
  { giveUpMs, setting }: { giveUpMs: number; setting: ClientSettings },
): Promise<{ outcome: string | undefined; settledMs: number }> {
  const client = make(setting);
  await client.get("call_000000000"); // connects, and loads what is loaded late
  const startMs = performance.now();
  const outcome = await Promise.race([
    client
      .get(HANGING_ID)
      .then((call) => (call.id === HANGING_ID ? "a whole answer" : "no error, and no call"), errorName),
    sleep(giveUpMs, undefined),
  ]);
  return { outcome, settledMs: performance.now() - startMs };
}

/** The name that tells most: many errors have the class's alone. */
function errorName(error: unknown): string {
  if (error instanceof DOMException) return `a DOMException, ${error.name}`;
  if (!(error instanceof Error)) return String(error);
  return error.name === "Error" ? error.constructor.name : error.name;
}
