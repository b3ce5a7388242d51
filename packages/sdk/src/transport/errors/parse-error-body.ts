import type { Redact } from "../../runtime/redact-secrets.ts";

/** What the body of an error response says. */
export interface ParsedErrorBody {
  /** The server's code, such as `call_not_found`. */
  code: string | undefined;
  /** The server's message, in one line. */
  message: string | undefined;
  /** Whether it is SmartAlex's error envelope, `{ "error": { "code", "message" } }`: only then the API itself has answered. */
  isEnvelope: boolean;
  /** The body, parsed from JSON. */
  parsed: unknown;
}

const LONGEST_MESSAGE = 300;
const LONGEST_CODE = 100;

/**
 * Reads the body of an error response: SmartAlex's envelope, or what other servers and proxies send, that is flat JSON
 * (`{ "code", "message" }`), problem details (RFC 9457) and short plain text. What it returns is redacted after parsing, too.
 */
export function parseErrorBody(body: string, contentType: string | null, redact: Redact): ParsedErrorBody {
  const parsed = parseJson(body);
  const inner = record(parsed)["error"];
  const fields = [record(inner), record(first(record(parsed)["errors"])), record(parsed)];
  const code = firstText(fields, ["code"]);
  const message =
    firstText(fields, ["message", "detail", "error_description", "title"]) ??
    text(inner) ??
    (parsed === undefined ? plainText(body, contentType) : undefined);
  const { code: envelopeCode, message: envelopeMessage } = record(inner);
  return {
    code: code === undefined ? undefined : redact(code).slice(0, LONGEST_CODE),
    message: message === undefined ? undefined : shortened(redact(message)),
    isEnvelope: text(envelopeCode) !== undefined && text(envelopeMessage) !== undefined,
    parsed,
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // an HTML page of a proxy, or nothing: the status has to do
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}; // its fields are unknown
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function firstText(
  records: readonly Readonly<Record<string, unknown>>[],
  names: readonly string[],
): string | undefined {
  for (const fields of records) {
    for (const name of names) {
      const found = text(fields[name]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The first line of a plain text. A page of HTML is for browsers. */
function plainText(body: string, contentType: string | null): string | undefined {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "text/plain";
  if (type !== "text/plain" || body.trimStart().startsWith("<")) return undefined;
  return text(body.trim().split(/[\r\n]/)[0]);
}

function shortened(message: string): string {
  const line = message.trim().replaceAll(/\s+/g, " ");
  const whole = line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE)}…`;
  return whole.replace(/\.$/, "");
}
