import { styleText } from "node:util";

/** Styles of text. */
export type Style = "bold" | "cyan" | "dim" | "green" | "red" | "yellow";

/** Colors text if colors are enabled. */
export type Colorize = (style: Style, text: string) => string;

/** Returns text without color. */
export const noColor: Colorize = (_style, text) => text;

/**
 * Creates the colors of a stream. `NO_COLOR` and `CLICOLOR_FORCE` take precedence. Otherwise colors are enabled on terminals, except for TERM=dumb.
 */
export function createColors(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): Colorize {
  const { CLICOLOR_FORCE, NO_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return noColor;
  const isForced = CLICOLOR_FORCE !== undefined && !["", "0"].includes(CLICOLOR_FORCE);
  if (!isForced && (!isTerminal || TERM === "dumb")) return noColor;
  return (style, text) => styleText(style, text, { validateStream: false });
}
