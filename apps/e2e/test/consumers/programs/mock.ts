import { createMock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";

/** Asks a mock in the same process, of the moment at which the clocks of all stand still. */
export async function runJobs(jobs: readonly { now: string }[]): Promise<unknown[]> {
  const [{ now } = { now: "" }] = jobs;
  const mock = createMock({ now });
  // @ts-expect-error The moment is a text or a date: the types are there, and none is `any`.
  const noOptions: Parameters<typeof createMock>[0] = { now: true };
  if (noOptions === undefined) throw new Error("it is there");

  const { calls } = new SmartAlex({ apiKey: "any", fetch: mock.fetch });
  const { data } = await calls.list({ per_page: 100 });
  const { transcript } = await calls.get("call_abc123");
  return [{ ids: data.map(({ id }) => id), texts: transcript.map(({ text }) => text) }];
}
