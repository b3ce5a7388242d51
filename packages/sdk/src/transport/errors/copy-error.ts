import type { Redact } from "../../runtime/redact-secrets.ts";

/** Properties that runtimes add to errors to describe the connection. The properties never contain the content of a request. */
const FACTS = ["code", "errno", "syscall", "hostname", "address", "port"];
const MAX_CAUSES = 5;
const MAX_ERRORS = 5;

/**
 * Copies a thrown value, so that a log or an error can show the copy. The copy has the name, the message, the stack, the properties that describe the
 * connection, the causes, and the errors of an `AggregateError`, all without the API key. The copy has no other properties, because HTTP clients such
 * as axios add whole requests to their errors, including the `Authorization` header. This function never throws, regardless of the thrown value.
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
  if (depth === MAX_CAUSES) return copy;
  const cause = read(thrown, "cause");
  if (cause !== undefined && cause !== null) define(copy, "cause", copyError(cause, redact, depth + 1));
  const errors = read(thrown, "errors");
  const length = read(errors, "length");
  const count = typeof length === "number" ? Math.min(length, MAX_ERRORS) : 0;
  if (typeof errors === "object" && count > 0) {
    const copies = Array.from({ length: count }, (_, index) => {
      return copyError(read(errors, index), redact, depth + 1);
    });
    define(copy, "errors", copies);
  }
  return copy;
}

/** Replaces the message of a `SyntaxError`, because parsers quote the parsed text in their messages, and the text may be call content. */
function withoutContent(name: string, message: string): string {
  return name === "SyntaxError" ? "the text could not be parsed" : message;
}

/** Returns the stack without the API key. In some runtimes, the stack contains the original message, which is replaced as well. */
function stackOf(thrown: unknown, original: string, message: string, redact: Redact): string | undefined {
  const stack = textAt(thrown, "stack");
  if (stack === undefined) return undefined;
  return redact(original ? stack.replaceAll(original, () => message) : stack);
}

function define(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true }); // not enumerable, as in all errors
}

function textAt(value: unknown, name: string): string | undefined {
  const result = read(value, name);
  return typeof result === "string" ? result : undefined;
}

/** Reads a property, or returns `undefined` if a getter or a proxy throws. */
function read(value: unknown, name: string | number): unknown {
  try {
    return (value as Record<string | number, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

/**
 * Converts a primitive value to a string. Returns an empty string for an object, because `String(value)` throws for some objects, such as objects
 * without a prototype.
 */
function text(value: unknown): string {
  try {
    return typeof value === "object" && value !== null ? "" : String(value);
  } catch {
    return "";
  }
}
