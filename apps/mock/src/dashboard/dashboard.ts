import { textOf } from "../runtime/bytes.ts";
import type { CallDetail, ErrorBody, CallListBody } from "@smartalex/contract";
import { BASE_PATH, HOST } from "../http/api-router.ts";
import type { MockState } from "../admin/mock-state.ts";
import type { Handler, HttpRequest, HttpResponse } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";

import { callListView } from "./call-list-view.ts";
import { html, type Html } from "./html.ts";
import { callDetailView } from "./call-detail-view.ts";
import { requestList } from "./request-list.ts";
import { controlsPanel } from "./controls-panel.ts";
import { viewUrl, viewQuery, parseView, type View } from "./view.ts";

/** The page can load only resources of the mock, and no script in a transcript can run. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** Returns a response with HTML. */
export function htmlResponse({ text }: Html, status = 200): HttpResponse {
  return { status, headers: { ...HEADERS }, body: text };
}

/** Renders the dashboard. `api` is the API without authentication, rate limits and faults. `problem` is the error message of a change. */
export async function renderDashboard(
  request: HttpRequest,
  state: MockState,
  api: Handler,
  problem?: string,
): Promise<HttpResponse> {
  const { origin } = new URL(request.url);
  const view = parseView(parseRequestUrl(request.url).search);
  const query = new URLSearchParams(viewQuery(view)).toString();
  const path = `${BASE_PATH}/calls${query && `?${query}`}`;
  const calls = await listCalls(api, request, path);
  const call = view.call === undefined ? undefined : state.calls.get(view.call, state.clock.now());
  const opened =
    view.call === undefined ? undefined : callDetailView(view, call && (JSON.parse(call.json()) as CallDetail)); // written by the mock
  const status = problem === undefined && !("problem" in calls) ? 200 : 400;
  const log = html`<section aria-labelledby="received">
    <h2 id="received">Requests</h2>
    <div id="requests">${requestList(state.log)}</div>
    <p id="announcer" role="status" class="announcer"></p>
  </section>`;
  const address = viewUrl(view) ?? "/";
  const left = html`<div>${callListView(view, calls)}${log}</div>`;
  const right = html`<div>${opened}${curl(origin, path, view, state)}${controlsPanel(state, address, problem)}</div>`;
  return htmlResponse(frame(origin, html`${left}${right}`), status);
}

async function listCalls(
  api: Handler,
  request: HttpRequest,
  path: string,
): Promise<CallListBody | { problem: string }> {
  const { body, status } = await api({ ...plain(request), url: `http://${HOST}${path}` });
  const result: unknown = JSON.parse(textOf(body ?? ""));
  return status === 200 ? (result as CallListBody) : { problem: (result as ErrorBody).error.message }; // written by the mock
}

/** Returns the request as a `GET` request. */
function plain({ body, headers, signal }: HttpRequest): Omit<HttpRequest, "url"> {
  return { method: "GET", headers, signal, body };
}

/** Renders a curl command that returns the data on the screen. */
function curl(origin: string, listPath: string, { call }: View, { settings }: MockState): Html {
  const key = settings.apiKeys === undefined ? "any_key" : "YOUR_KEY";
  const isInUrl = call !== undefined && !/\p{Surrogate}/u.test(call);
  const path = isInUrl ? `${BASE_PATH}/calls/${encodeURIComponent(call)}` : listPath;
  // In double quotes, which all shells and cmd.exe support. Encoded text has no characters that are special inside of them.
  // eslint-disable-next-line no-restricted-syntax -- commandLine writes for POSIX shells
  const command = `curl "${origin}${path.replaceAll("!", "%21")}" -H "Authorization: Bearer ${key}"`;
  return html`<section aria-labelledby="curl">
    <h2 id="curl">Try it with curl</h2>
    <pre tabindex="0" aria-labelledby="curl">${command}</pre>
  </section>`;
}

function frame(origin: string, sections: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>SmartAlex mock</title>
        <link rel="stylesheet" href="/_mock/page/style.css" />
        <script src="/_mock/page/script.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#log">Skip to the calls</a>
        <header>
          <h1>SmartAlex mock</h1>
          <p>The Calls API on this machine: <code>${origin}${BASE_PATH}</code></p>
        </header>
        <main>${sections}</main>
        <footer><p>Transcripts contain untrusted text, which is displayed as plain text.</p></footer>
      </body>
    </html>`;
}
