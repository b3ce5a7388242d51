import type { Client, CreateClient, ClientSettings } from "../candidates/candidate.ts";

/** Gets a call repeatedly, with `concurrency` concurrent requests. Returns the user CPU time of one request in microseconds. */
export async function cpu(
  createClient: CreateClient,
  {
    concurrency,
    requests,
    settings,
    warmUp,
  }: { concurrency: number; requests: number; settings: ClientSettings; warmUp: number },
): Promise<number> {
  const client = createClient(settings);
  await getMany(client, warmUp, concurrency);
  const before = process.cpuUsage();
  await getMany(client, requests, concurrency);
  return process.cpuUsage(before).user / requests;
}

async function getMany(client: Client, requests: number, inFlight: number): Promise<void> {
  let left = requests;
  async function worker(): Promise<void> {
    while (left-- > 0) await client.get("call_000000001");
  }
  await Promise.all(Array.from({ length: inFlight }, worker));
}
