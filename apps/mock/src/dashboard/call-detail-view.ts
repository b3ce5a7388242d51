import type { CallDetail } from "@smartalex/contract";
import { formatDuration, formatTime } from "./call-list-view.ts";
import { html, type Html } from "./html.ts";
import { viewUrl, type View } from "./view.ts";

/** The number of turns that are shown at first. */
const MAX_TURNS = 200;

/** Renders a call with its transcript. */
export function callDetailView(view: View, call: CallDetail | undefined): Html {
  return html`<section aria-labelledby="call">
    <h2 id="call" tabindex="-1">${call ? html`Call <bdi class="any">${call.id}</bdi>` : "Call not found"}</h2>
    ${call ? contents(view, call) : html`<p>There is no call with this ID.</p>`}
    <p><a href="${viewUrl({ ...view, call: undefined })}">Close</a></p>
  </section>`;
}

function contents(view: View, call: CallDetail): Html {
  const facts: (readonly [string, Html | string])[] = [
    ["Start", formatTime(call.start_timestamp)],
    ["Duration", formatDuration(call.duration_seconds)],
    ["Status", `${call.call_status}, ${call.direction}`],
    ["Sentiment", call.sentiment ?? "–"],
    ["Cost", String(call.cost ?? "–")],
    ["Agent", call.agent_id],
    ["Contact", call.contact_id ?? "–"],
    ["Campaign", call.campaign_id ?? "–"],
  ];
  const turns = view.allTurns ? call.transcript : call.transcript.slice(0, MAX_TURNS);
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
        ? html`<p class="soft">The transcript is empty.</p>`
        : html`<ol class="turns">
            ${turns.map(turn)}
          </ol>`
    }
    ${more(view, call.transcript.length - turns.length)}
    <p class="soft">
      The API returns no audio. Users with permission can listen to the recording in the SmartAlex dashboard, under Call
      Logs.
    </p>`;
}

function turn({ speaker, text, timestamp }: CallDetail["transcript"][number]): Html {
  const content =
    text === "" ? html`<span class="soft">(no text)</span>` : html`<span class="text" dir="auto">${text}</span>`;
  return html`<li class="${speaker === "agent" ? "agent" : "caller"}">
    <span class="who"><bdi>${speaker}</bdi>, ${timestamp.toFixed(1)} s</span>${content}
  </li>`;
}

function more(view: View, count: number): Html | undefined {
  if (count === 0) return undefined;
  return html`<p>
    <a href="${viewUrl({ ...view, allTurns: true })}#call">Show ${count.toLocaleString("en")} more turns</a>
  </p>`;
}
