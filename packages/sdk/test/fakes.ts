import type { Call, ListCallsParams } from "@smartalex/contract";
import type { Clock, Fetch } from "@smartalex/sdk";
import type { HttpResponse, HttpRequest, Handler } from "../src/transport/middleware.ts";

/** A clock whose timers end at once and advance its time. `slept` lists the durations of those that ended, in milliseconds. */
export function fakeClock(startMs = Date.parse("2026-01-15T15:00:00Z")): Clock & { slept: number[] } {
  let nowMs = startMs;
  const slept: number[] = [];
  return {
    slept,
    now: () => nowMs,
    startTimer(durationMs, onEnd) {
      let isStopped = false;
      queueMicrotask(() => {
        if (isStopped) return;
        nowMs += durationMs;
        slept.push(durationMs);
        onEnd();
      });
      return () => {
        isStopped = true;
      };
    },
  };
}

/** A clock on which no attempt times out, and waits between attempts take no time. `running` counts its timers. */
export function stoppedClock(): Clock & { running: number } {
  const clock = {
    running: 0,
    now: () => Date.parse("2026-01-15T15:00:00Z"),
    startTimer(durationMs: number, onEnd: () => void) {
      clock.running++;
      if (durationMs < 30_000) queueMicrotask(onEnd);
      return () => {
        clock.running--;
      };
    },
  };
  return clock;
}

/** Turns a function from a standard `Request` to a `Response` into a `fetch(url, init)`. */
function toFetch(handle: (request: Request) => Promise<Response>): Fetch {
  return (url, init) => handle(new Request(url, init));
}

/** Returns the responses in order, and throws those that are errors. `requests` lists the requests. */
export function scripted(...responses: (Response | Error)[]): Fetch & { requests: Request[] } {
  const requests: Request[] = [];
  const send = async (request: Request) => {
    requests.push(request);
    await Promise.resolve();
    const response = responses.shift();
    if (!response) throw new Error(`no response is scripted for request ${requests.length}`);
    if (response instanceof Error) throw response;
    return response;
  };
  return Object.assign(toFetch(send), { requests });
}

/** The same as a handler of the transport, from statuses, responses and errors. */
export function sending(...responses: (number | HttpResponse | Error)[]): Handler & { requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const send: Handler = async (request) => {
    requests.push(request);
    await Promise.resolve();
    const response = responses.shift();
    if (response === undefined) throw new Error(`no response is scripted for request ${requests.length}`);
    if (response instanceof Error) throw response;
    return typeof response === "number" ? responseWith(response) : response;
  };
  return Object.assign(send, { requests });
}

/** A response with this status and an empty body. */
export function responseWith(status: number, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: new Headers(headers),
    redactor: { redact: (text) => text, load: () => Promise.resolve((text) => text) },
    body: "",
  };
}

/** The error envelope of the API. */
export function failure(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message: `It is ${code}`, status } }, { status, headers });
}

/** A server with these calls that pages as the API does; `clampPerPage` lowers larger pages. */
export function pagingServer(ids: () => string[], { clampPerPage = 100 } = {}): Fetch & { asked: ListCallsParams[] } {
  const asked: ListCallsParams[] = [];
  const send = async (request: Request) => {
    const { searchParams } = new URL(request.url);
    const page = Number(searchParams.get("page") ?? 1);
    const per_page = Math.min(Number(searchParams.get("per_page") ?? 20), clampPerPage);
    asked.push(Object.fromEntries(searchParams));
    await Promise.resolve();
    const all = ids();
    const data = all.slice((page - 1) * per_page, page * per_page).map(call);
    return Response.json({ data, meta: { total: all.length, page, per_page } });
  };
  return Object.assign(toFetch(send), { asked });
}

/** A call with this id. */
export function call(id: string): Call {
  return {
    id,
    agent_id: "agent_def456",
    contact_id: null,
    direction: "inbound",
    call_status: "completed",
    duration_seconds: 245,
    sentiment: null,
    cost: 0.45,
    start_timestamp: "2026-01-15T14:30:00Z",
    end_timestamp: "2026-01-15T14:34:05Z",
  };
}

/** Resolves to the reason of a rejection. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
