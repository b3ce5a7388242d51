import type { Call, CallListBody } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";

/** Number of calls of mocks that keep all calls in memory. */
export const DEFAULT_CALLS = 10_000;
const MAX_PER_PAGE = 100;

/** Returns calls that our mock generates, for mocks that cannot generate calls. */
export async function generatedCalls(count: number = DEFAULT_CALLS): Promise<readonly Call[]> {
  const { fetch } = createMock({ calls: count, days: 365, seed: "acme", requestsPerMinute: 1e9 });
  const calls: Call[] = [];
  for (let page = 1; calls.length < count; page++) {
    const url = `http://127.0.0.1/v1/calls?per_page=${MAX_PER_PAGE}&page=${page}`;
    const response = await fetch(new Request(url, { headers: { authorization: "Bearer any" } }));
    const { data } = (await response.json()) as CallListBody; // validated by the tests of the mock
    if (data.length === 0) throw new Error(`The mock returned ${calls.length} of ${count} calls.`);
    calls.push(...data);
  }
  return calls;
}
