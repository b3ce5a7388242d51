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

/** The command of a server that returns the same bytes for every request. Its code is passed as an argument, because this starts faster than a file. */
export async function baselineCommand(
  body: Uint8Array,
  { folder, port }: { folder: string; port: number },
): Promise<readonly string[]> {
  const file = join(folder, `baseline-${port}.json`);
  await writeFile(file, body);
  return ["-e", BASELINE_SERVER, file, String(port)];
}
