import { bundleSize, type BundleSize } from "../../bundle.ts";
import { OUR_SDK } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { kilobytes } from "../../format.ts";
import { programNames, programs } from "../../candidates/programs.ts";

/** The targets, in bytes. */
const TARGETS = { everything: 15_500, app: 15_000 };
/** The maximum sizes that the tests accept, in bytes. */
export const SIZE_BUDGETS = { everything: 15_300, app: 15_000 };

/** Returns the size of a bundle with everything that our package exports. */
export function sizeOfEverything(): Promise<BundleSize> {
  return bundleSize(`export * from ${JSON.stringify(OUR_SDK)};`);
}

/** Returns the size of an app that prints the IDs of all calls, and one call. */
export function sizeOfApp(name: keyof typeof programs): Promise<BundleSize> {
  const { esm, listAndGet, make } = programs[name];
  return bundleSize(`${esm} export async function run(origin, print) { ${make} ${listAndGet} }`);
}

/** The size that a client adds to a web page. */
export const size: Benchmark = {
  title: "Size",
  description:
    "Bundled by esbuild for browsers (ES2022, with code splitting), minified and compressed with gzip; a KB is 1,000 bytes. The first column is what a " +
    "page loads at once, the second is what it loads on demand with `import()`. Each app lists calls and gets a call.",
  async run() {
    const everything = await sizeOfEverything();
    const apps = await Promise.all(programNames.map(async (name) => ({ name, size: await sizeOfApp(name) })));
    const app = apps.find(({ name }) => name === OUR_SDK)?.size.atOnce ?? NaN;
    return {
      tables: [
        {
          head: ["what", "at once", "on demand"],
          rows: [
            row(`everything of ${OUR_SDK}`, everything),
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

function row(label: string, { atOnce, onDemand }: BundleSize): string[] {
  return [label, kilobytes(atOnce), onDemand === 0 ? "" : kilobytes(onDemand)];
}
