import { createMock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";

/** Sends requests to a mock in the same process, with the same fixed time as the server. */
export async function runJobs(jobs: readonly { now: string }[]): Promise<unknown[]> {
  const [{ now } = { now: "" }] = jobs;
  const mock = createMock({ now });
  // @ts-expect-error The declarations are used, and the option is not `any`.
  const noOptions: Parameters<typeof createMock>[0] = { now: true };
  if (noOptions === undefined) throw new Error("the options are undefined");

  const { calls } = new SmartAlex({ apiKey: "any", fetch: mock.fetch });
  const { data } = await calls.list({ per_page: 100 });
  const { transcript } = await calls.get("call_abc123");
  return [{ ids: data.map(({ id }) => id), texts: transcript.map(({ text }) => text) }];
}
