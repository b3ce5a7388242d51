import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import { textCoding } from "@smartalex/sdk/internal";
import { FixtureError } from "./fixture-error.ts";
import type { Line } from "./lines.ts";

/** Longer texts may be more than a runtime can hold. */
const LONGEST_BYTES = 2 ** 28;
const { TextDecoder } = textCoding();
/** Without a word on byte order marks: one within a file is no JSON. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The call in a line, or `undefined` in an empty one. Throws `FixtureError` for a line that is not UTF-8, not JSON, or no call. */
export function parseCall({ bytes, number: line }: Line, file: string): CallDetail | undefined {
  const refuse = (problem: string, pointer = "") => new FixtureError({ file, line, pointer }, problem);
  if (bytes.length > LONGEST_BYTES) throw refuse("is longer than 256 MB");
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw refuse("is not UTF-8");
  }
  if (!/\S/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("is not JSON");
  }
  if (callDetailValidator.is(value)) return value;
  const [issue] = callDetailValidator.issues(value);
  throw refuse(issue?.message ?? "is no call", issue?.pointer);
}
