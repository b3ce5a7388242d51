import { UsageError } from "../../errors.ts";

const MAX_SHOWN = 40;

/** A condition as it was typed, and the flag that it belongs to. */
export interface Typed {
  flag: string;
  text: string;
}

/** The error for a condition: where it is wrong, and how. The offset is one of the text. */
export function whereError({ flag, text }: Typed, offset: number, problem: string): UsageError {
  const rest = text.slice(offset).trimEnd();
  const shown = rest.length > MAX_SHOWN ? `${rest.slice(0, MAX_SHOWN)}…` : rest;
  const place = rest === "" ? "at its end" : `character ${Array.from(text.slice(0, offset)).length + 1} (${shown})`;
  return new UsageError(`${flag}, ${place}: ${problem}`);
}
