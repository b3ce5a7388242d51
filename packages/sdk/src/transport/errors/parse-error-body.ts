import type { Redact } from "../../runtime/redact-secrets.ts";

/** The content of an error response. */
export interface ParsedErrorBody {
  /** The error code that the server sent, such as `call_not_found`. */
  code: string | undefined;
  /** The error message that the server sent, as a single line. */
  message: string | undefined;
  /**
   * True if the body has SmartAlex's error format, `{ "error": { "code", "message" } }`. If false, another server, such as a proxy, may have sent the
   * response.
   */
  isEnvelope: boolean;
  /** The body, parsed from JSON. */
  parsed: unknown;
}

const MAX_MESSAGE_LENGTH = 300;
const MAX_CODE_LENGTH = 100;

/**
 * Parses the body of an error response. Supports SmartAlex's error format, and three formats of other servers and proxies: flat JSON (`{ "code",
 * "message" }`), problem details (RFC 9457) and short plain text. The API key is redacted once more in the parsed texts, because parsing can decode
 * an escaped key.
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
    code: code === undefined ? undefined : redact(code).slice(0, MAX_CODE_LENGTH),
    message: message === undefined ? undefined : shortened(redact(message)),
    isEnvelope: text(envelopeCode) !== undefined && text(envelopeMessage) !== undefined,
    parsed,
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // not JSON, for example an HTML page of a proxy
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}; // an object with unknown fields
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
      const value = text(fields[name]);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Returns the first line of a plain-text body, or `undefined` for any other body, such as an HTML page. */
function plainText(body: string, contentType: string | null): string | undefined {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "text/plain";
  if (type !== "text/plain" || body.trimStart().startsWith("<")) return undefined;
  return text(body.trim().split(/[\r\n]/)[0]);
}

function shortened(message: string): string {
  const line = message.trim().replaceAll(/\s+/g, " ");
  const whole = line.length <= MAX_MESSAGE_LENGTH ? line : `${line.slice(0, MAX_MESSAGE_LENGTH)}…`;
  return whole.replace(/\.$/, "");
}
