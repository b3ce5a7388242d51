import { callDetailFields, callFields } from "@smartalex/contract/constants";
import { commandLine } from "@smartalex/node-files";
import type { FixtureError } from "../runtime/errors.ts";
import { oneLine } from "./errors.ts";

/** JSON pointers to the fields that lists do not contain. */
const DETAIL_POINTERS: readonly string[] = callDetailFields
  .filter(({ name }) => callFields.every((field) => field.name !== name))
  .map(({ name }) => `/${name}`);

/** Returns the message for an invalid line. For a row of a list, such as `smartalex calls list` prints, the message contains the command that gets complete calls. */
export function explainFixtureError({ file, message, pointer }: FixtureError): string {
  const isRow = DETAIL_POINTERS.includes(pointer) && message.endsWith(" is missing");
  if (!isRow) return oneLine(message);
  const output = `${file.replace(/\.(?:nd)?jsonl?$/, "")}.whole.ndjson`; // not the same file, because the shell would truncate it first
  const next = commandLine`smartalex calls get - < ${file} > ${output}`;
  return `${oneLine(`${message}. This looks like a row of a list. --data needs complete calls`)}Next: ${next}\n`;
}
