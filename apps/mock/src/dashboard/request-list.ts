import { parseRequestUrl } from "../http/request-url.ts";
import type { RequestLog } from "../middleware/request-log.ts";
import { html, type Html } from "./html.ts";
import { table } from "./table.ts";

/** The number of requests in the list. */
const MAX_SHOWN = 15;

/** Renders the last requests, newest first. */
export function requestList({ count, timed }: RequestLog): Html {
  if (count === 0) return html`<p class="soft">No requests yet. Try the curl command on this page.</p>`;
  const rows = timed
    .slice(-MAX_SHOWN)
    .reverse()
    .map(({ durationMs, number, request: { method, status, url } }) => {
      const { pathname, search } = parseRequestUrl(url);
      const outcome = status ?? (durationMs === undefined ? "…" : "broken");
      const isGood = typeof outcome === "number" && outcome < 400;
      return html`<tr>
        <td class="number">${number}</td>
        <td>${method}</td>
        <td class="any"><bdi>${(pathname + (search && `?${search}`)).slice(0, 200)}</bdi></td>
        <td class="${isGood ? "good" : "bad"}">${outcome}</td>
        <td class="number">${durationMs === undefined ? "" : `${Math.round(durationMs)} ms`}</td>
      </tr>`;
    });
  const caption = `${count.toLocaleString("en")} requests, newest first`;
  return table({ caption, columns: ["No.", "Method", "URL", "Status", "Duration"], rows });
}
