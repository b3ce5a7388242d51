import { callStatusValues, type CallListBody } from "@smartalex/contract";
import { html, type Html } from "./html.ts";
import { table } from "./table.ts";
import { viewUrl, type View } from "./view.ts";

/** Renders the list of calls with filters and pagination, or an error message. */
export function callListView(view: View, calls: CallListBody | { problem: string }): Html {
  const options = ["", ...callStatusValues].map((value) => {
    return html`<option value="${value}" ${value === view.status ? html` selected` : undefined}>
      ${value || "any"}
    </option>`;
  });
  return html`<section aria-labelledby="log">
    <h2 id="log">Calls</h2>
    <form action="/" role="search" aria-label="Filter calls">
      <label
        >Status
        <select name="status">
          ${options}
        </select></label
      >
      <label>Last … hours <input name="since_hours" inputmode="numeric" size="6" value="${view.sinceHours}" /></label>
      <button class="main">Show</button>
    </form>
    ${"problem" in calls ? html`<p class="error" role="alert">${calls.problem}</p>` : pageOfCalls(view, calls)}
  </section>`;
}

function pageOfCalls(view: View, { data, meta }: CallListBody): Html {
  const pages = Math.max(1, Math.ceil(meta.total / meta.per_page));
  const rows = data.map((call) => {
    const url = viewUrl({ ...view, call: call.id, allTurns: false });
    const id = html`<bdi>${shorten(call.id)}</bdi>`;
    return html`<tr${call.id === view.call ? html` aria-current="true"` : undefined}>
<td>${formatTime(call.start_timestamp)}</td><td class="any">${url === undefined ? id : html`<a href="${url}#call">${id}</a>`}</td>
<td>${shorten(call.call_status)}</td><td>${shorten(call.direction)}</td><td class="number">${formatDuration(call.duration_seconds)}</td><td>${shorten(call.sentiment ?? "–")}</td></tr>`;
  });
  const link = (page: number, name: string) => {
    if (page < 1 || page > pages) return undefined;
    return html`<a href="${viewUrl({ ...view, page })}" rel="${name}">${name === "prev" ? "← Newer" : "Older →"}</a>`;
  };
  const caption = `${meta.total.toLocaleString("en")} calls, page ${meta.page.toLocaleString("en")} of ${pages.toLocaleString("en")}`;
  const columns = ["Start (UTC)", "Call", "Status", "Direction", "Duration", "Sentiment"];
  return html`${table({ caption, columns, rows })}
    <nav class="pages" aria-label="Pages of calls">${link(view.page - 1, "prev")}${link(view.page + 1, "next")}</nav>`;
}

/** Renders a timestamp. */
export function formatTime(timestamp: string): Html {
  return html`<time datetime="${timestamp}">${shorten(timestamp.slice(0, 19).replace("T", " "))}</time>`;
}

/** Formats a duration in seconds. */
export function formatDuration(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Shortens IDs and values. Only malicious data is longer. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
