import type { Redact } from "../../runtime/redact-secrets.ts";

/** Facts that errors of runtimes carry: about the connection, never about a request's content. */
const FACTS = ["code", "errno", "syscall", "hostname", "address", "port"];
const MOST_CAUSES = 5;
const MOST_ERRORS = 5;

/**
 * Copies what a `fetch` threw, so that it can be shown: name, message, stack, the facts about the connection, causes and the errors of an
 * `AggregateError`, all redacted. Anything else is left out, since clients such as axios keep requests with their `Authorization` header
 * and whole responses on their errors. Never throws, whatever was thrown.
 */
export function copyError(thrown: unknown, redact: Redact, depth = 0): Error {
  const name = textAt(thrown, "name") ?? "Error";
  const original = textAt(thrown, "message") ?? text(thrown);
  const message = withoutContent(name, redact(original));
  const copy = new Error(message);
  define(copy, "name", redact(name));
  define(copy, "stack", stackOf(thrown, original, message, redact) ?? `${redact(name)}: ${message}`);
  for (const fact of FACTS) {
    const value = read(thrown, fact);
    if (typeof value === "number") Object.assign(copy, { [fact]: value });
    if (typeof value === "string") Object.assign(copy, { [fact]: redact(value) });
  }
  if (depth === MOST_CAUSES) return copy;
  const cause = read(thrown, "cause");
  if (cause !== undefined && cause !== null) define(copy, "cause", copyError(cause, redact, depth + 1));
  const errors = read(thrown, "errors");
  const count = Math.min(Number(read(errors, "length")) || 0, MOST_ERRORS);
  if (typeof errors === "object" && count > 0) {
    const copies = Array.from({ length: count }, (_, index) => {
      return copyError(read(errors, index), redact, depth + 1);
    });
    define(copy, "errors", copies);
  }
  return copy;
}

/** Parsers quote the text that they cannot parse, which may be what a caller said. */
function withoutContent(name: string, message: string): string {
  return name === "SyntaxError" ? "the text could not be parsed" : message;
}

/** The stack, which repeats the message in some runtimes. */
function stackOf(thrown: unknown, original: string, message: string, redact: Redact): string | undefined {
  const stack = textAt(thrown, "stack");
  if (stack === undefined) return undefined;
  return redact(original ? stack.replaceAll(original, () => message) : stack);
}

function define(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true }); // not enumerable, as on other errors
}

function textAt(value: unknown, name: string): string | undefined {
  const found = read(value, name);
  return typeof found === "string" ? found : undefined;
}

/** Reads a property that may be a getter, or of a proxy, that throws. */
function read(value: unknown, name: string | number): unknown {
  try {
    return (value as Record<string | number, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

/** `String(value)` throws for symbols' wrappers, objects without a prototype, and objects with a `toString` that throws. */
function text(value: unknown): string {
  try {
    return typeof value === "object" && value !== null ? "" : String(value);
  } catch {
    return "";
  }
}
