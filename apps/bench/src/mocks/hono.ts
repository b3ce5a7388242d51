import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchJson } from "./fetch-body.ts";
import { DEFAULT_CALLS, generatedCalls } from "./generated-calls.ts";
import { PAGE_SIZE, type MockServer } from "./mock-server.ts";

const PROGRAM = fileURLToPath(new URL("hono-server.ts", import.meta.url));

/** A Hono app that holds 10,000 calls in memory: what a user would write instead of a mock. */
export const hono: MockServer = {
  async command({ folder, port }) {
    const file = join(folder, "calls.json");
    await writeFile(file, JSON.stringify(await generatedCalls()));
    return [PROGRAM, file, String(port)];
  },
  listPath,
  pages: () => Promise.resolve(DEFAULT_CALLS / PAGE_SIZE),
  callPath: (id) => `/v1/calls/${id}`,
  async ids(origin, count) {
    const { data } = (await fetchJson(`${origin}/v1/calls?per_page=${count}`)) as { data: { id: string }[] }; // from `hono-server.ts`
    return data.map(({ id }) => id);
  },
};

function listPath(page: number): string {
  return `/v1/calls?page=${page}`;
}
