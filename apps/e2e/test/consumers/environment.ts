import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPnpm } from "../../src/find-pnpm.ts";
import { startRegistry } from "../../src/registry.ts";
import { run } from "../../src/run.ts";
import type { Environment } from "./check.ts";
import { publishInstalled } from "./publish-installed.ts";
import { serveMock } from "./serve-mock.ts";
import { Consumer } from "./consumer.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const ourPackages = ["contract", "sdk", "mock", "cli"].map((name) => `@smartalex/${name}`);

/** Third-party packages that are installed with ours, and the folder of the package that depends on each. */
const thirdParty = [
  ["packages/sdk", "openapi-fetch"],
  ["apps/cli", "@napi-rs/keyring"],
] as const;

/** Publishes the built packages to a local registry, installs them in other folders, and starts the installed mock. */
export async function prepareEnvironment(now: string): Promise<Environment & { close: () => Promise<void> }> {
  const consumer = new Consumer();
  const registry = await startRegistry(consumer.makeFolder("registry"));
  consumer.useRegistry(registry.url);

  const pnpm = await findPnpm({ cwd: root, env: process.env });
  const publishing = ["--recursive", ...ourPackages.map((name) => `--filter=${name}`), "publish", "--no-git-checks"];
  await run(pnpm, publishing, { cwd: root, env: consumer.env() });
  for (const [folder, name] of thirdParty) {
    const manifestPath = createRequire(join(root, folder, "package.json")).resolve(`${name}/package.json`);
    await publishInstalled(manifestPath, registry.url, consumer);
  }

  const client = await consumer.install({ names: ourPackages.slice(0, 2), node: "node20", title: "client" });
  const everything = await consumer.install({ names: ourPackages, node: "node", title: "everything" });
  const command = [
    join(everything, "node_modules/.bin/smartalex-mock"),
    "--port",
    "0",
    "--now",
    now,
    "--rpm",
    "100000",
  ];
  const { baseUrl, close } = await serveMock(command, { cwd: everything, env: consumer.env() });
  return {
    consumer,
    client,
    everything,
    baseUrl,
    now,
    close: async () => {
      await close();
      await registry.close();
      consumer.remove();
    },
  };
}
