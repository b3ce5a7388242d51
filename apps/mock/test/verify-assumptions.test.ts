import type { CallDetail, ErrorBody, CallListBody } from "@smartalex/contract";
import { expect, test } from "vitest";
import type { MockOptions } from "../src/options.ts";
import { assumptions } from "../../../packages/conformance/src/assumptions/assumptions.ts";
import type { Outcome } from "../../../packages/conformance/src/checks/finding.ts";
import { altering, call, NOW, silent, those, verified, world, type Server } from "./verified.ts";

interface Case {
  /** What the server does differently. */
  stance: string;
  options?: MockOptions;
  through?: (fetch: Server) => Server;
  outcome?: Outcome;
  /** The assumption that is refuted. */
  assumption: string;
}

const HOUR_MS = 3_600_000;

/** Changes all calls, in lists and single. */
const calls = (change: (call: CallDetail) => object) => {
  return altering(({ data, ...rest }: { data: CallDetail | CallDetail[] }) => {
    return { data: Array.isArray(data) ? data.map(change) : change(data), ...rest };
  });
};
/** Sends a different request to the mock. */
const asking = (change: (search: URLSearchParams) => void) => (fetch: Server) => (request: Request) => {
  const url = new URL(request.url);
  change(url.searchParams);
  return fetch(new Request(url, request));
};
/** Replaces a value. */
const taking = (name: string, value: string, instead: string) => {
  return asking((search) => {
    if (search.get(name) === value) search.set(name, instead);
  });
};
/** Compares the end of calls with since_hours: requests more calls from the mock, and returns those that ended in the time range. */
const sinceTheEnd = (fetch: Server) => async (request: Request) => {
  const url = new URL(request.url);
  const hours = Number(url.searchParams.get("since_hours"));
  if (!(hours > 0)) return fetch(request);
  const perPage = Number(url.searchParams.get("per_page"));
  const page = Number(url.searchParams.get("page"));
  const response = await fetch(new Request(`${url.origin}/v1/calls?per_page=100`, request));
  const { data } = (await response.json()) as CallListBody;
  const kept = data.filter(({ end_timestamp, start_timestamp }) => {
    return Date.parse(end_timestamp ?? start_timestamp) >= Date.parse(NOW) - hours * HOUR_MS;
  });
  const meta = { total: kept.length, page, per_page: perPage };
  return Response.json({ data: kept.slice((page - 1) * perPage, page * perPage), meta }, response);
};
/** A call that started a little more than 3 hours ago, and ended a little less than 3 hours ago. */
const straddling = [call("call_1", 1), call("call_2", 3.03), call("call_3", 5, silent)];

const cases: Case[] = [
  {
    stance: "lists the oldest calls first",
    options: { order: "oldest" },
    assumption: "Lists start with the newest start_timestamp",
  },
  {
    stance: "has no order",
    options: { calls: straddling },
    through: calls((one) => ({
      ...one,
      start_timestamp: one.id === "call_2" ? "2026-01-20T02:00:00Z" : one.start_timestamp,
    })),
    assumption: "Lists start with the newest start_timestamp",
  },
  {
    stance: "rejects unknown parameters",
    options: { strict: true },
    assumption: "Undocumented parameters are ignored",
  },
  {
    stance: "accepts any status",
    through: taking("status", "no_such_status", "busy"),
    assumption: "An undocumented status returns 400 invalid_request",
  },
  {
    stance: "accepts 0 hours",
    through: taking("since_hours", "0", "1"),
    assumption: "The minimum of since_hours is 1: 0 returns 400 invalid_request",
  },
  {
    stance: "compares the end of calls",
    options: { calls: straddling },
    through: sinceTheEnd,
    assumption: "since_hours compares start_timestamp",
  },
  {
    stance: "compares the start of calls",
    options: { calls: straddling },
    outcome: "confirmed",
    assumption: "since_hours compares start_timestamp",
  },
  {
    stance: "compares the start of calls, oldest first",
    options: { calls: straddling, order: "oldest" },
    outcome: "confirmed",
    assumption: "since_hours compares start_timestamp",
  },
  {
    stance: "compares the start of 10,000,000 calls",
    options: { calls: 10_000_000, days: 365 },
    outcome: "confirmed",
    assumption: "since_hours compares start_timestamp",
  },
  {
    stance: "returns an error after the last page",
    options: { faults: ["/calls page=1002: 404"] },
    assumption: "A page past the end is empty, with the correct meta",
  },
  {
    stance: "returns a total of 0 after the last page",
    options: { faults: ["/calls page=1002: wrong-total 0"] },
    assumption: "A page past the end is empty, with the correct meta",
  },
  {
    stance: "counts pages from 0",
    through: taking("page", "0", "1"),
    assumption: "The minimum of page is 1: 0 returns 400 invalid_request",
  },
  {
    stance: "accepts pages of 0",
    through: taking("per_page", "0", "1"),
    assumption: "The minimum of per_page is 1: 0 returns 400 invalid_request",
  },
  { stance: "accepts larger pages", options: { maxPerPage: 500 }, assumption: "The maximum of per_page is 100" },
  { stance: "rejects pages of 100", options: { maxPerPage: 50 }, assumption: "The maximum of per_page is 100" },
  {
    stance: "changes 100 to 50",
    options: { maxPerPage: 50, over: "clamp" },
    assumption: "The maximum of per_page is 100",
  },
  {
    stance: "changes 101 to 100",
    options: { over: "clamp" },
    outcome: "confirmed",
    assumption: "The maximum of per_page is 100",
  },
  {
    stance: "accepts a word as the first page",
    through: taking("page", "first", "1"),
    assumption: "Every invalid parameter returns 400 invalid_request",
  },
  ...["Limit", "Remaining"].map((name) => ({
    stance: `has no X-RateLimit-${name}`,
    options: { rateHeaders: "ietf" as const },
    assumption: `X-RateLimit-${name} is present, an integer`,
  })),
  {
    stance: "has no X-RateLimit-Reset",
    options: { rateHeaders: "ratelimit" },
    assumption: "X-RateLimit-Reset is present, in epoch seconds",
  },
  {
    stance: "sends the reset in milliseconds",
    options: { rateHeaders: "x-ratelimit-ms" },
    assumption: "X-RateLimit-Reset is present, in epoch seconds",
  },
  {
    stance: "sends the reset in seconds from now",
    through: (fetch) => async (request) => {
      const response = await fetch(request);
      response.headers.set("x-ratelimit-reset", "30");
      return response;
    },
    assumption: "X-RateLimit-Reset is present, in epoch seconds",
  },
  {
    stance: "returns a 429 with a date",
    options: { faults: ["/calls page=2: 429 retry-after=now+2, ok"] },
    assumption: "A 429 has Retry-After, in seconds",
  },
  {
    stance: "returns a 429 with seconds",
    options: { faults: ["/calls page=2: 429 retry-after=2, ok"] },
    outcome: "confirmed",
    assumption: "A 429 has Retry-After, in seconds",
  },
  {
    stance: "has numbers for ids",
    through: calls((one) => ({ ...one, id: 7 })),
    assumption: "id is a non-empty string",
  },
  {
    stance: "has empty agents",
    through: calls((one) => ({ ...one, agent_id: "" })),
    assumption: "agent_id is a non-empty string",
  },
  {
    stance: "has numbers for contacts",
    through: calls((one) => ({ ...one, contact_id: 7 })),
    assumption: "contact_id is a non-empty string",
  },
  {
    stance: "has numbers for campaigns",
    through: calls((one) => ({ ...one, campaign_id: 7 })),
    assumption: "campaign_id is a non-empty string",
  },
  {
    stance: "has callers without a contact",
    through: calls((one) => ({ ...one, contact_id: null })),
    assumption: "contact_id is null only for anonymous visitors of a website",
  },
  {
    stance: "has no sentiments",
    through: calls((one) => ({ ...one, sentiment: null })),
    assumption: "sentiment is null for calls that never connected or are not analyzed yet",
  },
  {
    stance: "has no costs",
    through: calls((one) => ({ ...one, cost: null })),
    assumption: "cost is null for calls that never connected or are not analyzed yet",
  },
  {
    stance: "has no ends",
    through: calls((one) => ({ ...one, end_timestamp: null })),
    assumption: "end_timestamp is null for calls that never connected",
  },
  {
    stance: "has no summaries",
    through: calls((one) => ({ ...one, ...("summary" in one && { summary: null }) })),
    assumption: "summary is null for calls that never connected or are not analyzed yet",
  },
  {
    stance: "reverses transcripts",
    through: calls((one) => ({ ...one, ...("transcript" in one && { transcript: [...one.transcript].reverse() }) })),
    assumption: "The turns of a transcript are ordered by their start",
  },
  {
    stance: "returns null as transcript",
    through: calls((one) => ({ ...one, ...("transcript" in one && { transcript: null }) })),
    assumption: "A call without speech has an empty transcript",
  },
  {
    stance: "has an additional direction",
    through: calls((one) => ({ ...one, direction: "fax" })),
    outcome: "confirmed",
    assumption: "The server may add directions",
  },
  {
    stance: "has an additional status",
    through: calls((one) => ({ ...one, ...(one.call_status === "busy" && { call_status: "engaged" }) })),
    outcome: "confirmed",
    assumption: "The server may add statuses",
  },
  {
    stance: "has an additional sentiment",
    through: calls((one) => ({ ...one, sentiment: "mixed" })),
    outcome: "confirmed",
    assumption: "The server may add sentiments",
  },
  {
    stance: "has an additional speaker",
    through: calls((one) => ({
      ...one,
      ...("transcript" in one && { transcript: [{ speaker: "whisper", text: "", timestamp: 0 }] }),
    })),
    outcome: "confirmed",
    assumption: "The server may add speakers",
  },
  {
    stance: "has an additional error code",
    through: altering(
      ({ error }: ErrorBody) => ({ error: { ...error, code: "bad_request" } }),
      (_, { status }) => status === 400,
    ),
    outcome: "confirmed",
    assumption: "The server may add error codes",
  },
  {
    stance: "has an additional field",
    through: calls((one) => ({ ...one, recording: null })),
    assumption: "The document contains all fields and values",
  },
  {
    stance: "has an additional value",
    through: calls((one) => ({ ...one, direction: "fax" })),
    assumption: "The document contains all fields and values",
  },
];

test.each(cases)("a server that $stance is detected", async ({ assumption, options, outcome = "refuted", through }) => {
  const found = await verified(world(options), through && { through });
  expect(those(outcome, found)).toContain(assumption);
});

test("a test refutes or confirms each assumption, except for one that takes hours", () => {
  const told = new Set(cases.map(({ assumption }) => assumption));
  const untold = Object.values(assumptions).flatMap((parts) => parts.filter(({ title }) => !told.has(title)));
  expect(untold.map(({ title }) => title)).toEqual([
    "A call is listed after it has ended, and gets its summary and sentiment later",
  ]);
});

test("a refuted assumption is not a failure", async () => {
  const found = await verified(world({ order: "oldest", maxPerPage: 40, strict: true, rateHeaders: "ietf" }));
  expect(those("fails", found)).toEqual([]);
  expect(those("refuted", found)).toHaveLength(6);
});

test("unknown fields and values are reported, and not a failure", async () => {
  const found = await verified(world(), { through: calls((one) => ({ ...one, recording: null })) });
  expect(those("fails", found)).toEqual([]);
  expect(found.findings.find(({ check }) => check === "The document contains all fields and values")?.seen).toContain(
    "/calls: /data/0/recording is not a documented field",
  );
});

test("a consequence of a defect is not reported as a refuted assumption", async () => {
  const found = await verified(world({ faults: ["/calls: repeated-page"] }));
  expect(those("refuted", found)).toEqual([]);
});
