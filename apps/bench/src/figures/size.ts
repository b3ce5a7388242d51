import { bundleSize, type BundleSize } from "../bundle.ts";
import { OURS } from "../candidates/candidates.ts";
import { atMost, type Figure } from "../figure.ts";
import { kilobytes } from "../format.ts";
import { programNames, programs } from "../programs.ts";

/** What should be reached, in bytes. */
const TARGETS = { everything: 7_400, app: 5_000 };
/** What the tests let pass, in bytes. */
export const SIZE_BUDGETS = {
  everything: 20_000, // why: docs/benchmarks.md
  app: 19_950, // why: the same
};

/** Everything that our package exports, in one bundle. */
export function sizeOfEverything(): Promise<BundleSize> {
  return bundleSize(`export * from ${JSON.stringify(OURS)};`);
}

/** An app that prints the ids of all calls, and one call. */
export function sizeOfApp(name: keyof typeof programs): Promise<BundleSize> {
  const { esm, listAndGet, make } = programs[name];
  return bundleSize(`${esm} export async function run(origin, print) { ${make} ${listAndGet} }`);
}

/** What a client adds to a web page. */
export const size: Figure = {
  title: "Size",
  about:
    "Bundled by esbuild for browsers (ES2022, with code splitting), minified and gzipped; a KB is 1,000 bytes. What a page loads at " +
    "once is counted; what lies behind `import()` is loaded on demand. Each app lists and gets.",
  async run() {
    const everything = await sizeOfEverything();
    const apps = await Promise.all(programNames.map(async (name) => ({ name, size: await sizeOfApp(name) })));
    const app = apps.find(({ name }) => name === OURS)?.size.atOnce ?? NaN;
    return {
      tables: [
        {
          head: ["what", "at once", "on demand"],
          rows: [
            row(`everything of ${OURS}`, everything),
            ...apps.map(({ name, size: appSize }) => row(`an app with ${name}`, appSize)),
          ],
        },
      ],
      targets: [
        atMost("everything", TARGETS.everything, everything.atOnce, kilobytes),
        atMost("an app", TARGETS.app, app, kilobytes),
      ],
    };
  },
};

function row(what: string, { atOnce, onDemand }: BundleSize): string[] {
  return [what, kilobytes(atOnce), onDemand === 0 ? "" : kilobytes(onDemand)];
}
