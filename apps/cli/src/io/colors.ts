import { styleText } from "node:util";

/** The few ways in which text is set off. */
export type Style = "bold" | "cyan" | "dim" | "green" | "red" | "yellow";

/** Sets text off, where there are colours. */
export type Colorize = (style: Style, text: string) => string;

/** Leaves text as it is. */
export const noColor: Colorize = (_style, text) => text;

/** What sets text off on a way out: `NO_COLOR` and `CLICOLOR_FORCE` decide, then whether a person looks, at more than a dumb terminal. */
export function createColors(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): Colorize {
  const { CLICOLOR_FORCE, NO_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return noColor;
  const isForced = CLICOLOR_FORCE !== undefined && !["", "0"].includes(CLICOLOR_FORCE);
  if (!isForced && (!isTerminal || TERM === "dumb")) return noColor;
  return (style, text) => styleText(style, text, { validateStream: false });
}
