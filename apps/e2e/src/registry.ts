import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A running npm registry on this machine. */
export interface Registry {
  url: string;
  close: () => Promise<void>;
}

/** Starts an empty registry on a free port of 127.0.0.1. It stores packages in the folder, and does not use any other registry. */
export async function startRegistry(folder: string): Promise<Registry> {
  const server = (await runServer({
    configPath: join(folder, "config.yaml"), // not read; only its folder is used, for relative paths
    storage: folder,
    uplinks: {},
    packages: { "**": { access: ["$all"], publish: ["$all"], unpublish: [] } },
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "fatal" },
    max_body_size: "100mb",
  })) as Server; // verdaccio declares `any`
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // an object, because the server listens on a port
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

/** Returns the npm settings for a registry. The registry accepts any token, but npm and pnpm require one to publish. */
export function renderNpmrc(registryUrl: string): string {
  const authority = registryUrl.replace("http:", "");
  return `registry=${registryUrl}\n${authority}:_authToken=anybody\naudit=false\nfund=false\nupdate-notifier=false\n`;
}
