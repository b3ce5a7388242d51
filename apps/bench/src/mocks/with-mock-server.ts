import { createServer, type AddressInfo } from "node:net";
import { withCommand, type RunningServer } from "./with-command.ts";
import { withFolder } from "../with-folder.ts";
import { baselineCommand } from "./baseline.ts";
import { mockServers, type MockServerName } from "./mock-servers.ts";

/** Starts a mock server, calls `use`, and stops the server. Its first response is a page. */
export function withMockServer<Result>(
  name: MockServerName,
  { calls }: { calls: number },
  use: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const port = await freePort();
    const { command, listPath } = mockServers[name];
    return withCommand({ args: await command({ calls, folder, port }), port, path: listPath(1) }, use);
  });
}

/** Starts several mock servers, calls `use`, and stops the servers. */
export function withMockServers<Result>(
  [name, ...others]: readonly MockServerName[],
  options: { calls: number },
  use: (servers: ReadonlyMap<MockServerName, RunningServer>) => Promise<Result>,
): Promise<Result> {
  if (name === undefined) return use(new Map());
  return withMockServer(name, options, (server) =>
    withMockServers(others, options, (servers) => use(new Map([[name, server], ...servers]))),
  );
}

/** Starts a server that returns the same bytes for every request, calls `use`, and stops the server. */
export function withBaselineServer<Result>(
  body: Uint8Array,
  use: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const port = await freePort();
    return withCommand({ args: await baselineCommand(body, { folder, port }), port, path: "/" }, use);
  });
}

/** Returns a free port of 127.0.0.1, for servers that cannot choose one themselves. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo; // an object, because the server listens on a port
      server.close(() => {
        resolve(port);
      });
    });
  });
}
