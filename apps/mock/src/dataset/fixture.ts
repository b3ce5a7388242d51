import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import { hashOf } from "./random.ts";
import { listed } from "./call-list.ts";
import { recordSource } from "./record-source.ts";
import type { Source } from "./source.ts";

/** A line of a fixture that is no call. The message names file, line and what is wrong there. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
  /** The name of the file. */
  readonly file: string;
  /** The number of the line, counted from 1. */
  readonly line: number;
  /** A JSON pointer to the value that is wrong, `""` for the whole line. */
  readonly pointer: string;

  constructor({ file, line, pointer }: { file: string; line: number; pointer: string }, problem: string) {
    super(`${file}:${line}: ${pointer === "" ? "the line" : pointer} ${problem}`);
    this.file = file;
    this.line = line;
    this.pointer = pointer;
  }
}

/** The text of an NDJSON file, one `CallDetail` a line, and what to call it in errors. */
export interface FixtureFile {
  name: string;
  text: string;
}

/**
 * The calls in any number of files. Fields and values that the contract does not know are kept. Throws
 * `FixtureError` for a line that is not JSON, is no call, or repeats an id.
 */
export function fixtureSource(files: readonly FixtureFile[]): Source {
  const origins = new Map<string, string>();
  const sources = new Map<CallDetail, string>();
  for (const { name, text } of files) {
    for (const { line, number } of linesOf(text)) {
      const call = parseLine(line, name, number);
      const origin = origins.get(call.id);
      if (origin) throw new FixtureError({ file: name, line: number, pointer: "/id" }, `stands at ${origin} already`);
      origins.set(call.id, `${name}:${number}`);
      sources.set(call, line);
    }
  }
  const calls = [...sources.keys()];
  const lines = [...sources.values()];
  const indexes = new Map(calls.map(({ id }, index) => [id, index]));
  return recordSource({
    count: calls.length,
    version: hashOf(...lines).toString(36),
    startMs: (index) => Date.parse(calls[index]?.start_timestamp ?? ""),
    status: (index) => calls[index]?.call_status ?? "",
    indexOf: (id) => indexes.get(id),
    row: (index) =>
      calls
        .slice(index, index + 1)
        .map((call) => JSON.stringify(listed(call)))
        .join(""),
    json: (index) => lines[index] ?? "",
  });
}

function linesOf(text: string): { line: string; number: number }[] {
  return text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "");
}

function parseLine(text: string, file: string, line: number): CallDetail {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FixtureError({ file, line, pointer: "" }, "is not JSON");
  }
  if (callDetailValidator.is(value)) return value;
  const [issue] = callDetailValidator.issues(value);
  throw new FixtureError({ file, line, pointer: issue?.pointer ?? "" }, issue?.message ?? "is no call");
}
