import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { CallDetail } from "@smartalex/contract";
import { createMock, type Mock } from "../src/mock.ts";
import type { MockOptions } from "../src/options.ts";
import type { Finding, Outcome } from "../../../packages/conformance/src/checks/finding.ts";
import { verify, type VerifyOptions } from "../../../packages/conformance/src/verify.ts";

/** The time in these tests. */
export const NOW = "2026-01-20T12:00:00Z";

const documented: CallDetail = document.components.examples.getCall.value.data;

/** A call that started `hoursAgo` hours before `NOW`. */
export function call(id: string, hoursAgo: number, changes: Partial<CallDetail> = {}): CallDetail {
  const startMs = Date.parse(NOW) - hoursAgo * 3_600_000;
  const [start_timestamp = "", end_timestamp = ""] = [startMs, startMs + 245_000].map((ms) => {
    return `${new Date(ms).toISOString().slice(0, 19)}Z`;
  });
  return { ...documented, id, start_timestamp, end_timestamp, ...changes };
}

/** The fields of a failed call, without a conversation. */
export const silent: Partial<CallDetail> = {
  call_status: "failed",
  duration_seconds: 0,
  sentiment: null,
  cost: null,
  end_timestamp: null,
  summary: null,
  transcript: [],
};

/** Creates a mock with the keys of these tests. Its clock moves only if a test or a wait moves it. */
export function world(options: MockOptions = {}): Mock {
  return createMock({ now: NOW, apiKeys: ["key_of_a_test"], forbiddenKeys: ["poor_key_of_a_test"], ...options });
}

/** A server that a test can change. */
export type Server = (request: Request) => Promise<Response>;

/** Checks a mock that a test may change. Returns all findings and the number of requests. */
export async function verified(
  mock: Mock,
  { through = (server) => server, ...options }: Partial<VerifyOptions> & { through?: (server: Server) => Server } = {},
): Promise<{ findings: Finding[]; requests: number }> {
  const findings: Finding[] = [];
  let requests = 0;
  const server = through((request) => mock.fetch(request));
  const found = verify({
    baseUrl: "http://127.0.0.1:4010/v1",
    apiKey: "key_of_a_test",
    forbiddenKey: "poor_key_of_a_test",
    fetch: (url, init) => server(new Request(url, init)),
    now: () => Date.parse(NOW),
    sleep: () => Promise.resolve(),
    onRequest: (count) => (requests = count),
    ...options,
  });
  for await (const finding of found) findings.push(finding);
  return { findings, requests };
}

/** Returns the titles of the checks with this outcome. */
export function those(outcome: Outcome, { findings }: { findings: readonly Finding[] }): string[] {
  return findings.filter((finding) => finding.outcome === outcome).map(({ check }) => check);
}

/** Changes the JSON of the responses for which `concerns` returns true. */
export function altering(
  change: (body: never, url: URL) => unknown,
  concerns: (url: URL, response: Response) => boolean = (_, { status }) => status === 200,
): (fetch: Server) => Server {
  return (fetch) => async (request) => {
    const response = await fetch(request);
    const url = new URL(request.url);
    if (!concerns(url, response)) return response;
    return new Response(JSON.stringify(change((await response.json()) as never, url)), response);
  };
}
