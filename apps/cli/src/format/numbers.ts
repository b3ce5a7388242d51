/** A number of things: `1 call`, `1,732 calls`. */
export function count(amount: number, thing: string): string {
  return `${grouped(amount)} ${thing}${amount === 1 ? "" : "s"}`;
}

/** A whole number with commas between its thousands: `1,732`. */
export function grouped(amount: number): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
