import tseslint from "typescript-eslint";

const syntax = [
  { selector: "ExportAllDeclaration", message: "Use named exports, so that an index is a table of contents." },
  { selector: "ExportDefaultDeclaration", message: "Use named exports." },
  { selector: "StaticBlock", message: "React Native's Babel preset does not compile static blocks." },
];
/** A template, except a `commandLine` template, that contains a command and a value after it in the same line. */
const unquotedCommand = {
  selector:
    ":not(TaggedTemplateExpression) > TemplateLiteral > " +
    String.raw`TemplateElement[tail=false][value.raw=/(?:^|[^\w-])(?:smartalex(?:-mock)?|chmod|curl) (?:(?!\\n)[^\n])*$/]`,
  message: "Users paste this command. Write it with commandLine of @smartalex/node-files, which quotes the values.",
};

export default tseslint.config(
  { ignores: ["**/dist/", "**/generated/", "{packages,apps}/*/api/", "released/"] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", ".*.js", "scripts/*.mjs"] },
        tsconfigRootDir: import.meta.dirname, // each package is linted in its own folder
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
    // The clock, randomness, the environment and the network are passed as arguments. Entry points disable these rules.
    files: ["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"],
    ignores: ["**/generated/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Take a clock as an argument." },
        { object: "Math", property: "random", message: "Take a source of randomness as an argument." },
        { object: "process", property: "env", message: "Take the value as an argument." },
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
