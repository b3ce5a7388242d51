import type { Call, CallDetail, ErrorBody, CallListBody } from "@smartalex/contract";
import { expect, test } from "vitest";
import type { MockOptions } from "../src/options.ts";
import { altering, call, silent, those, verified, world, type Server } from "./verified.ts";

interface Case {
  /** What the server does differently. */
  fault: string;
  options?: MockOptions;
  through?: (fetch: Server) => Server;
  isRemote?: boolean;
  /** The checks that fail. All others do not fail. */
  fails: string[];
}

const isList = ({ pathname, searchParams }: URL, { status }: Response) => {
  return pathname.endsWith("/calls") && status === 200 && !searchParams.has("no_such_parameter");
};
const isDetail = ({ pathname }: URL, { status }: Response) => /\/calls\/./.test(pathname) && status === 200;
const isError = (_: URL, { status }: Response) => status >= 400;

/** Changes lists. */
const lists = (change: (list: CallListBody, url: URL) => unknown) => altering(change, isList);
/** Changes single calls. */
const single = (change: (call: CallDetail) => unknown) => {
  return altering((body: { data: CallDetail }) => ({ data: change(body.data) }), isDetail);
};
/** Changes errors. */
const errors = (change: (error: ErrorBody["error"]) => unknown, status?: number) => {
  return altering(
    (body: ErrorBody) => ({ error: change(body.error) }),
    (url, response) => isError(url, response) && (status === undefined || response.status === status),
  );
};
/** Sends a different request to the mock. */
const asking = (change: (search: URLSearchParams, url: URL) => void) => (fetch: Server) => (request: Request) => {
  const url = new URL(request.url);
  change(url.searchParams, url);
  return fetch(new Request(url, request));
};
/** Returns another status. */
const statuses = (from: number, to: number) => (fetch: Server) => async (request: Request) => {
  const response = await fetch(request);
  return response.status === from ? new Response(response.body, { status: to, headers: response.headers }) : response;
};
/** Sends other headers. */
const headers = (change: (headers: Headers, index: number) => void) => (fetch: Server) => {
  let index = 0;
  return async (request: Request) => {
    const response = await fetch(request);
    change(response.headers, index++);
    return response;
  };
};

const PARTITION = "Pages of any size contain each call once, without duplicates or gaps";
const TOTAL = "meta.total is the number of calls in the list, on every page";
const ECHO = "meta contains the page number, and a page does not exceed per_page";
const STATUS_ROWS = "status returns only calls with this call_status";
const UNION = "The lists of all statuses together are the whole list";
const SINCE_ROWS = "since_hours returns only calls of the last N hours";
const SINCE_GROWS = "A longer time range does not have fewer calls";
const JSON_BODIES = "All bodies are JSON, with the content type application/json";
const LIST_BODY = "A list is { data, meta }, with all fields of a call";
const CALL_BODY = "One call is { data }, with summary and transcript";
const ERROR_BODY = "An error is { error: { code, message, status } }";
const LIST = "GET /calls returns 200";
const GET = "GET /calls/{id} returns 200 for a call in the list";
const ANSWERED = "Every request gets a response";
const AGREES = "A call has the same fields as in the list";
const TOLD = "Every response has rate-limit headers";
const COUNTS = "The number of remaining requests decreases with each request";
const ENDS = "The reset is in the future, within a day";
const SERVER_ERROR = "A server error: 5xx server_error";

const noFields = (row: Call) => ({ ...row, duration_seconds: String(row.duration_seconds) });

const cases: Case[] = [
  { fault: "breaks the connection on one page", options: { faults: ["/calls page=2: reset"] }, fails: [ANSWERED] },
  {
    fault: "breaks the connection of each call",
    options: { faults: ["/calls/{id}: reset-in-body"] },
    fails: [ANSWERED],
  },
  { fault: "is out of order", options: { faults: ["503"] }, fails: [LIST] },
  { fault: "fails on one page", options: { faults: ["/calls page=2: 500"] }, fails: [LIST] },
  {
    fault: "has a proxy that fails",
    options: { faults: ["/calls page=2: 502 html"] },
    fails: [LIST, SERVER_ERROR, JSON_BODIES],
  },
  {
    fault: "returns no single call",
    options: { faults: ["/calls/{id}: 404"] },
    fails: [GET],
  },
  {
    fault: "redirects to single calls",
    options: { faults: ["/calls/{id}: 302 location=https://elsewhere.test/"] },
    fails: [GET, "An unknown call: 404 call_not_found", TOLD],
  },
  {
    fault: "requires no key",
    through: (fetch) => (request) => {
      const open = new Headers(request.headers);
      if (!open.has("authorization")) open.set("authorization", "Bearer key_of_a_test");
      return fetch(new Request(request, { headers: open }));
    },
    fails: ["Without a key: 401 unauthorized"],
  },
  {
    fault: "accepts any key",
    options: { apiKeys: undefined },
    isRemote: true,
    fails: ["With an unknown key: 401 unauthorized"],
  },
  {
    fault: "accepts a key without permission",
    options: { forbiddenKeys: [], apiKeys: undefined },
    fails: ["With a key without permission to read calls: 403 forbidden"],
  },
  {
    fault: "returns another code with 401",
    through: errors((error) => ({ ...error, code: "forbidden" }), 401),
    fails: ["Without a key: 401 unauthorized", "With an unknown key: 401 unauthorized"],
  },
  {
    fault: "returns not_found for an unknown call",
    through: errors((error) => ({ ...error, code: "not_found" }), 404),
    fails: ["An unknown call: 404 call_not_found"],
  },
  {
    fault: "returns 200 for an unknown path",
    through: (fetch) => (request) =>
      request.url.endsWith("/no-such-address")
        ? fetch(new Request(request.url.replace("no-such-address", "calls"), request))
        : fetch(request),
    fails: ["An unknown path: 404 not_found"],
  },
  {
    fault: "rejects parameters with 422",
    through: statuses(400, 422),
    fails: ["An invalid parameter: 400 invalid_request", "error.status equals the status of the response"],
  },
  {
    fault: "returns 429 for every request, without rate-limit headers",
    options: { faults: ["/calls page=2: 429 empty"] },
    fails: [LIST, "Over the rate limit: 429 rate_limited", JSON_BODIES, TOLD],
  },
  { fault: "sends JSON as text/html", options: { faults: ["/calls: wrong-type"] }, fails: [JSON_BODIES] },
  { fault: "sends invalid JSON", options: { faults: ["/calls/{id}: invalid-json"] }, fails: [JSON_BODIES] },
  { fault: "sends half of the lists", options: { faults: ["/calls: truncated"] }, fails: [JSON_BODIES] },
  { fault: "has another envelope", options: { faults: ["/calls page=2: wrong-shape"] }, fails: [LIST_BODY] },
  {
    fault: "omits the envelope of a call",
    options: { faults: ["/calls/{id}: wrong-shape"] },
    fails: [CALL_BODY, ERROR_BODY],
  },
  {
    fault: "sends numbers as strings",
    through: lists((list) => ({ ...list, data: list.data.map(noFields) })),
    fails: [LIST_BODY],
  },
  { fault: "has no transcript", through: single(({ transcript, ...rest }) => rest), fails: [CALL_BODY] },
  {
    fault: "has errors without a message",
    through: errors(({ message, ...rest }) => rest, 401),
    fails: [ERROR_BODY],
  },
  {
    fault: "sends errors with another status in the body",
    through: errors((error) => ({ ...error, status: 418 })),
    fails: ["error.status equals the status of the response"],
  },
  {
    fault: "has other defaults",
    through: asking((search) => {
      if (search.size === 0) search.set("per_page", "25");
    }),
    fails: ["Without parameters: page 1, 20 calls per page"],
  },
  {
    fault: "always returns 1 as meta.page",
    through: lists(({ data, meta }) => ({ data, meta: { ...meta, page: 1 } })),
    fails: [ECHO],
  },
  {
    fault: "ignores per_page",
    through: asking((search) => {
      search.set("per_page", search.get("per_page") === "0" ? "0" : "20");
    }),
    fails: [ECHO],
  },
  {
    fault: "returns more calls than per_page",
    through: lists(({ data, meta }, { searchParams }) => ({
      data: data.concat(searchParams.get("per_page") === "1" ? data : []),
      meta,
    })),
    fails: [ECHO],
  },
  { fault: "repeats pages", options: { faults: ["/calls: repeated-page"] }, fails: [PARTITION] },
  {
    fault: "ignores page",
    through: (fetch) =>
      lists(({ data, meta }, { searchParams }) => {
        return { data, meta: { ...meta, page: Number(searchParams.get("page") ?? 1) } };
      })(
        asking((search) => {
          if (/^[1-9]/.test(search.get("page") ?? "")) search.set("page", "1");
        })(fetch),
      ),
    fails: [PARTITION],
  },
  {
    fault: "omits a call on each page",
    through: lists(({ data, meta }) => ({ data: data.length > 1 ? data.slice(1) : data, meta })),
    fails: [PARTITION],
  },
  {
    fault: "has another order in pages of 7",
    through: lists(({ data, meta }) => ({ data: meta.per_page === 7 ? [...data].reverse() : data, meta })),
    fails: [PARTITION],
  },
  { fault: "returns a total that is too large by 10", options: { faults: ["/calls: wrong-total"] }, fails: [TOTAL] },
  { fault: "returns a total of 3", options: { faults: ["/calls: wrong-total 3"] }, fails: [TOTAL] },
  {
    fault: "returns the number of calls on the page as the total",
    through: lists(({ data, meta }) => ({ data, meta: { ...meta, total: data.length } })),
    fails: [TOTAL],
  },
  {
    fault: "ignores status",
    through: asking((search) => {
      if (search.get("status") !== "no_such_status") search.delete("status");
    }),
    fails: [STATUS_ROWS],
  },
  {
    fault: "returns busy calls for the status no_answer",
    through: asking((search) => {
      if (search.get("status") === "no_answer") search.set("status", "busy");
    }),
    fails: [STATUS_ROWS],
  },
  {
    fault: "returns no calls for the status failed",
    through: lists((list, { searchParams }) =>
      searchParams.get("status") === "failed" ? { data: [], meta: { ...list.meta, total: 0 } } : list,
    ),
    fails: [UNION],
  },
  {
    fault: "ignores since_hours",
    through: asking((search) => {
      if (/^[1-9]/.test(search.get("since_hours") ?? "")) search.delete("since_hours");
    }),
    fails: [SINCE_ROWS],
  },
  {
    fault: "interprets hours as days",
    through: asking((search) => {
      const hours = Number(search.get("since_hours"));
      if (hours > 0) search.set("since_hours", String(hours * 24));
    }),
    fails: [SINCE_ROWS],
  },
  {
    fault: "returns no calls for a year",
    through: lists((list, { searchParams }) =>
      Number(searchParams.get("since_hours")) > 8_000 ? { data: [], meta: { ...list.meta, total: 0 } } : list,
    ),
    fails: [SINCE_GROWS],
  },
  { fault: "returns another cost in single calls", through: single((one) => ({ ...one, cost: 99 })), fails: [AGREES] },
  {
    fault: "returns another call than the requested one",
    through: single((one) => ({ ...one, id: "call_other" })),
    fails: [AGREES],
  },
  { fault: "has no rate-limit headers", options: { rateHeaders: "none" }, fails: [TOLD] },
  {
    fault: "has no rate-limit headers in errors",
    through: (fetch) => async (request) => {
      const response = await fetch(request);
      if (response.status >= 400) response.headers.delete("x-ratelimit-remaining");
      return response;
    },
    fails: [TOLD],
  },
  {
    fault: "has a limit that does not decrease",
    through: headers((all) => {
      all.set("x-ratelimit-remaining", "123");
    }),
    fails: [COUNTS],
  },
  {
    fault: "has a limit that increases",
    through: headers((all, index) => {
      all.set("x-ratelimit-remaining", String(1_000 + index));
    }),
    fails: [COUNTS],
  },
  {
    fault: "has a reset in the past",
    through: headers((all) => {
      all.set("x-ratelimit-reset", "1700000000");
    }),
    fails: [ENDS],
  },
  {
    fault: "has a reset in a year",
    through: headers((all) => {
      all.set("x-ratelimit-reset", "1900000000");
    }),
    fails: [ENDS],
  },
];

test.each(cases)("a server that $fault fails exactly the expected checks", async (one) => {
  const baseUrl = one.isRemote ? "https://api.example.test/v1" : "http://127.0.0.1:4010/v1";
  const found = await verified(world(one.options), { ...(one.through && { through: one.through }), baseUrl });
  expect(those("fails", found)).toEqual(one.fails);
});

test("each check can fail", async () => {
  const checks = (await verified(world())).findings.filter(({ group }) => group !== "assumptions");
  expect(new Set(cases.flatMap(({ fails }) => fails))).toEqual(new Set(checks.map(({ check }) => check)));
});

test("in a workspace that is too large to be read completely, a status with too many calls fails", async () => {
  const through = lists((list, { searchParams }) => {
    return searchParams.get("status") === "busy"
      ? { ...list, meta: { ...list.meta, total: list.meta.total + 7 } }
      : list;
  });
  expect(those("fails", await verified(world({ calls: 100_000, days: 30 }), { through }))).toEqual([UNION]);
});

test("a missing page in a large workspace is found if the page is read", async () => {
  const through = lists(({ data, meta }) => ({ data: meta.page === 2 ? [] : data, meta }));
  expect(those("fails", await verified(world({ calls: 100_000, days: 30 }), { through }))).toEqual([PARTITION]);
});

test("a recent call with different details is unclear, because it may still change", async () => {
  const found = await verified(world({ calls: [call("call_1", 2, { sentiment: null })] }), {
    through: single((one) => ({ ...one, sentiment: "neutral" })),
  });
  expect(those("fails", found)).toEqual([]);
  expect(those("unclear", found)).toContain(AGREES);
});

test("a failure that does not occur again on retry is not reported", async () => {
  const found = await verified(
    world({ faults: ["/calls page=2: 503, ok", "/calls/{id}: reset, ok"], calls: [call("call_1", 2, silent)] }),
  );
  expect(those("fails", found)).toEqual([]);
});
