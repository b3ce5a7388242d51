/** One direction only: contract → sdk → redact → conformance → node-files → mock → cli. What a package needs from further down the line moves up it. */
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
  comment: `${folder} is built before ${LINE.slice(index + 1).join(", ")}, so it cannot use them.`,
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
      comment: "A package uses another by its name: what its index does not export is its own business.",
      severity: "error",
      from: { path: "^((?:packages|apps)/[^/]+)/src/" },
      to: {
        path: "^(?:packages|apps)/",
        pathNot: "^$1/|/src/(index|constants|internal)\\.ts$|/src/generated/openapi\\.json$",
      },
    },
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere.",
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
