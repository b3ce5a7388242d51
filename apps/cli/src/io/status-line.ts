import type { IOStreams } from "./io-streams.ts";

/** A line on stderr that is updated in place. */
export interface StatusLine {
  /** Replaces the text of the line. */
  show(text: string): Promise<void>;
  clear(): Promise<void>;
}

/** Creates a status line. Shows nothing unless stderr is a terminal that supports carriage returns. */
export function createStatusLine({ env, stderr }: Pick<IOStreams, "env" | "stderr">): StatusLine {
  const isShown = stderr.isTerminal && env["TERM"] !== "dumb";
  const show = async (text: string) => {
    if (isShown) await stderr.write(`\r\u001b[K${text.slice(0, stderr.columns - 1)}`);
  };
  return { show, clear: () => show("") };
}
