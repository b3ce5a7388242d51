import type { Consumer } from "./consumer.ts";

/** How a consumer loads packages. */
export type ModuleSystem = "ESM" | "CommonJS";

/** What a consumer got: the ids of the newest 100 calls, and what was said in the documented one. */
export interface CallData {
  ids: string[];
  texts: string[];
}

/** Where consumers are: what was installed from the registry, and the server that they ask. */
export interface Environment {
  consumer: Consumer;
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
  modules: ModuleSystem;
  /** The column. */
  name: string;
  /** Why it is not promised, where it is not. */
  unpromised?: string | undefined;
  /** Why this machine cannot do it. */
  missing?: string | undefined;
  run: (environment: Environment) => Promise<CallData>;
}

/** Both ways to load packages. */
export const moduleSystems: readonly ModuleSystem[] = ["ESM", "CommonJS"];
