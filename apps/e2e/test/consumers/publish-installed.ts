import { createHash } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../../src/run.ts";
import type { Consumer } from "./consumer.ts";

interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * Publishes an installed third-party package to the local registry, with its dependencies, and with its optional dependencies that support
 * this platform, so that the registry needs no network. `npm publish` would use the package's own `publishConfig`, which names another registry.
 */
export async function publishInstalled(manifestPath: string, registryUrl: string, consumer: Consumer): Promise<void> {
  const text = readFileSync(manifestPath, "utf8");
  const manifest = JSON.parse(text) as Manifest; // npm validated the file
  const require = createRequire(manifestPath);
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    await publishInstalled(require.resolve(`${name}/package.json`), registryUrl, consumer);
  }
  for (const part of Object.keys(manifest.optionalDependencies ?? {})) {
    const path = pathOf(require, `${part}/package.json`);
    if (path !== undefined) await publishInstalled(path, registryUrl, consumer);
  }

  const cwd = consumer.makeFolder("tarballs");
  // pnpm stores identical files as hard links. `npm pack` would pack them as links, and `npm install` would skip the links.
  const copy = join(cwd, manifest.name.replace("/", "-"));
  cpSync(dirname(manifestPath), copy, { recursive: true });
  const packed = await run("npm", ["pack", "--ignore-scripts", "--json", copy], { cwd, env: consumer.env() });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const tarball = readFileSync(join(cwd, filename));
  const response = await fetch(registryUrl + manifest.name.replace("/", "%2f"), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(documentOf(manifest, { filename, tarball, registryUrl })),
  });
  if (!response.ok) throw new Error(`the registry rejected ${manifest.name}: ${await response.text()}`);
}

function pathOf(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined; // the package is for another platform
  }
}

/** Returns the document that npm sends to publish a package. */
function documentOf(
  manifest: Manifest,
  { filename, registryUrl, tarball }: { filename: string; registryUrl: string; tarball: Buffer },
): object {
  const { name, version } = manifest;
  const dist = {
    integrity: `sha512-${createHash("sha512").update(tarball).digest("base64")}`,
    shasum: createHash("sha1").update(tarball).digest("hex"),
    tarball: `${registryUrl}${name}/-/${filename}`,
  };
  const attachment = {
    content_type: "application/octet-stream",
    data: tarball.toString("base64"),
    length: tarball.length,
  };
  return {
    _id: name,
    name,
    "dist-tags": { latest: version },
    versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
    _attachments: { [filename]: attachment },
  };
}
