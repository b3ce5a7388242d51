import type { Quotation } from "./find-words.ts";

const CLI_TEST = "the title of a test of the command line";
const CLI_OUTPUT = "output of the command line";

/** Texts that other packages own, and that the checked files quote. */
export const quotations: readonly Quotation[] = [
  { file: "SECURITY.md", text: "[test: the key is asked for, and never shown as it is typed]", reason: CLI_TEST },
  {
    file: "SECURITY.md",
    text: "[test: whoever changes the base URL in config.json does not get the key]",
    reason: CLI_TEST,
  },
  {
    file: "SECURITY.md",
    text: "[test: a project file is looked for up to the home folder, which is no project]",
    reason: CLI_TEST,
  },
  {
    file: "SECURITY.md",
    text: "[test: %j is a text in a spreadsheet, wherever that splits cells, unless raw CSV is asked for]",
    reason: CLI_TEST,
  },
  {
    file: "apps/mock/src/dataset/edge-cases/edge-case-texts.ts",
    text: "is no picture",
    reason: "a text of an edge-case call: the bytes of a call with the same seed stay the same",
  },
  { file: "docs/guides/command-line.md", text: '"price" is no field', reason: CLI_OUTPUT },
  { file: "docs/guides/command-line.md", text: '"Completed" is no known call_status', reason: CLI_OUTPUT },
];
