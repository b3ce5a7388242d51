import { html, type Html } from "./html.ts";

/** The parts of a table. */
export interface TableParts {
  caption: string;
  columns: readonly string[];
  rows: readonly Html[];
}

/** Renders a table, with its own scroll bar if it is wider than the page. */
export function table({ caption, columns, rows }: TableParts): Html {
  const head = columns.map((name) => html`<th scope="col">${name}</th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
