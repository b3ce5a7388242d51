import type { MockState } from "../admin/mock-state.ts";
import { readText } from "../admin/read-text.ts";
import { rateWindows } from "../rate-limits/rate-limiter.ts";
import type { Handler, HttpRequest, HttpResponse } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { allowHeader } from "../http/router.ts";
import { errorResponse } from "../http/responses.ts";
import { InvalidOptionError } from "../runtime/errors.ts";
import { html } from "./html.ts";
import { htmlResponse, renderDashboard } from "./dashboard.ts";
import { requestList } from "./request-list.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

const PATH = "/_mock/page";
const MAX_FORM_BYTES = 16 * 1024;
const MAX_REQUESTS = 1e9;

/** Handles `/` and the resources of the page. Returns `undefined` for other paths. `api` is the API without authentication, rate limits and faults. */
export function dashboardRoutes(
  state: MockState,
  api: Handler,
): (request: HttpRequest) => ReturnType<Handler> | undefined {
  return (request) => {
    const { pathname } = parseRequestUrl(request.url);
    if (pathname !== "/" && !pathname.startsWith(`${PATH}/`)) return undefined;
    const isForm = Object.hasOwn(changes, pathname);
    if (request.method !== (isForm ? "POST" : "GET")) {
      const allow = allowHeader([isForm ? "POST" : "GET"]);
      return errorResponse(405, "invalid_request", `The method is not allowed for ${pathname}. Use ${allow}`, {
        allow,
      });
    }
    switch (pathname) {
      case "/":
        return renderDashboard(request, state, api);
      case `${PATH}/style.css`:
        return file("text/css", style);
      case `${PATH}/script.js`:
        return file("text/javascript", script);
      case `${PATH}/requests`:
        return htmlResponse(html`${requestList(state.log)}`);
      default:
        return isForm ? change(request, state, api) : errorResponse(404, "not_found", "This path does not exist.");
    }
  };
}

/** The changes that forms make, by path. They throw `InvalidOptionError` for an invalid value. */
const changes: Readonly<Record<string, (state: MockState, form: URLSearchParams) => void>> = {
  [`${PATH}/faults`]: ({ faults }, form) => {
    const rule = form.get("rule")?.trim() ?? "";
    if (rule === "") faults.script();
    else faults.script(rule, ...faults.texts.filter((text) => text !== rule));
  },
  [`${PATH}/limit`]: ({ limit }, form) => {
    const requestsPerMinute = Number(form.get("requestsPerMinute"));
    const window = rateWindows.find((name) => name === form.get("window"));
    if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 1 || requestsPerMinute > MAX_REQUESTS || !window) {
      throw new InvalidOptionError(`the rate limit must be an integer from 1 to ${MAX_REQUESTS}`);
    }
    limit.replace({ requestsPerMinute, window });
  },
};

async function change(request: HttpRequest, state: MockState, api: Handler): Promise<HttpResponse> {
  const text = await readText(request, MAX_FORM_BYTES);
  if (text === undefined) return errorResponse(413, "invalid_request", "The form is longer than 16 KB.");
  const form = new URLSearchParams(text);
  const target = form.get("back") ?? "/";
  if (!/^[!-~]*$/.test(target))
    return errorResponse(400, "invalid_request", "The field back must consist of visible ASCII characters.");
  const back = target === "/" || target.startsWith("/?") ? target : "/"; // never to another host
  try {
    changes[parseRequestUrl(request.url).pathname]?.(state, form);
    return { status: 303, headers: { location: back }, body: undefined };
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error;
    const { body, headers, signal } = request;
    const shown = { method: "GET", headers, signal, body, url: new URL(back, request.url).href };
    return renderDashboard(shown, state, api, error.message);
  }
}

function file(type: string, text: string): HttpResponse {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-store" }, body: text };
}
