import { NotFoundError, SmartAlex } from "@smartalex/sdk";
import { signRequest, verifySignature } from "@smartalex/sdk/signature";

/** Sends requests with the client, including methods that are loaded on demand. */
export async function runJobs(jobs: readonly { baseUrl: string }[]): Promise<unknown[]> {
  const [{ baseUrl } = { baseUrl: "" }] = jobs;
  const { calls } = new SmartAlex({ apiKey: "any", baseUrl, validate: "strict" });
  // @ts-expect-error The declarations are used, and a status is not `any`.
  const noQuery: Parameters<typeof calls.list>[0] = { status: 7 };
  if (noQuery === undefined) throw new Error("the query is undefined");

  const listed = await calls.list().toArray({ limit: 100 });
  const gone: unknown = await calls.get("call_gone").catch((error: unknown) => error);
  if (!(gone instanceof NotFoundError)) throw new Error("a missing call was returned");
  const statuses: string[] = [];
  for await (const { call } of calls.getMany(calls.list().filter({ call_status: "voicemail" }))) {
    if (call) statuses.push(call.call_status);
  }
  if (statuses.length === 0 || statuses.some((status) => status !== "voicemail"))
    throw new Error("filter() returned wrong calls");
  const changed: string[] = [];
  for await (const { upserts } of calls.changes()) changed.push(...upserts.map(({ id }) => id));
  if (!listed.every(({ id }) => changed.includes(id))) throw new Error("changes() did not return all calls");

  if ("crypto" in globalThis) {
    const signed = { body: "{}", secret: "secret" };
    const header = await signRequest({ ...signed, timestampMs: 1_000 });
    await verifySignature({ ...signed, header, nowMs: 1_000 });
  }

  const { transcript } = await calls.get("call_abc123");
  return [{ ids: listed.map(({ id }) => id), texts: transcript.map(({ text }) => text) }];
}
