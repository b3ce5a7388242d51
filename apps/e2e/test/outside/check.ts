import type { Stranger } from "./stranger.ts";

/** How a consumer loads packages. */
export type Modules = "ESM" | "CommonJS";

/** What a consumer got: the ids of the newest 100 calls, and what was said in the documented one. */
export interface Facts {
  ids: string[];
  said: string[];
}

/** Where consumers are: what was installed from the registry, and the server that they ask. */
export interface Place {
  stranger: Stranger;
  /** The folder in which the contract and the client are installed, by Node 20. */
  client: string;
  /** The folder in which all packages are installed. */
  everything: string;
  baseUrl: string;
  /** The moment at which the clock of the server stands still. */
  now: string;
}

/** One cell of the table: one thing that a stranger does with what was published. */
export interface Check {
  /** The table. */
  group: string;
  /** The row: where it runs, and how it loads the packages. */
  subject: string;
  modules: Modules;
  /** The column. */
  name: string;
  /** Why it is not promised, where it is not. */
  unpromised?: string | undefined;
  /** Why this machine cannot do it. */
  missing?: string | undefined;
  run: (place: Place) => Promise<Facts>;
}

/** Both ways to load packages. */
export const moduleSystems: readonly Modules[] = ["ESM", "CommonJS"];
