import { html, type Html } from "./html.ts";

/** What a table says: what it is, the names of its columns, and its rows. */
export interface TableParts {
  caption: string;
  columns: readonly string[];
  rows: readonly Html[];
}

/** A table that scrolls on its own where it is wider than the page. */
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
