import type { MockState } from "../admin/mock-state.ts";
import { readText } from "../admin/read-text.ts";
import { enumOptions } from "../options.ts";
import type { Handler, HttpRequest, HttpResponse } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { allowHeader } from "../http/router.ts";
import { errorResponse } from "../http/responses.ts";
import { InvalidOptionError } from "../errors.ts";
import { html } from "./html.ts";
import { htmlResponse, renderDashboard } from "./dashboard.ts";
import { requestList } from "./request-list.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

const PATH = "/_mock/page";
const MAX_FORM_BYTES = 16 * 1024;
const MOST_REQUESTS = 1e9;

/** Answers `/` and what belongs to it, `undefined` for anything else. `api` answers without keys, limits and faults. */
export function dashboardRoutes(
  controls: MockState,
  api: Handler,
): (request: HttpRequest) => ReturnType<Handler> | undefined {
  return (request) => {
    const { pathname } = parseRequestUrl(request.url);
    if (pathname !== "/" && !pathname.startsWith(`${PATH}/`)) return undefined;
    const isForm = Object.hasOwn(changes, pathname);
    if (request.method !== (isForm ? "POST" : "GET")) {
      const allow = allowHeader([isForm ? "POST" : "GET"]);
      return errorResponse(405, "invalid_request", `${pathname} takes ${allow}`, { allow });
    }
    switch (pathname) {
      case "/":
        return renderDashboard(request, controls, api);
      case `${PATH}/style.css`:
        return file("text/css", style);
      case `${PATH}/script.js`:
        return file("text/javascript", script);
      case `${PATH}/requests`:
        return htmlResponse(html`${requestList(controls.log)}`);
      default:
        return isForm ? change(request, controls, api) : errorResponse(404, "not_found", "There is nothing here.");
    }
  };
}

/** What forms change, by their addresses. Each throws `SettingError` for what cannot be. */
const changes: Readonly<Record<string, (controls: MockState, form: URLSearchParams) => void>> = {
  [`${PATH}/faults`]: ({ faults }, form) => {
    const rule = form.get("rule")?.trim() ?? "";
    if (rule === "") faults.script();
    else faults.script(rule, ...faults.texts.filter((text) => text !== rule));
  },
  [`${PATH}/limit`]: ({ limit }, form) => {
    const requestsPerMinute = Number(form.get("requestsPerMinute"));
    const window = enumOptions.window.find((name) => name === form.get("window"));
    if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 1 || requestsPerMinute > MOST_REQUESTS || !window) {
      throw new InvalidOptionError(`the rate limit must be a whole number from 1 to ${MOST_REQUESTS}`);
    }
    limit.replace({ requestsPerMinute, window });
  },
};

async function change(request: HttpRequest, controls: MockState, api: Handler): Promise<HttpResponse> {
  const text = await readText(request, MAX_FORM_BYTES);
  if (text === undefined) return errorResponse(413, "invalid_request", "The form is longer than 16 KB.");
  const form = new URLSearchParams(text);
  const given = form.get("back") ?? "/";
  if (!/^[!-~]*$/.test(given))
    return errorResponse(400, "invalid_request", "The field back must be visible ASCII characters.");
  const back = given === "/" || given.startsWith("/?") ? given : "/"; // never to another host
  try {
    changes[parseRequestUrl(request.url).pathname]?.(controls, form);
    return { status: 303, headers: { location: back }, body: undefined };
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error;
    const { body, headers, signal } = request;
    const shown = { method: "GET", headers, signal, body, url: new URL(back, request.url).href };
    return renderDashboard(shown, controls, api, error.message);
  }
}

function file(type: string, text: string): HttpResponse {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-store" }, body: text };
}
