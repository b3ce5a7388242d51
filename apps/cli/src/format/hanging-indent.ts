import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { safeText } from "@smartalex/node-files";

/** Options of `wrapWithLabel`. */
export interface WrapOptions {
  width: number;
  /** Colors the label. */
  label: (label: string) => string;
}

/** Wraps a text after a label, and indents all lines to the first. */
export function wrapWithLabel(label: string, text: string, { width, label: styled }: WrapOptions): string {
  const indent = stringWidth(label);
  const lines = wrapAnsi(safeText(text), Math.max(20, width - indent), { hard: true }).split("\n");
  return styled(label) + lines.join(`\n${" ".repeat(indent)}`);
}
