import type { Manner, Question } from "./ask.ts";
import { broken, failed, late, limited, stopped, unexpected, type Expected } from "./expected.ts";

type Row = [question: Question, fault: string, expected: Expected, manner?: Manner];

const faults: Row[] = [
  // A success that is none.
  ["get", "200 html", unexpected(200)],
  ["get", "200 empty", unexpected(200)],
  ["get", "204", unexpected(204)],
  ["get", "wrong-shape", unexpected(200)],
  ["get", "wrong-shape null", unexpected(200)],
  ["get", "wrong-shape []", unexpected(200)],
  ["get", "wrong-shape {}", unexpected(200)],
  ["get", 'wrong-shape "call_abc123"', unexpected(200)],
  ["get", 'wrong-shape {"data":"call_abc123"}', unexpected(200)],
  ["get", 'wrong-shape {"data":[{"id":"call_abc123"}]}', unexpected(200)],
  ["get", 'wrong-shape {"data":{"id":5}}', unexpected(200)],
  ["get", 'wrong-shape {"error":{"code":"server_error","message":"no","status":500}}', unexpected(200)],
  ["page", "200 html", unexpected(200)],
  ["page", "200 empty", unexpected(200)],
  ["page", "204", unexpected(204)],
  ["page", "wrong-shape {}", unexpected(200)],
  ["page", 'wrong-shape {"data":[]}', unexpected(200)],
  ["page", 'wrong-shape {"data":{},"meta":{"total":0,"page":2,"per_page":20}}', unexpected(200)],
  ["page", 'wrong-shape {"data":[5],"meta":{"total":1,"page":2,"per_page":20}}', unexpected(200)],
  ["page", 'wrong-shape {"data":[],"meta":{"total":0,"page":7,"per_page":20}}', unexpected(200)],
  ["page", "wrong-total -1", unexpected(200)],
  ["page", 'wrong-total "150"', unexpected(200)],
  ["page", "wrong-total 1.5", unexpected(200)],
  ["page", "wrong-total null", unexpected(200)],
  ["get", "truncated", unexpected(200)],
  ["get", "invalid-json", unexpected(200)],
  ["get", "invalid-utf8", unexpected(200)],
  ["page", "invalid-utf8", unexpected(200)],
  ["get", "wrong-type", "data"],

  // Lists that contradict themselves.
  ["all", "wrong-total", "data"],
  ["all", "wrong-total 30", "data"],
  ["all", "/calls page=2: wrong-total 40", "data"],
  ["all", "wrong-total 0", "data"],
  ["all", "repeated-page", "data"],
  ["all", "/calls page=2: repeated-page, ok", "data"],
  ["all", "/calls page=2: truncated", unexpected(200)],
  ["all", "/calls page=2: 200 empty", unexpected(200)],
  ["all", "/calls page=2: 500", failed(500), { maxRetries: 0 }],
  ["all", "/calls page=2: reset-in-body", broken, { maxRetries: 1 }],
  ["all", "/calls page=2: stall-in-body", late, { timeoutMs: 300 }],

  // Connections that break.
  ["get", "reset", broken, { maxRetries: 1 }],
  ["get", "reset-in-body", broken, { maxRetries: 1 }],
  ["get", "reset-after-body", broken, { maxRetries: 1 }],
  ["page", "reset", broken, { maxRetries: 1 }],
  ["get", "stall", late, { timeoutMs: 300 }],
  ["get", "stall-in-body", late, { timeoutMs: 300 }],
  ["page", "stall", late, { timeoutMs: 300 }],
  ["get", "stall", stopped, { abortAfterMs: 100 }],
  ["get", "stall-in-body", stopped, { abortAfterMs: 100 }],
  ["all", "/calls page=2: stall", stopped, { abortAfterMs: 500 }],
  ["details", "/calls/call_gone: stall", late, { timeoutMs: 300 }],

  // Faults that pass.
  ["get", "503, 503, ok", "data"],
  ["get", "500 html, 502 empty, ok", "data"],
  ["get", "reset, reset, ok", "data"],
  ["get", "reset-in-body, reset-in-body, ok", "data"],
  ["get", "reset-after-body, 503, ok", "data"],
  ["get", "408, 425, 409, ok", "data"],
  ["page", "503, reset-in-body, ok", "data"],
  ["all", "/calls page=2: 503, reset, ok", "data"],
  ["all", "503, 503, ok", "data"],
  ["details", "/calls/call_abc123: 502 html, reset, ok", "data"],
  ["details", "/calls/call_abc123: 500", failed(500), { maxRetries: 0 }],
  ["details", "/calls/call_gone: 404 html", { name: "NotFoundError", code: "not_found", status: 404 }],

  // 429, and how long to wait.
  ["get", "429 retry-after=1, ok", "data"],
  ["get", "429 retry-after=0, ok", "data"],
  ["get", "429 retry-after=now+1, ok", "data"],
  ["get", "429 retry-after=now-60, ok", "data"],
  ["get", "429 retry-after-ms=20, ok", "data"],
  ["get", "429 retry-after=-1, ok", "data"],
  ["get", "429 retry-after=soon, ok", "data"],
  ["get", "503 html retry-after=1, ok", "data"],
  ["get", "429 retry-after=86400", limited(86_400_000)],
  ["get", "429 retry-after=now+86400", limited(86_400_000)],
  ["get", "429 retry-after-ms=86400000", limited(86_400_000)],
  ["get", "429 html retry-after=999999999999999", limited(), { maxRetries: 0 }],
  ["get", "429 retry-after=5", limited(5_000), { maxRetries: 0 }],
  ["get", "429 html retry-after=-1", limited(), { maxRetries: 0 }],
  ["get", "503 retry-after=86400", failed(503)],

  // Another host.
  ...[301, 302, 303, 307, 308].map((status): Row => [
    "get",
    `${status} location=ELSEWHERE/calls/call_abc123`,
    unexpected(status),
  ]),
  ["page", "302 location=ELSEWHERE/calls?page=2", unexpected(302)],
  ["get", "302 location=/v1/calls/call_abc123", unexpected(302)],
  ["get", "302", unexpected(302)],
];

const names: Record<number, [string, string]> = {
  401: ["AuthenticationError", "unauthorized"],
  403: ["PermissionDeniedError", "forbidden"],
  404: ["NotFoundError", "not_found"],
  429: ["RateLimitError", "rate_limited"],
};

/** Every status, with each kind of body. */
const statuses = [400, 401, 403, 404, 405, 409, 418, 422, 425, 429, 500, 502, 503, 504].flatMap((status) => {
  const [name, code] =
    names[status] ?? (status < 500 ? ["InvalidRequestError", "invalid_request"] : ["ServerError", "server_error"]);
  return ["", " html", " empty"].map((body): Row => {
    const said = status === 404 && body === "" ? "call_not_found" : code;
    const expected = status === 429 && body === "" ? limited(1_000) : { name, code: said, status };
    return ["get", `${status}${body}`, expected, { maxRetries: 0 }];
  });
});

/** What the mock does, in the words of its `--fault`. */
export const mocked: readonly Row[] = [...faults, ...statuses];
