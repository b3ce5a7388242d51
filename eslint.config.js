import tseslint from "typescript-eslint";

const syntax = [
  { selector: "ExportAllDeclaration", message: "An index is a table of contents: name each export." },
  { selector: "ExportDefaultDeclaration", message: "Name each export." },
  { selector: "StaticBlock", message: "React Native's Babel preset does not compile static blocks." },
];
/** A template that is no `commandLine`, with a command in it and a value behind that in the same line. */
const unquotedCommand = {
  selector:
    ":not(TaggedTemplateExpression) > TemplateLiteral > " +
    String.raw`TemplateElement[tail=false][value.raw=/(?:^|[^\w-])(?:smartalex(?:-mock)?|chmod|curl) (?:(?!\\n)[^\n])*$/]`,
  message: "A command with a value in it is pasted: write it with commandLine of @smartalex/node-files.",
};

export default tseslint.config(
  { ignores: ["**/dist/", "**/generated/", "{packages,apps}/*/api/", "released/"] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", ".*.js", "scripts/*.mjs"] },
        tsconfigRootDir: import.meta.dirname, // each package is linted from its own folder
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", ...syntax],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    // The one file whose job it is: the clock, chance, the environment and the network come in through arguments.
    files: ["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"],
    ignores: ["**/generated/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Take a clock as an argument." },
        { object: "Math", property: "random", message: "Take a source of chance as an argument." },
        { object: "process", property: "env", message: "Take what you need as an argument." },
        { object: "globalThis", property: "fetch", message: "Take fetch as an argument." },
      ],
      "no-restricted-globals": ["error", { name: "fetch", message: "Take fetch as an argument." }],
      "no-restricted-syntax": ["error", ...syntax, unquotedCommand],
    },
  },
  {
    files: ["**/*.config.{js,ts}", ".dependency-cruiser.js", "scripts/changelog.mjs"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["apps/*/codegen/main.ts", "packages/*/scripts/generate.ts", "scripts/*.mjs"],
    rules: { "no-console": "off" },
  },
  { files: ["**/*.{js,mjs}"], ...tseslint.configs.disableTypeChecked },
);
