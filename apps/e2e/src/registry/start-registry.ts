import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A registry of npm packages on this machine. */
export interface Registry {
  url: string;
  close: () => Promise<void>;
}

/** Starts an empty registry on a free port of 127.0.0.1. It keeps packages in the folder, and knows no other registry. */
export async function startRegistry(folder: string): Promise<Registry> {
  const server = (await runServer({
    configPath: join(folder, "config.yaml"), // not read: paths are relative to where it would be
    storage: folder,
    uplinks: {},
    packages: { "**": { access: ["$all"], publish: ["$all"], unpublish: [] } },
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "fatal" },
    max_body_size: "100mb",
  })) as Server; // verdaccio says that it may be anything
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
