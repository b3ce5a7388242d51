import type { Client, MakeClient, Setting } from "../candidates/candidate.ts";

/** Gets a call again and again, `inFlight` at a time, and gives the user CPU of one request in microseconds. */
export async function cpu(
  make: MakeClient,
  { inFlight, requests, setting, warmUp }: { inFlight: number; requests: number; setting: Setting; warmUp: number },
): Promise<number> {
  const client = make(setting);
  await getMany(client, warmUp, inFlight);
  const before = process.cpuUsage();
  await getMany(client, requests, inFlight);
  return process.cpuUsage(before).user / requests;
}

async function getMany(client: Client, requests: number, inFlight: number): Promise<void> {
  let left = requests;
  async function getUntilDone(): Promise<void> {
    while (left-- > 0) await client.get("call_000000001");
  }
  await Promise.all(Array.from({ length: inFlight }, getUntilDone));
}
