const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const HEIGHTS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** Renders a bar. The largest amount has the full width, and any amount above 0 is visible. */
export function renderBar(amount: number, { largest, width }: { largest: number; width: number }): string {
  if (amount <= 0 || largest <= 0) return "";
  const eighths = Math.max(1, Math.round((amount / largest) * width * 8));
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

/** Renders amounts as a line of columns, with a space for 0. If there is not enough space, adjacent amounts are added up. */
export function sparkline(amounts: readonly number[], width: number): string {
  const share = Math.max(1, Math.ceil(amounts.length / width));
  const sums = Array.from({ length: Math.ceil(amounts.length / share) }, (_, index) => {
    return amounts.slice(index * share, (index + 1) * share).reduce((sum, amount) => sum + amount, 0);
  });
  const largest = Math.max(0, ...sums);
  return sums.map((sum) => (sum === 0 ? " " : HEIGHTS[Math.max(0, Math.ceil((sum / largest) * 8) - 1)])).join("");
}
