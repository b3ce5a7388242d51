/** Formats an amount: `1 call`, `1,732 calls`. */
export function pluralize(amount: number, thing: string): string {
  return `${formatNumber(amount)} ${thing}${amount === 1 ? "" : "s"}`;
}

/** Formats an integer with thousands separators: `1,732`. */
export function formatNumber(amount: number): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
