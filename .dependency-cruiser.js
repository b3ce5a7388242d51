/** Dependencies run in one direction. A package must not import the packages after it: move the code to an earlier package. */
const LINE = [
  "packages/contract",
  "packages/sdk",
  "packages/redact",
  "packages/conformance",
  "packages/node-files",
  "apps/mock",
  "apps/cli",
  "apps/e2e",
  "apps/bench",
  "apps/release",
];

const oneWay = LINE.slice(0, -1).map((folder, index) => ({
  name: `${folder.split("/")[1]}-comes-first`,
  comment: `${folder} must not import ${LINE.slice(index + 1).join(", ")}.`,
  severity: "error",
  from: { path: `^${folder}/` },
  to: { path: `^(${LINE.slice(index + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...oneWay,
    {
      name: "by-its-name",
      comment: "A package must import other packages by name, and only what their index exports.",
      severity: "error",
      from: { path: "^((?:packages|apps)/[^/]+)/src/" },
      to: {
        path: "^(?:packages|apps)/",
        pathNot: "^$1/|/src/(index|constants|internal)\\.ts$|/src/generated/openapi\\.json$",
      },
    },
    {
      name: "no-circles",
      comment: "Files must not import each other. Merge them, or move the common code to a third file.",
      severity: "error",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circles-between-folders",
      comment: "Folders must not import each other. Move the common code to a third folder.",
      severity: "error",
      scope: "folder",
      from: { path: "^(?:packages|apps)/[^/]+/src/." },
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      comment: "The import cannot be resolved.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|/dist/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "require", "default"],
    },
    exclude: { path: "node_modules|/(api|dist)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
