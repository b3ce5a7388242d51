import type { Consumer } from "./consumer.ts";

/** The module system with which a consumer loads packages. */
export type ModuleSystem = "ESM" | "CommonJS";

/** The data that a consumer read: the IDs of the newest 100 calls, and the transcript of the documented call. */
export interface CallData {
  ids: string[];
  texts: string[];
}

/** The environment of consumers: the packages that were installed from the registry, and the server. */
export interface Environment {
  consumer: Consumer;
  /** The folder in which the contract and the client are installed with Node 20. */
  client: string;
  /** The folder in which all packages are installed. */
  everything: string;
  baseUrl: string;
  /** The fixed time of the clock of the server. */
  now: string;
}

/** A check of the published packages: one cell of the table. */
export interface Check {
  /** The title of the table. */
  group: string;
  /** The row: the runtime or tool. */
  subject: string;
  modules: ModuleSystem;
  /** The column. */
  name: string;
  /** The reason why this combination is not supported, if it is not. */
  unpromised?: string | undefined;
  /** The reason why the check cannot run on this machine, if it cannot. */
  missing?: string | undefined;
  run: (environment: Environment) => Promise<CallData>;
}

/** All module systems. */
export const moduleSystems: readonly ModuleSystem[] = ["ESM", "CommonJS"];
