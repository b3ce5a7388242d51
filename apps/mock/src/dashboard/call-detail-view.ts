import type { CallDetail } from "@smartalex/contract";
import { formatDuration, formatTime } from "./call-list-view.ts";
import { html, type Html } from "./html.ts";
import { viewUrl, type View } from "./view.ts";

/** More than anybody reads at once. */
const SHOWN_TURNS = 200;

/** One call with its transcript, as a conversation. */
export function callDetailView(view: View, call: CallDetail | undefined): Html {
  return html`<section aria-labelledby="call">
    <h2 id="call" tabindex="-1">${call ? html`Call <bdi class="any">${call.id}</bdi>` : "No such call"}</h2>
    ${call ? contents(view, call) : html`<p>There is no call with this id at this moment.</p>`}
    <p><a href="${viewUrl({ ...view, call: undefined })}">Close</a></p>
  </section>`;
}

function contents(view: View, call: CallDetail): Html {
  const facts: (readonly [string, Html | string])[] = [
    ["Began", formatTime(call.start_timestamp)],
    ["Lasted", formatDuration(call.duration_seconds)],
    ["Status", `${call.call_status}, ${call.direction}`],
    ["Sentiment", call.sentiment ?? "–"],
    ["Cost", String(call.cost ?? "–")],
    ["Agent", call.agent_id],
    ["Contact", call.contact_id ?? "–"],
    ["Campaign", call.campaign_id ?? "–"],
  ];
  const turns = view.allTurns ? call.transcript : call.transcript.slice(0, SHOWN_TURNS);
  return html`<dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd dir="auto">${value}</dd>`,
      )}
    </dl>
    ${
      call.summary === null
        ? undefined
        : html`<h3>Summary</h3>
            <p dir="auto" class="any">${call.summary}</p>`
    }
    <h3>Transcript</h3>
    ${
      turns.length === 0
        ? html`<p class="soft">Nothing was said.</p>`
        : html`<ol class="turns">
            ${turns.map(turn)}
          </ol>`
    }
    ${more(view, call.transcript.length - turns.length)}
    <p class="soft">
      The recording is heard in the dashboard, under Call Logs, by those whose role allows it. The API gives no audio.
    </p>`;
}

function turn({ speaker, text, timestamp }: CallDetail["transcript"][number]): Html {
  const said =
    text === ""
      ? html`<span class="soft">(nothing was understood)</span>`
      : html`<span class="said" dir="auto">${text}</span>`;
  return html`<li class="${speaker === "agent" ? "agent" : "caller"}">
    <span class="who"><bdi>${speaker}</bdi>, ${timestamp.toFixed(1)} s</span>${said}
  </li>`;
}

function more(view: View, count: number): Html | undefined {
  if (count === 0) return undefined;
  return html`<p>
    <a href="${viewUrl({ ...view, allTurns: true })}#call">Show ${count.toLocaleString("en")} turns more</a>
  </p>`;
}
