import { Argument, Command } from "@commander-js/extra-typings";
import { expect, test } from "vitest";
import { cliReference } from "../codegen/reference.ts";
import { enumOption } from "../src/options/enum-option.ts";

test("the reference contains every command, with arguments, values, defaults, notes and examples", () => {
  const program = new Command("tool").description("A tool.").option("--quiet", "say less");
  const things = program.command("things").description("About things.");
  program.command("secret", { hidden: true });
  things
    .command("list")
    .description("List <all> things | some. See `a | b`.")
    .addArgument(new Argument("<kind...>", "which").choices(["big", "small"]))
    .addOption(enumOption("-o, --order <order>", "in this order *", ["old", "new"]).default("new" as const))
    .option("--no-colour", "plain")
    .addHelpText("after", "\n* A note.\n\nExamples:\n  tool things list big\n  tool things list big | \\\n    wc -l");
  expect(cliReference(program)).toBe(`# \`tool\` command reference

<!-- Generated from the command definitions by \`npm run generate\`. Do not edit. -->

A tool.

- [\`tool things list\`](#tool-things-list)

## Global flags

- \`--quiet\`: say less
- \`-h, --help\`: display help for command

## \`tool things list\`

List \\<all\\> things \\| some. See \`a | b\`.

\`\`\`sh
tool things list [options] <kind...>
\`\`\`

- \`<kind...>\`: which; one of \`big\`, \`small\`
- \`-o, --order <order>\`: in this order \\*; one of \`old\`, \`new\`; default \`new\`
- \`--no-colour\`: plain

\\* A note.

Examples:

\`\`\`sh
tool things list big
tool things list big | \\
  wc -l
\`\`\`

## Exit codes

- \`0\`: ok
- \`1\`: internal
- \`2\`: usage
- \`3\`: network
- \`4\`: authentication
- \`5\`: not found
- \`6\`: rate limited
- \`7\`: incomplete
- \`8\`: condition met
- \`9\`: server error
- \`129\`: hung up
- \`130\`: interrupted
- \`143\`: terminated

`);
});
