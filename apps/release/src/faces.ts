import { parse } from "yaml";
import { compareDocuments } from "./document/compare-documents.ts";
import type { Difference } from "./document/difference.ts";
import { asNode } from "./document/node.ts";

/** A file that users of a package see it by, so that a change of it is a change of the package. */
export interface Face {
  /** The file, from the root. */
  path: string;
  /** The folder of the package that it belongs to, from the root. */
  folder: string;
  /** Its differences, given both texts. */
  compare: (before: string, after: string, path: string) => Difference[];
}

/** All faces. One that is added here is compared from the next release of its package on. */
export const faces: readonly Face[] = [
  { path: "openapi/smartalex.yaml", folder: "packages/contract", compare: compareYaml },
  { path: "packages/contract/api/index.d.ts", folder: "packages/contract", compare: compareTexts },
  { path: "packages/contract/api/constants.d.ts", folder: "packages/contract", compare: compareTexts },
  { path: "packages/sdk/api/index.d.ts", folder: "packages/sdk", compare: compareTexts },
  { path: "packages/sdk/api/signature.d.ts", folder: "packages/sdk", compare: compareTexts },
  { path: "apps/mock/api/index.d.ts", folder: "apps/mock", compare: compareTexts },
  { path: "docs/cli-reference.md", folder: "apps/cli", compare: compareTexts },
];

function compareYaml(before: string, after: string): Difference[] {
  const [old, young] = [before, after].map((text) => asNode(parse(text, { maxAliasCount: -1 })));
  return compareDocuments(asNode(old), asNode(young));
}

/** What a text means only people can say: it has changed, at the least in its wording. */
function compareTexts(before: string, after: string, path: string): Difference[] {
  return before === after ? [] : [{ level: "wording", audience: "everyone", what: "changed", place: path }];
}
