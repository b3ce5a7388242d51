import type { Candidate } from "./resolve-setting.ts";

/** Where a setting is from, for people: `the environment (SMARTALEX_OUTPUT)`. */
export function placeText({ from, source }: Candidate): string {
  return from === undefined ? `the ${source}` : `the ${source} (${from})`;
}

/** What a setting is and where it is from, for programs. */
export function candidateJson({ from, source, value }: Candidate) {
  return { value, source: source.replace(" ", "_"), from: from ?? null };
}
