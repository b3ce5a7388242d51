import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { safeText } from "@smartalex/node-files";

/** How a text hangs behind its label. */
export interface WrapOptions {
  width: number;
  /** Sets the label off. */
  label: (label: string) => string;
}

/** A text behind its label, wrapped so that all its lines begin below the first. */
export function wrapWithLabel(label: string, text: string, { width, label: styled }: WrapOptions): string {
  const indent = stringWidth(label);
  const lines = wrapAnsi(safeText(text), Math.max(20, width - indent), { hard: true }).split("\n");
  return styled(label) + lines.join(`\n${" ".repeat(indent)}`);
}
