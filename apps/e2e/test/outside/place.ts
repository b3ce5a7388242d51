import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPnpm } from "../../src/find-pnpm.ts";
import { startRegistry } from "../../src/registry/start-registry.ts";
import { run } from "../../src/run.ts";
import type { Place } from "./check.ts";
import { publishInstalled } from "./publish-installed.ts";
import { serveMock } from "./serve-mock.ts";
import { Stranger } from "./stranger.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const ours = ["contract", "sdk", "mock", "cli"].map((name) => `@smartalex/${name}`);

/** The third-party packages that are installed with ours, and the folder of the package that depends on each. */
const thirdParty = [
  ["packages/sdk", "openapi-fetch"],
  ["apps/cli", "@napi-rs/keyring"],
] as const;

/** Publishes what was built here to a registry of its own, installs from it elsewhere, and serves the mock from there. */
export async function preparePlace(now: string): Promise<Place & { close: () => Promise<void> }> {
  const stranger = new Stranger();
  const registry = await startRegistry(stranger.makeFolder("registry"));
  stranger.use(registry.url);

  const pnpm = await findPnpm({ cwd: root, env: process.env });
  const publishing = ["--recursive", ...ours.map((name) => `--filter=${name}`), "publish", "--no-git-checks"];
  await run(pnpm, publishing, { cwd: root, env: stranger.env() });
  for (const [folder, name] of thirdParty) {
    const manifestPath = createRequire(join(root, folder, "package.json")).resolve(`${name}/package.json`);
    await publishInstalled(manifestPath, registry.url, stranger);
  }

  const client = await stranger.install({ names: ours.slice(0, 2), node: "node20", title: "client" });
  const everything = await stranger.install({ names: ours, node: "node", title: "everything" });
  const command = [
    join(everything, "node_modules/.bin/smartalex-mock"),
    "--port",
    "0",
    "--now",
    now,
    "--rpm",
    "100000",
  ];
  const { baseUrl, close } = await serveMock(command, { cwd: everything, env: stranger.env() });
  return {
    stranger,
    client,
    everything,
    baseUrl,
    now,
    close: async () => {
      await close();
      await registry.close();
      stranger.remove();
    },
  };
}
