import { parse } from "yaml";
import { compareDocuments } from "./document/compare-documents.ts";
import type { Difference } from "./difference/difference.ts";
import { asNode } from "./openapi/node.ts";

/** A file that defines a package's public API surface. A change to the file is a change to the package. */
export interface PublicSurface {
  /** The path of the file, from the root of the repository. */
  path: string;
  /** The folder of the package, from the root of the repository. */
  folder: string;
  /** Returns the differences between two versions of the file. */
  compare: (before: string, after: string, path: string) => Difference[];
}

/** All public surfaces. A surface that is added here is compared from the next release of its package on. */
export const publicSurfaces: readonly PublicSurface[] = [
  { path: "openapi/smartalex.yaml", folder: "packages/contract", compare: compareYaml },
  { path: "packages/contract/api/index.d.ts", folder: "packages/contract", compare: compareTexts },
  { path: "packages/contract/api/constants.d.ts", folder: "packages/contract", compare: compareTexts },
  { path: "packages/sdk/api/index.d.ts", folder: "packages/sdk", compare: compareTexts },
  { path: "packages/sdk/api/signature.d.ts", folder: "packages/sdk", compare: compareTexts },
  { path: "apps/mock/api/index.d.ts", folder: "apps/mock", compare: compareTexts },
  { path: "docs/cli-reference.md", folder: "apps/cli", compare: compareTexts },
];

function compareYaml(before: string, after: string): Difference[] {
  const [oldDocument, newDocument] = [before, after].map((text) => asNode(parse(text, { maxAliasCount: -1 })));
  return compareDocuments(asNode(oldDocument), asNode(newDocument));
}

/** Only detects that a text has changed, because a program cannot tell what the change means. */
function compareTexts(before: string, after: string, path: string): Difference[] {
  return before === after ? [] : [{ level: "annotation", direction: "both", description: "changed", location: path }];
}
