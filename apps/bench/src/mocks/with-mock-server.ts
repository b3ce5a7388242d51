import { freePort } from "../free-port.ts";
import { withCommand, type RunningServer } from "../with-command.ts";
import { withFolder } from "../with-folder.ts";
import { bareCommand } from "./bare.ts";
import { mockServers, type MockServerName } from "./mock-servers.ts";

/** Starts a server, and ends it when it is no longer used. Its first answer is a page. */
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

/** Starts several, each as `withMockServer` does. */
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

/** Starts one that answers everything with the same bytes. */
export function withBare<Result>(body: Uint8Array, use: (server: RunningServer) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    const port = await freePort();
    return withCommand({ args: await bareCommand(body, { folder, port }), port, path: "/" }, use);
  });
}
