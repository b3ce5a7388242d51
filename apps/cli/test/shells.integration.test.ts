import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const TAB = "\t";
const CTRL_T = "\u0014";
const PROMPT = "what next> ";

/** How an interactive shell is started, with a key that stores the line in a file and clears it. */
const shells = {
  bash: {
    file: "rc.bash",
    args: "--noprofile --rcfile rc.bash -i",
    rc: `PS1='${PROMPT}'; eval "$(smartalex completion bash)"; eval "$(smartalex completion bash)"
      keep() { printf '%s\\n' "$READLINE_LINE" >> lines; READLINE_LINE=; }; bind -x '"${CTRL_T}": keep'`,
  },
  zsh: {
    file: ".zshrc",
    args: "-d -i",
    rc: `PS1='${PROMPT}'; autoload -Uz compinit; compinit -u -D; source <(smartalex completion zsh)
      keep() { print -r -- "$BUFFER" >> lines; BUFFER=; }; zle -N keep; bindkey '${CTRL_T}' keep`,
  },
  fish: {
    file: "rc.fish",
    args: "--no-config -C 'source rc.fish'",
    rc: `function fish_prompt; echo -n '${PROMPT}'; end; function fish_greeting; end; smartalex completion fish | source
      function keep; commandline >> lines; commandline ''; end; bind \\ct keep`,
  },
};

let folder: string;
let env: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "smartalex-shells-"));
  writeFileSync(join(folder, "smartalex"), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`, { mode: 0o755 });
  writeFileSync(join(folder, "config.json"), '{"profiles":{"work":{},"staging":{}}}');
  writeFileSync(join(folder, "calls 2026.csv"), "");
  writeFileSync(join(folder, "watched.json"), "");
  for (const { file, rc } of Object.values(shells)) writeFileSync(join(folder, file), rc);
  const path = `${folder}:${process.env["PATH"] ?? ""}`;
  env = { PATH: path, HOME: folder, SMARTALEX_CONFIG_DIR: folder, TERM: "xterm", LANG: "C.UTF-8" };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Types at the prompt of a shell, and returns the resulting lines and the screen. */
async function typed(shell: keyof typeof shells, lines: readonly string[]) {
  const command = `stty cols 200 rows 50; exec ${shell} ${shells[shell].args}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], { cwd: folder, env });
  onTestFinished(() => void child.kill());
  let screen = "";
  child.stdout.on("data", (data: Buffer) => {
    const isReady = screen.includes(PROMPT);
    screen += data.toString();
    if (!isReady && screen.includes(PROMPT)) child.stdin.write(`${lines.map((line) => line + CTRL_T).join("")}exit\r`);
  });
  await new Promise((resolve) => child.once("close", resolve));
  const kept = readFileSync(join(folder, "lines"), "utf8");
  rmSync(join(folder, "lines"));
  return { lines: kept.trimEnd().split(/ *\n/), screen };
}

const hasScript = spawnSync("script", ["--version"]).status === 0;

describe.each(["bash", "zsh", "fish"] as const)("%s", (shell) => {
  const isThere = spawnSync(shell, ["-c", "exit"]).status === 0;
  const why = isThere && hasScript ? "" : ` (skipped: there is no ${isThere ? "script of util-linux" : shell})`;

  test.skipIf(why !== "")(`Tab completes known words${why}`, async () => {
    const cases: readonly [typed: string, line: string][] = [
      [`smartalex cal${TAB}lis${TAB}--stat${TAB}comp${TAB}`, "smartalex calls list --status completed"],
      [`smartalex calls list --status=vo${TAB}`, "smartalex calls list --status=voicemail"],
      [`smartalex calls list --status "vo${TAB}`, `smartalex calls list --status "voicemail"`],
      [`smartalex calls list -f id,cos${TAB}`, "smartalex calls list -f id,cost"],
      [`smartalex calls export --to wat${TAB}`, "smartalex calls export --to watched.json"],
      [`smartalex calls export --to=cal${TAB}`, "smartalex calls export --to=calls\\ 2026.csv"],
      [`smartalex calls export --tz Europe/War${TAB}`, "smartalex calls export --tz Europe/Warsaw"],
      [
        `smartalex --base-url http://127.0.0.1:1/v1 --profile=sta${TAB}au${TAB}`,
        "smartalex --base-url http://127.0.0.1:1/v1 --profile=staging auth",
      ],
      [`A=1 smartalex  config set output nd${TAB}`, "A=1 smartalex  config set output ndjson"],
      [`smartalex calls get -- --js${TAB}`, "smartalex calls get -- --js"],
      [`smartalex cals --no${TAB}`, "smartalex cals --no"],
    ];
    const { lines } = await typed(
      shell,
      cases.map(([keys]) => keys),
    );
    expect(lines).toEqual(cases.map(([, line]) => line));
  });

  test.skipIf(why !== "")(`Tab never runs the typed text${why}`, async () => {
    const words = [
      "$(touch ran)",
      "'$(touch ran)'",
      '"$(touch ran)"',
      "*",
      "--fields=$(touch${IFS}ran),",
      "`touch ran`",
    ];
    const keys = words.map((word) => `smartalex calls list --agent ${word} --sen${TAB}`);
    const { lines } = await typed(shell, keys);
    const isLeftAlone = (word: string) => shell === "bash" && word.startsWith("`"); // bash completes nothing after one
    const flagBehind = (word: string) => (isLeftAlone(word) ? "--sen" : "--sentiment");
    expect(lines).toEqual(words.map((word) => `smartalex calls list --agent ${word} ${flagBehind(word)}`));
    expect(readdirSync(folder)).not.toContain("ran");
  });

  if (shell === "bash") return; // it shows only words
  test.skipIf(why !== "")(`Tab shows the descriptions of commands${why}`, async () => {
    const { screen } = await typed(shell, [`smartalex auth ${TAB}${TAB}`]);
    expect(screen).toContain("Remove the key of a profile");
  });

  test.skipIf(why !== "")(`words without a description have no separator${why}`, async () => {
    const { screen } = await typed(shell, [`smartalex auth switch ${TAB}${TAB}`]);
    expect(screen).toContain("staging");
    expect(screen).not.toContain("--");
  });
});
