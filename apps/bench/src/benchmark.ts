/** A table of the output. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A target for our packages, and whether it was met. */
export interface Target {
  label: string;
  expected: string;
  measured: string;
  isMet: boolean;
}

/** The results of a benchmark. */
export interface Report {
  /** A remark on the conditions of this run. */
  note?: string;
  tables: readonly Table[];
  targets: readonly Target[];
}

/** A benchmark: its description, and the function that runs it. */
export interface Benchmark {
  title: string;
  /** How the benchmark measures, in a few sentences. */
  description: string;
  run(): Promise<Report>;
}

/** Creates a target for which `measured` must not exceed `limit`. */
export function atMost(label: string, limit: number, measured: number, format: (value: number) => string): Target {
  return { label, expected: `at most ${format(limit)}`, measured: format(measured), isMet: measured <= limit };
}

/** Creates a target for which `measured` must be at least `limit`. */
export function atLeast(label: string, limit: number, measured: number, format: (value: number) => string): Target {
  return { label, expected: `at least ${format(limit)}`, measured: format(measured), isMet: measured >= limit };
}
