import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../errors.ts";
import type { InputStream } from "../io/io-streams.ts";

/** Longer than most servers allow for a URL path. */
const MAX_LENGTH = 8_000;

/**
 * Reads the IDs for `calls get` from its arguments, and from standard input if an argument is `-`. Throws `UsageError` for text that cannot be an ID.
 * Neither the message nor a URL then contains the text, because it may be call content.
 */
export function readCallIds(args: readonly string[], stdin: InputStream): readonly string[] | AsyncIterable<string> {
  for (const arg of args) {
    const problem = findProblem(arg);
    if (problem !== undefined) throw invalidIdError("An argument", problem);
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
    for await (const line of readLines(stdin)) {
      number++;
      if (line !== "") yield parseId(line, `Line ${number} of standard input`);
    }
  }
}

/** Reads the ID from a line: the line itself, the `id` of a JSON object, or a JSON string. */
function parseId(line: string, what: string): string {
  const value: unknown = /^[{["]/.test(line) ? parseJson(line) : undefined;
  if (value === undefined) {
    const problem =
      findProblem(line) ?? (/[\s,;"]/.test(line) ? "it contains whitespace, a comma or a quote" : undefined);
    if (problem !== undefined) throw invalidIdError(what, problem);
    return line;
  }
  const id: unknown = typeof value === "object" && value !== null && "id" in value ? value.id : value;
  if (typeof id !== "string" || id === "") throw invalidIdError(what, 'it is JSON without the "id" of a call');
  const problem = findProblem(id);
  if (problem !== undefined) throw invalidIdError(what, problem);
  return id;
}

/** Returns why a text cannot be an ID. */
function findProblem(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH.toLocaleString("en")} characters`;
  if (/^\s*[{[]/.test(text)) return "it looks like JSON";
  return /^\s|\s$/.test(text) ? "it starts or ends with whitespace" : undefined;
}

function invalidIdError(what: string, problem: string): UsageError {
  return new UsageError(
    `${what} is not a call ID: ${problem}. No request was sent for it. Pass IDs, or - with one ID or JSON object ` +
      "per line on standard input.",
    commandLine`smartalex calls list -o ids`,
  );
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function* readLines(source: InputStream): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const text of source) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.map((line) => line.trim());
  }
  yield rest.trim();
}
