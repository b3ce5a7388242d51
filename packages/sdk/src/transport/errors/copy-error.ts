import type { Redact } from "../../runtime/redact-secrets.ts";

/** Properties that runtimes add to errors. They describe the connection, never the content of a request. */
const FACTS = ["code", "errno", "syscall", "hostname", "address", "port"];
const MAX_CAUSES = 5;
const MAX_ERRORS = 5;

/**
 * Copies a thrown value, so that it can be shown. The copy has the name, the message, the stack, the properties of the connection, the causes, and
 * the errors of an `AggregateError`. All of them are redacted. Everything else is omitted, because clients such as axios add whole responses and
 * requests to their errors, including the `Authorization` header. Never throws, regardless of the thrown value.
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

/** Removes the text that parsers quote in their messages, because this text may be call content. */
function withoutContent(name: string, message: string): string {
  return name === "SyntaxError" ? "the text could not be parsed" : message;
}

/** Returns the redacted stack. In some runtimes, the stack contains the message. */
function stackOf(thrown: unknown, original: string, message: string, redact: Redact): string | undefined {
  const stack = textAt(thrown, "stack");
  if (stack === undefined) return undefined;
  return redact(original ? stack.replaceAll(original, () => message) : stack);
}

function define(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true }); // not enumerable, as on other errors
}

function textAt(value: unknown, name: string): string | undefined {
  const result = read(value, name);
  return typeof result === "string" ? result : undefined;
}

/** Reads a property. Returns `undefined` if a getter or a proxy throws. */
function read(value: unknown, name: string | number): unknown {
  try {
    return (value as Record<string | number, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

/** Converts a primitive to a string. For some objects, `String(value)` throws: objects without a prototype, and objects whose `toString` throws. */
function text(value: unknown): string {
  try {
    return typeof value === "object" && value !== null ? "" : String(value);
  } catch {
    return "";
  }
}
