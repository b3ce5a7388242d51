import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The API key of all requests. */
export const API_KEY = "bench_key";
/** Default number of calls on a page. */
export const PAGE_SIZE = 20;

/** Settings for the start of a server. */
interface MockServerSettings {
  port: number;
  /** A folder for files of the server, which the server may change. */
  folder: string;
  /** Number of calls, for a server that generates calls. */
  calls: number;
}

/** A mock server of the Calls API, and the paths of its requests. */
export interface MockServer {
  /** The arguments of Node that start the server on 127.0.0.1 without logging requests. */
  command: (settings: MockServerSettings) => Promise<readonly string[]>;
  /** The path of a page, counted from 1. `query` filters the list. */
  listPath: (page: number, query?: string) => string;
  /** Number of full pages of a list. */
  pages: (origin: string, query?: string) => Promise<number>;
  callPath: (id: string) => string;
  /** Returns IDs of existing calls, at most `count`. */
  ids: (origin: string, count: number) => Promise<readonly string[]>;
}

/** Returns the path of the command of a package. */
export function binPath(name: string): string {
  const path = require.resolve(`${name}/package.json`);
  const { bin } = require(path) as { bin: string | Record<string, string> }; // the format of npm
  return join(dirname(path), typeof bin === "string" ? bin : (Object.values(bin)[0] ?? ""));
}
