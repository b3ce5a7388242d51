import { enumOptions } from "../options.ts";
import type { MockState } from "../admin/mock-state.ts";
import { html, type Html } from "./html.ts";

/** Faults that are tried first, and what they are for people. */
const COMMON: readonly (readonly [rule: string, label: string])[] = [
  ["503 html", "Outage"],
  ["20%: 503", "One in five fails"],
  ["429 retry-after=5", "Too many requests"],
  ["reset-in-body", "Connection breaks"],
  ["stall", "No answer"],
];

/** What can be switched while the mock runs. `back` is the address to come back to, `problem` what was wrong with the last change. */
export function controlsPanel({ faults, limit }: MockState, back: string, problem?: string): Html {
  const hidden = html`<input type="hidden" name="back" value="${back}" />`;
  const rules =
    faults.texts.length === 0
      ? html`<p class="soft">Nothing goes wrong.</p>`
      : html`<ul class="rules">
          ${faults.texts.map((text) => html`<li><code>${text}</code></li>`)}
        </ul>`;
  const common = COMMON.map(([rule, label]) => html`<button name="rule" value="${rule}">${label}</button>`);
  const windows = enumOptions.window.map((name) => {
    return html`<option${name === limit.rule.window ? html` selected` : undefined}>${name}</option>`;
  });
  return html`<section aria-labelledby="switches">
    <h2 id="switches">What goes wrong</h2>
    ${problem === undefined ? undefined : html`<p class="error" role="alert">${problem}</p>`} ${rules}
    <form method="post" action="/_mock/page/faults" aria-label="Common faults">
      ${hidden}${common}<button name="rule" value="">Nothing goes wrong</button>
    </form>
    <form method="post" action="/_mock/page/faults">
      ${hidden}<label
        >Any fault, such as <code>/calls page=2: reset</code> <input name="rule" size="28" required /></label
      ><button>Switch on</button>
    </form>
    <h3>Rate limit</h3>
    <form method="post" action="/_mock/page/limit">
      ${hidden}<label
        >Requests a minute
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
