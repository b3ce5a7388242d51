import { callStatusValues, type CallListBody } from "@smartalex/contract";
import { html, type Html } from "./html.ts";
import { table } from "./table.ts";
import { viewUrl, type View } from "./view.ts";

/** The list of calls, with its filters and pages, or why there is none. */
export function callListView(view: View, answer: CallListBody | { problem: string }): Html {
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
      <label
        >Of the last … hours <input name="since_hours" inputmode="numeric" size="6" value="${view.sinceHours}"
      /></label>
      <button class="main">Show</button>
    </form>
    ${"problem" in answer ? html`<p class="error" role="alert">${answer.problem}</p>` : pageOfCalls(view, answer)}
  </section>`;
}

function pageOfCalls(view: View, { data, meta }: CallListBody): Html {
  const pages = Math.max(1, Math.ceil(meta.total / meta.per_page));
  const rows = data.map((call) => {
    const address = viewUrl({ ...view, call: call.id, allTurns: false });
    const id = html`<bdi>${short(call.id)}</bdi>`;
    return html`<tr${call.id === view.call ? html` aria-current="true"` : undefined}>
<td>${formatTime(call.start_timestamp)}</td><td class="any">${address === undefined ? id : html`<a href="${address}#call">${id}</a>`}</td>
<td>${short(call.call_status)}</td><td>${short(call.direction)}</td><td class="number">${formatDuration(call.duration_seconds)}</td><td>${short(call.sentiment ?? "–")}</td></tr>`;
  });
  const link = (page: number, name: string) => {
    if (page < 1 || page > pages) return undefined;
    return html`<a href="${viewUrl({ ...view, page })}" rel="${name}">${name === "prev" ? "← Newer" : "Older →"}</a>`;
  };
  const caption = `${meta.total.toLocaleString("en")} calls, page ${meta.page.toLocaleString("en")} of ${pages.toLocaleString("en")}`;
  const columns = ["Began (UTC)", "Call", "Status", "Direction", "Duration", "Sentiment"];
  return html`${table({ caption, columns, rows })}
    <nav class="pages" aria-label="Pages of calls">${link(view.page - 1, "prev")}${link(view.page + 1, "next")}</nav>`;
}

/** A moment, for people. */
export function formatTime(timestamp: string): Html {
  return html`<time datetime="${timestamp}">${short(timestamp.slice(0, 19).replace("T", " "))}</time>`;
}

/** Seconds, for people. */
export function formatDuration(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Ids and values are short, unless somebody means harm. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
