import { rateWindows } from "../rate-limits/rate-limiter.ts";
import type { MockState } from "../admin/mock-state.ts";
import { html, type Html } from "./html.ts";

/** Common faults, with their labels. */
const COMMON: readonly (readonly [rule: string, label: string])[] = [
  ["503 html", "Outage"],
  ["20%: 503", "One in five fails"],
  ["429 retry-after=5", "Too many requests"],
  ["reset-in-body", "Connection breaks"],
  ["stall", "No response"],
];

/** Renders the controls for faults and the rate limit. `back` is the URL to return to, `problem` the error message of the last change. */
export function controlsPanel({ faults, limit }: MockState, back: string, problem?: string): Html {
  const hidden = html`<input type="hidden" name="back" value="${back}" />`;
  const rules =
    faults.texts.length === 0
      ? html`<p class="soft">No faults.</p>`
      : html`<ul class="rules">
          ${faults.texts.map((text) => html`<li><code>${text}</code></li>`)}
        </ul>`;
  const common = COMMON.map(([rule, label]) => html`<button name="rule" value="${rule}">${label}</button>`);
  const windows = rateWindows.map((name) => {
    return html`<option${name === limit.rule.window ? html` selected` : undefined}>${name}</option>`;
  });
  return html`<section aria-labelledby="switches">
    <h2 id="switches">Faults</h2>
    ${problem === undefined ? undefined : html`<p class="error" role="alert">${problem}</p>`} ${rules}
    <form method="post" action="/_mock/page/faults" aria-label="Common faults">
      ${hidden}${common}<button name="rule" value="">Remove all faults</button>
    </form>
    <form method="post" action="/_mock/page/faults">
      ${hidden}<label
        >Fault rule, such as <code>/calls page=2: reset</code> <input name="rule" size="28" required /></label
      ><button>Add</button>
    </form>
    <h3>Rate limit</h3>
    <form method="post" action="/_mock/page/limit">
      ${hidden}<label
        >Requests per minute
        <input name="requestsPerMinute" inputmode="numeric" size="10" value="${limit.rule.requestsPerMinute}"
      /></label>
      <label
        >Window
        <select name="window">
          ${windows}
        </select></label
      ><button>Change</button>
    </form>
  </section>`;
}
