import { textOf } from "../runtime/bytes.ts";
import type { CallDetail, ErrorBody, CallListBody } from "@smartalex/contract";
import { BASE_PATH } from "../http/api-router.ts";
import type { MockState } from "../admin/mock-state.ts";
import type { Handler, HttpRequest, HttpResponse } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";

import { callListView } from "./call-list-view.ts";
import { html, type Html } from "./html.ts";
import { callDetailView } from "./call-detail-view.ts";
import { requestList } from "./request-list.ts";
import { controlsPanel } from "./controls-panel.ts";
import { viewUrl, viewQuery, parseView, type View } from "./view.ts";

/** Nothing but what the mock itself serves, and nothing that a transcript could bring. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** Answers with markup. */
export function htmlResponse({ text }: Html, status = 200): HttpResponse {
  return { status, headers: { ...HEADERS }, body: text };
}

/** The page for people. `api` answers without keys, limits and faults. `problem` is what was wrong with a change. */
export async function renderDashboard(
  request: HttpRequest,
  controls: MockState,
  api: Handler,
  problem?: string,
): Promise<HttpResponse> {
  const { origin } = new URL(request.url);
  const view = parseView(parseRequestUrl(request.url).search);
  const query = new URLSearchParams(viewQuery(view)).toString();
  const listed = `${BASE_PATH}/calls${query && `?${query}`}`;
  const answer = await ask(api, request, listed);
  const call = view.call === undefined ? undefined : controls.calls.get(view.call, controls.clock.now());
  const opened =
    view.call === undefined ? undefined : callDetailView(view, call && (JSON.parse(call.json()) as CallDetail)); // the mock's own
  const status = problem === undefined && !("problem" in answer) ? 200 : 400;
  const log = html`<section aria-labelledby="asked">
    <h2 id="asked">Requests</h2>
    <div id="requests">${requestList(controls.log)}</div>
    <p id="heard" role="status" class="heard"></p>
  </section>`;
  const address = viewUrl(view) ?? "/";
  const left = html`<div>${callListView(view, answer)}${log}</div>`;
  const right = html`<div>
    ${opened}${curl(origin, listed, view, controls)}${controlsPanel(controls, address, problem)}
  </div>`;
  return htmlResponse(frame(origin, html`${left}${right}`), status);
}

async function ask(api: Handler, request: HttpRequest, path: string): Promise<CallListBody | { problem: string }> {
  const { body, status } = await api({ ...plain(request), url: `http://127.0.0.1${path}` });
  const answer: unknown = JSON.parse(textOf(body ?? ""));
  return status === 200 ? (answer as CallListBody) : { problem: (answer as ErrorBody).error.message }; // the mock's own
}

/** The request as a plain `GET`. */
function plain({ body, headers, signal }: HttpRequest): Omit<HttpRequest, "url"> {
  return { method: "GET", headers, signal, body };
}

/** The request that gives what is on the screen. */
function curl(origin: string, listed: string, { call }: View, { settings }: MockState): Html {
  const key = settings.apiKeys === undefined ? "any_key" : "YOUR_KEY";
  const isInAddress = call !== undefined && !/\p{Surrogate}/u.test(call);
  const path = isInAddress ? `${BASE_PATH}/calls/${encodeURIComponent(call)}` : listed;
  // In double quotes, which every shell has, and cmd.exe too: what is encoded has nothing that is more than a letter in them.
  // eslint-disable-next-line no-restricted-syntax -- commandLine writes for POSIX shells
  const command = `curl "${origin}${path.replaceAll("!", "%21")}" -H "Authorization: Bearer ${key}"`;
  return html`<section aria-labelledby="curl">
    <h2 id="curl">This, with curl</h2>
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
        <a class="skip" href="#log">To the calls</a>
        <header>
          <h1>SmartAlex mock</h1>
          <p>The Calls API on this machine: <code>${origin}${BASE_PATH}</code></p>
        </header>
        <main>${sections}</main>
        <footer><p>Transcripts are what strangers said; they are shown as text alone.</p></footer>
      </body>
    </html>`;
}
