import { SettingError } from "../errors.ts";
import type { Behaviour } from "../http/middleware.ts";
import { alterBody, alterList, alterType, repeatPage, withoutUtf8 } from "./transform-response.ts";
import { answerStatus } from "./status.ts";
import { reset, stall } from "./connection.ts";

interface Fault {
  /** What may follow its name. */
  takes?: string;
  /** What it does, for people. */
  does: string;
  /** Its behaviour. `text` is what follows its name, `undefined` for nothing. */
  make: (text: string | undefined, now: () => number) => Behaviour;
}

/** What `ok` is. */
export const noFault: Behaviour = (next) => next;

/** Everything that can go wrong, by name. A status is its own name. */
export const faults = {
  STATUS: {
    takes: "[BODY] [HEADER=VALUE …]",
    does: "503, 502 html, 500 empty, 302 location=URL, 429 retry-after=2, or =now+2 for a date",
    make: (text = "", now) => answerStatus(text, now),
  },
  reset: { does: "resets the connection before anything is sent", make: () => reset() },
  "reset-in-body": { does: "resets it in the middle of the body", make: () => reset({ share: 0.5 }) },
  "reset-after-body": {
    does: "resets it when all of the body but its end is sent",
    make: () => reset({ share: 1 }),
  },
  stall: { does: "sends nothing, for ever", make: () => stall() },
  "stall-in-body": { does: "sends half of the body, and then nothing", make: () => stall({ share: 0.5 }) },
  truncated: {
    does: "ends after half of the body, as if that were all",
    make: () => alterBody((text) => text.slice(0, text.length / 2)),
  },
  "invalid-json": {
    does: "sends a body that is no JSON",
    make: () => alterBody((text) => text.replace(/\}$/, ",}")),
  },
  "invalid-utf8": { does: "sends a body that is no UTF-8", make: () => alterBody(withoutUtf8) },
  "wrong-type": { does: "calls the body text/html", make: () => alterType("text/html") },
  "wrong-shape": {
    takes: "[JSON]",
    does: 'sends this JSON instead, written without spaces; {"result":null} if none is given',
    make: (text = '{"result":null}') => {
      readJson(text);
      return alterBody(() => text);
    },
  },
  "wrong-total": {
    takes: "[JSON]",
    does: "says this in meta.total; 10 calls too many if none is given",
    make: (text) => {
      const given = text === undefined ? undefined : readJson(text);
      const totalFor = text === undefined ? (total: number) => total + 10 : () => given;
      return alterList(({ data, meta }) => ({ data, meta: { ...meta, total: totalFor(meta.total) } }));
    },
  },
  "repeated-page": { does: "gives the calls of the page before as those of this one", make: () => repeatPage },
  ok: { does: "nothing", make: () => noFault },
} satisfies Record<string, Fault>;

/** The names of faults, for editors. */
export type FaultName = Exclude<keyof typeof faults, "STATUS">;

/** Reads a fault: its name, or a status, and what follows it. Throws `SettingError`, which says what can be written instead. */
export function readFault(text: string, now: () => number): Behaviour {
  const [, name = "", rest] = /^(\S*)(?:\s+(.+))?$/.exec(text) ?? [];
  if (/^\d/.test(name)) return faults.STATUS.make(text, now);
  if (!isFaultName(name)) {
    throw new SettingError(
      `"${text}" is no fault. Write a status such as 503, or ${Object.keys(faults).slice(1).join(", ")}, with ", " between steps`,
    );
  }
  const fault: Fault = faults[name];
  if (rest !== undefined && fault.takes === undefined) throw new SettingError(`${text}: nothing may follow ${name}`);
  return fault.make(rest, now);
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name) && name !== "STATUS";
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingError(`${text} is no JSON. Write it without spaces, such as {"data":[]}`);
  }
}
