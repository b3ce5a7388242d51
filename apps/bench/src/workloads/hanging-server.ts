import { setTimeout as sleep } from "node:timers/promises";
import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";
import { HANGING_ID } from "../server/server-options.ts";

/** Requests a call whose response stops in the middle. `outcome` is the name of the error, or `undefined` if the client does not settle within `giveUpMs`. */
export async function hangingServer(
  createClient: CreateClient,
  { giveUpMs, settings }: { giveUpMs: number; settings: ClientSettings },
): Promise<{ outcome: string | undefined; settledMs: number }> {
  const client = createClient(settings);
  await client.get("call_000000000"); // connects, and loads modules that are loaded on demand
  const startMs = performance.now();
  const outcome = await Promise.race([
    client
      .get(HANGING_ID)
      .then((call) => (call.id === HANGING_ID ? "a complete response" : "no error, and no call"), errorName),
    sleep(giveUpMs, undefined),
  ]);
  return { outcome, settledMs: performance.now() - startMs };
}

/** Returns the name of the error, or of its class if the error has no name of its own. */
function errorName(error: unknown): string {
  if (error instanceof DOMException) return `a DOMException, ${error.name}`;
  if (!(error instanceof Error)) return String(error);
  return error.name === "Error" ? error.constructor.name : error.name;
}
