import { writeFile } from "node:fs/promises";
import { join } from "node:path";

const BASELINE_SERVER = `
  const { createServer } = require("node:http");
  const [file, port] = process.argv.slice(1);
  const body = require("node:fs").readFileSync(file);
  const headers = { "content-type": "application/json", "content-length": body.length };
  createServer((request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  }).listen(port, "127.0.0.1");
`;

/** The least that a server in Node can do: it answers everything with the same bytes. As text, since it starts sooner. */
export async function baselineCommand(
  body: Uint8Array,
  { folder, port }: { folder: string; port: number },
): Promise<readonly string[]> {
  const file = join(folder, `bare-${port}.json`);
  await writeFile(file, body);
  return ["-e", BASELINE_SERVER, file, String(port)];
}
