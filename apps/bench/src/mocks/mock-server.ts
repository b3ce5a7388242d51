import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The API key that every server is asked with. */
export const API_KEY = "bench_key";
/** How many calls a page has where nothing else is said. */
export const PAGE_SIZE = 20;

/** What a server needs to start. */
interface MockServerSettings {
  port: number;
  /** For files that it reads, and that may be changed. */
  folder: string;
  /** How many calls there are, for the one that generates them. */
  calls: number;
}

/** A server of the Calls API that somebody could test against, and how it is asked. */
export interface MockServer {
  /** What Node runs, so that it listens on 127.0.0.1 and logs no request. */
  command: (setting: MockServerSettings) => Promise<readonly string[]>;
  /** The path of a page, counted from 1. `query` narrows the list. */
  listPath: (page: number, query?: string) => string;
  /** How many full pages it has of a list. */
  pages: (origin: string, query?: string) => Promise<number>;
  callPath: (id: string) => string;
  /** Ids of calls that it has, so many or as many as there are. */
  ids: (origin: string, count: number) => Promise<readonly string[]>;
}

/** The file that a package runs as its command. */
export function binPath(name: string): string {
  const path = require.resolve(`${name}/package.json`);
  const { bin } = require(path) as { bin: string | Record<string, string> }; // as npm has it
  return join(dirname(path), typeof bin === "string" ? bin : (Object.values(bin)[0] ?? ""));
}
