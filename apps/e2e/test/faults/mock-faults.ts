import type { RequestSettings, Operation } from "./client.ts";
import {
  connectionFailed,
  serverError,
  timedOut,
  rateLimited,
  aborted,
  invalidResponse,
  type Expected,
} from "./expected.ts";

type Row = [operation: Operation, fault: string, expected: Expected, settings?: RequestSettings];

const faults: Row[] = [
  // Success responses with an invalid body.
  ["get", "200 html", invalidResponse(200)],
  ["get", "200 empty", invalidResponse(200)],
  ["get", "204", invalidResponse(204)],
  ["get", "wrong-shape", invalidResponse(200)],
  ["get", "wrong-shape null", invalidResponse(200)],
  ["get", "wrong-shape []", invalidResponse(200)],
  ["get", "wrong-shape {}", invalidResponse(200)],
  ["get", 'wrong-shape "call_abc123"', invalidResponse(200)],
  ["get", 'wrong-shape {"data":"call_abc123"}', invalidResponse(200)],
  ["get", 'wrong-shape {"data":[{"id":"call_abc123"}]}', invalidResponse(200)],
  ["get", 'wrong-shape {"data":{"id":5}}', invalidResponse(200)],
  ["get", 'wrong-shape {"error":{"code":"server_error","message":"no","status":500}}', invalidResponse(200)],
  ["page", "200 html", invalidResponse(200)],
  ["page", "200 empty", invalidResponse(200)],
  ["page", "204", invalidResponse(204)],
  ["page", "wrong-shape {}", invalidResponse(200)],
  ["page", 'wrong-shape {"data":[]}', invalidResponse(200)],
  ["page", 'wrong-shape {"data":{},"meta":{"total":0,"page":2,"per_page":20}}', invalidResponse(200)],
  ["page", 'wrong-shape {"data":[5],"meta":{"total":1,"page":2,"per_page":20}}', invalidResponse(200)],
  ["page", 'wrong-shape {"data":[],"meta":{"total":0,"page":7,"per_page":20}}', invalidResponse(200)],
  ["page", "wrong-total -1", invalidResponse(200)],
  ["page", 'wrong-total "150"', invalidResponse(200)],
  ["page", "wrong-total 1.5", invalidResponse(200)],
  ["page", "wrong-total null", invalidResponse(200)],
  ["get", "truncated", invalidResponse(200)],
  ["get", "invalid-json", invalidResponse(200)],
  ["get", "invalid-utf8", invalidResponse(200)],
  ["page", "invalid-utf8", invalidResponse(200)],
  ["get", "wrong-type", "data"],

  // Lists with inconsistent pages.
  ["all", "wrong-total", "data"],
  ["all", "wrong-total 30", "data"],
  ["all", "/calls page=2: wrong-total 40", "data"],
  ["all", "wrong-total 0", "data"],
  ["all", "repeated-page", "data"],
  ["all", "/calls page=2: repeated-page, ok", "data"],
  ["all", "/calls page=2: truncated", invalidResponse(200)],
  ["all", "/calls page=2: 200 empty", invalidResponse(200)],
  ["all", "/calls page=2: 500", serverError(500), { maxRetries: 0 }],
  ["all", "/calls page=2: reset-in-body", connectionFailed, { maxRetries: 1 }],
  ["all", "/calls page=2: stall-in-body", timedOut, { timeoutMs: 300 }],

  // Connections that fail.
  ["get", "reset", connectionFailed, { maxRetries: 1 }],
  ["get", "reset-in-body", connectionFailed, { maxRetries: 1 }],
  ["get", "reset-after-body", connectionFailed, { maxRetries: 1 }],
  ["page", "reset", connectionFailed, { maxRetries: 1 }],
  ["get", "stall", timedOut, { timeoutMs: 300 }],
  ["get", "stall-in-body", timedOut, { timeoutMs: 300 }],
  ["page", "stall", timedOut, { timeoutMs: 300 }],
  ["get", "stall", aborted, { abortAfterMs: 100 }],
  ["get", "stall-in-body", aborted, { abortAfterMs: 100 }],
  ["all", "/calls page=2: stall", aborted, { abortAfterMs: 500 }],
  ["details", "/calls/call_gone: stall", timedOut, { timeoutMs: 300 }],

  // Temporary faults.
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
  ["details", "/calls/call_abc123: 500", serverError(500), { maxRetries: 0 }],
  ["details", "/calls/call_gone: 404 html", { name: "NotFoundError", code: "not_found", status: 404 }],

  // Status 429 and the time to wait.
  ["get", "429 retry-after=1, ok", "data"],
  ["get", "429 retry-after=0, ok", "data"],
  ["get", "429 retry-after=now+1, ok", "data"],
  ["get", "429 retry-after=now-60, ok", "data"],
  ["get", "429 retry-after-ms=20, ok", "data"],
  ["get", "429 retry-after=-1, ok", "data"],
  ["get", "429 retry-after=soon, ok", "data"],
  ["get", "503 html retry-after=1, ok", "data"],
  ["get", "429 retry-after=86400", rateLimited(86_400_000)],
  ["get", "429 retry-after=now+86400", rateLimited(86_400_000)],
  ["get", "429 retry-after-ms=86400000", rateLimited(86_400_000)],
  ["get", "429 html retry-after=999999999999999", rateLimited(), { maxRetries: 0 }],
  ["get", "429 retry-after=5", rateLimited(5_000), { maxRetries: 0 }],
  ["get", "429 html retry-after=-1", rateLimited(), { maxRetries: 0 }],
  ["get", "503 retry-after=86400", serverError(503)],

  // Redirects, also to another host.
  ...[301, 302, 303, 307, 308].map((status): Row => [
    "get",
    `${status} location=ELSEWHERE/calls/call_abc123`,
    invalidResponse(status),
  ]),
  ["page", "302 location=ELSEWHERE/calls?page=2", invalidResponse(302)],
  ["get", "302 location=/v1/calls/call_abc123", invalidResponse(302)],
  ["get", "302", invalidResponse(302)],
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
    const expectedCode = status === 404 && body === "" ? "call_not_found" : code;
    const expected = status === 429 && body === "" ? rateLimited(1_000) : { name, code: expectedCode, status };
    return ["get", `${status}${body}`, expected, { maxRetries: 0 }];
  });
});

/** Faults of the mock, in the syntax of `--fault`. */
export const mockFaults: readonly Row[] = [...faults, ...statuses];
