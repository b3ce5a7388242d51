import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { binary } from "../runtimes.ts";

const DOCUMENT = fileURLToPath(new URL("../../../../openapi/smartalex.yaml", import.meta.url));
const PRISM = fileURLToPath(new URL("../../node_modules/@stoplight/prism-cli/dist/index.js", import.meta.url));

/** A running Prism. */
export interface Prism {
  url: string;
  stop: () => void;
}

/** Starts `prism mock` or `prism proxy` with the OpenAPI document, and waits until it listens. A proxy needs the URL of an upstream server. */
export async function startPrism(args: readonly string[], upstream: readonly string[] = []): Promise<Prism> {
  const port = String(await freePort());
  const prism = spawn(binary("node", "bin/node"), [PRISM, ...args, "--port", port, DOCUMENT, ...upstream]);
  await new Promise<void>((resolve, reject) => {
    prism.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Prism is listening")) resolve();
    });
    prism.once("exit", (code) => {
      reject(new Error(`prism ${args.join(" ")} ended with ${code ?? "a signal"}`));
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      prism.kill();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
}
