import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../errors.ts";
import type { InputStream } from "../io/io-streams.ts";

/** Longer than the path of a URL may be for most servers. */
const MAX_LENGTH = 8_000;

/**
 * The ids that `calls get` is for: its arguments, and where one of them is `-`, those in the lines of standard input. Throws `UsageError` for
 * what cannot be an id, and nothing of it is in the message: what somebody said must not end in a URL.
 */
export function readCallIds(args: readonly string[], stdin: InputStream): readonly string[] | AsyncIterable<string> {
  for (const arg of args) {
    const problem = problemOf(arg);
    if (problem !== undefined) throw notAnId("An argument", problem);
  }
  return args.includes("-") ? withLines(args, stdin) : args;
}

async function* withLines(args: readonly string[], stdin: InputStream): AsyncGenerator<string, void, undefined> {
  for (const arg of args) {
    if (arg !== "-") {
      yield arg;
      continue;
    }
    let number = 0;
    for await (const line of linesOf(stdin)) {
      number++;
      if (line !== "") yield idIn(line, `Line ${number} of standard input`);
    }
  }
}

/** The id in a line: the line itself, the `id` of a JSON object, or a JSON text. */
function idIn(line: string, what: string): string {
  const value: unknown = /^[{["]/.test(line) ? parsed(line) : undefined;
  if (value === undefined) {
    const problem = problemOf(line) ?? (/[\s,;"]/.test(line) ? "it has a space, a comma or a quote in it" : undefined);
    if (problem !== undefined) throw notAnId(what, problem);
    return line;
  }
  const id: unknown = typeof value === "object" && value !== null && "id" in value ? value.id : value;
  if (typeof id !== "string" || id === "") throw notAnId(what, 'it is JSON without the "id" of a call');
  const problem = problemOf(id);
  if (problem !== undefined) throw notAnId(what, problem);
  return id;
}

/** Why a text cannot be an id. */
function problemOf(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return `it has more than ${MAX_LENGTH.toLocaleString("en")} characters`;
  if (/^\s*[{[]/.test(text)) return "it is JSON, or the beginning of it";
  return /^\s|\s$/.test(text) ? "it begins or ends with a space" : undefined;
}

function notAnId(what: string, problem: string): UsageError {
  return new UsageError(
    `${what} is not the id of a call: ${problem}. Nothing was requested for it. ` +
      "Pass ids, or - with one id or one JSON object a line on standard input.",
    commandLine`smartalex calls list -o ids`,
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function* linesOf(source: InputStream): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const text of source) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.map((line) => line.trim());
  }
  yield rest.trim();
}
