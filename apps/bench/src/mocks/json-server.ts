import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fetchJson } from "./fetch-body.ts";
import { generatedCalls, DEFAULT_CALLS } from "./generated-calls.ts";
import { binPath, PAGE_SIZE, type MockServer } from "./mock-server.ts";

/** json-server with a file of calls without transcripts. It has its own query parameters for pages. */
export const jsonServer: MockServer = {
  async command({ folder, port }) {
    const file = join(folder, "db.json");
    await writeFile(file, JSON.stringify({ calls: await generatedCalls() }));
    return [binPath("json-server"), file, "--port", String(port), "--host", "127.0.0.1", "--quiet"];
  },
  listPath: (page) => `/calls?_page=${page}&_limit=${PAGE_SIZE}`,
  pages: () => Promise.resolve(DEFAULT_CALLS / PAGE_SIZE),
  callPath: (id) => `/calls/${id}`,
  async ids(origin, count) {
    const calls = (await fetchJson(`${origin}/calls`)) as { id: string }[]; // the calls of the file
    return calls.slice(0, count).map(({ id }) => id);
  },
};
