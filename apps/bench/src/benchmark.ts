/** A table as it is printed. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What ours should reach, and what it has reached. */
export interface Target {
  what: string;
  expected: string;
  measured: string;
  isMet: boolean;
}

/** What was measured. */
export interface Report {
  /** What was special this time. */
  note?: string;
  tables: readonly Table[];
  targets: readonly Target[];
}

/** Something that is measured: what it means, and how it is done. */
export interface Benchmark {
  title: string;
  /** How it is measured, in a few sentences. */
  description: string;
  run(): Promise<Report>;
}

/** A target that must not be exceeded. */
export function atMost(what: string, limit: number, measured: number, format: (value: number) => string): Target {
  return { what, expected: `at most ${format(limit)}`, measured: format(measured), isMet: measured <= limit };
}

/** A target that must be reached. */
export function atLeast(what: string, limit: number, measured: number, format: (value: number) => string): Target {
  return { what, expected: `at least ${format(limit)}`, measured: format(measured), isMet: measured >= limit };
}
