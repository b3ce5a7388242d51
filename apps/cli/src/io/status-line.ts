import type { IOStreams } from "./io-streams.ts";

/** A line on stderr that is written again and again. */
export interface StatusLine {
  /** Shows a text in place of the last one. */
  show(text: string): Promise<void>;
  clear(): Promise<void>;
}

/** Such a line, for those who look at a terminal that can move back in a line; for others nothing. */
export function createStatusLine({ env, stderr }: Pick<IOStreams, "env" | "stderr">): StatusLine {
  const isShown = stderr.isTerminal && env["TERM"] !== "dumb";
  const show = async (text: string) => {
    if (isShown) await stderr.write(`\r\u001b[K${text.slice(0, stderr.columns - 1)}`);
  };
  return { show, clear: () => show("") };
}
