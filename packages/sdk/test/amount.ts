/** How much of a long suite runs: a sample with a fixed seed, or all of it with SMARTALEX_SOAK=1 (`npm run soak`). */
export function amount({ sample, soak }: { sample: number; soak: number }): number {
  return process.env["SMARTALEX_SOAK"] === "1" ? soak : sample;
}
