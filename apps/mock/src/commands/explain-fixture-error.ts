import { callDetailFields, callFields } from "@smartalex/contract/constants";
import { commandLine } from "@smartalex/node-files";
import type { FixtureError } from "../errors.ts";
import { oneLine } from "./one-line.ts";

/** The pointers to what a whole call has, and a row of a list has not. */
const OF_DETAILS: readonly string[] = callDetailFields
  .filter(({ name }) => callFields.every((field) => field.name !== name))
  .map(({ name }) => `/${name}`);

/** What to print for a line that is no call. For a row of a list, as `smartalex calls list` gives it, that is also how to get whole calls. */
export function explainFixtureError({ file, message, pointer }: FixtureError): string {
  const isRow = OF_DETAILS.includes(pointer) && message.endsWith(" is missing");
  if (!isRow) return oneLine(message);
  const whole = `${file.replace(/\.(?:nd)?jsonl?$/, "")}.whole.ndjson`; // never the file itself, which the shell would empty first
  const next = commandLine`smartalex calls get - < ${file} > ${whole}`;
  return `${oneLine(`${message}. This looks like a row of a list; --data needs whole calls`)}Next: ${next}\n`;
}
