import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";

/** Reads a whole list. `error` is the message of the error that stopped the client, if any. */
export async function list(
  createClient: CreateClient,
  { settings }: { settings: ClientSettings },
): Promise<{ calls: number; durationMs: number; error: string | undefined }> {
  const client = createClient(settings);
  await client.get("call_000000000"); // connects, and loads modules that are loaded on demand
  const startMs = performance.now();
  const outcome = await client.countAll().then(
    (calls) => ({ calls, error: undefined }),
    (error: unknown) => ({ calls: 0, error: error instanceof Error ? error.message : String(error) }),
  );
  return { ...outcome, durationMs: performance.now() - startMs };
}
