import { InvalidOptionError } from "../runtime/errors.ts";
import type { Middleware } from "../http/middleware.ts";
import { reset, stall } from "./connection.ts";
import { statusFault } from "./status.ts";
import { corruptUtf8, repeatPage, setContentType, transformBody, transformList } from "./transform-response.ts";

interface FaultType {
  /** The syntax of the text after the name. */
  usage?: string;
  /** The description for `--help`. */
  description: string;
  /** Creates the middleware. `text` is the text after the name, or `undefined`. */
  create: (text: string | undefined, now: () => number) => Middleware;
}

/** The middleware of `ok`: no fault. */
export const noFault: Middleware = (request, next) => next(request);

/** All fault types by name. The name of `STATUS` is the status itself. */
export const faultTypes = {
  STATUS: {
    usage: "[BODY] [HEADER=VALUE …]",
    description: "503, 502 html, 500 empty, 302 location=URL, 429 retry-after=2, or =now+2 for a date",
    create: (text = "", now) => statusFault(text, now),
  },
  reset: { description: "resets the connection before the response", create: () => reset() },
  "reset-in-body": {
    description: "resets the connection in the middle of the body",
    create: () => reset({ share: 0.5 }),
  },
  "reset-after-body": {
    description: "sends the whole body, but resets the connection before the end of the response",
    create: () => reset({ share: 1 }),
  },
  stall: { description: "keeps the connection open and sends nothing", create: () => stall() },
  "stall-in-body": { description: "sends half of the body, and then nothing", create: () => stall({ share: 0.5 }) },
  truncated: {
    description: "sends half of the body as if it were complete",
    create: () => transformBody((text) => text.slice(0, text.length / 2)),
  },
  "invalid-json": {
    description: "sends a body that is not valid JSON",
    create: () => transformBody((text) => text.replace(/\}$/, ",}")),
  },
  "invalid-utf8": { description: "sends a body that is not valid UTF-8", create: () => transformBody(corruptUtf8) },
  "wrong-type": { description: "sends the content type text/html", create: () => setContentType("text/html") },
  "wrong-shape": {
    usage: "[JSON]",
    description: 'sends this JSON instead, written without spaces (default: {"result":null})',
    create: (text = '{"result":null}') => {
      parseJson(text);
      return transformBody(() => text);
    },
  },
  "wrong-total": {
    usage: "[JSON]",
    description: "sends this value in meta.total (default: 10 more than the correct total)",
    create: (text) => {
      const value = text === undefined ? undefined : parseJson(text);
      const totalFor = text === undefined ? (total: number) => total + 10 : () => value;
      return transformList(({ data, meta }) => ({ data, meta: { ...meta, total: totalFor(meta.total) } }));
    },
  },
  "repeated-page": {
    description: "sends the calls of the previous page as those of this page",
    create: () => repeatPage,
  },
  ok: { description: "no fault", create: () => noFault },
} satisfies Record<string, FaultType>;

/** The names of faults, for autocomplete. */
export type FaultName = Exclude<keyof typeof faultTypes, "STATUS">;

/**
 * Parses a fault: its name or a status, and the text after it.
 *
 * @throws `InvalidOptionError` for an unknown fault or an invalid text after its name.
 */
export function parseFault(text: string, now: () => number): Middleware {
  const [, name = "", rest] = /^(\S*)(?:\s+(.+))?$/.exec(text) ?? [];
  if (/^\d/.test(name)) return faultTypes.STATUS.create(text, now);
  if (!isFaultName(name)) {
    const names = Object.keys(faultTypes).slice(1).join(", ");
    throw new InvalidOptionError(
      `unknown fault "${text}". Use a status such as 503, or one of ${names}, with ", " between steps`,
    );
  }
  const fault: FaultType = faultTypes[name];
  if (rest !== undefined && fault.usage === undefined) {
    throw new InvalidOptionError(`invalid fault "${text}": ${name} takes no argument`);
  }
  return fault.create(rest, now);
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultTypes, name) && name !== "STATUS";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidOptionError(`invalid JSON: ${text}. Write it without spaces, such as {"data":[]}`);
  }
}
