/** Formats a number of things: `1 call`, `150 calls`. */
export function counted(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? "" : "s"}`;
}
