/** `1.25×`. */
export function times(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

/** `99.8 %`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** `7.4 KB`, of 1,000 bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(1)} KB`;
}

/** `60 MB`, of 1,000,000 bytes. */
export function megabytes(bytes: number, digits = 0): string {
  return `${(bytes / 1e6).toFixed(digits)} MB`;
}

/** `4.1 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1e3).toFixed(1)} s`;
}

/** `350 ms`. */
export function milliseconds(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}

/** `100`. */
export function count(value: number): string {
  return String(value);
}

/** `35 µs`. */
export function microseconds(us: number): string {
  return `${us.toFixed(0)} µs`;
}
