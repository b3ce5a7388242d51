import type { CreateClient, ClientSettings } from "../candidates/candidate.ts";

/** Reads a whole list. `error` is what stopped it. */
export async function list(
  make: CreateClient,
  { setting }: { setting: ClientSettings },
): Promise<{ calls: number; durationMs: number; error: string | undefined }> {
  const client = make(setting);
  await client.get("call_000000000"); // connects, and loads what is loaded late
  const startMs = performance.now();
  const outcome = await client.countAll().then(
    (calls) => ({ calls, error: undefined }),
    (error: unknown) => ({ calls: 0, error: error instanceof Error ? error.message : String(error) }),
  );
  return { ...outcome, durationMs: performance.now() - startMs };
}
