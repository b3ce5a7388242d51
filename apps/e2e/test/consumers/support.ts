import { readFileSync } from "node:fs";
import { binary } from "../runtimes.ts";
import { bundleChecks } from "./bundle-checks.ts";
import { moduleSystems, type Check } from "./check.ts";
import { commandChecks } from "./command-checks.ts";
import { runtimeChecks } from "./runtime-checks.ts";
import { typescriptChecks } from "./typescript-checks.ts";

/** Environments that are not tested. */
const untested = ["untested", "Windows and macOS, Firefox and Safari, React Native on a device, Yarn"];

/** Returns the rows of the table in the README of the client, from the checks. */
export function clientSupport(): string[][] {
  const checks = runtimeChecks.filter(({ name }) => name === "sdk");
  return [
    ["Node", versionsOf("Node", checks)],
    ["Bun, Deno", `${installed("bun")}, ${installed("deno")}`],
    ["Workers", subjects(checks).includes("workerd") ? "workerd, in a bundle" : ""],
    ["browsers", subjects(checks).includes("Chromium") ? "Chromium, in a bundle" : ""],
    ["modules", moduleSystems.join(" and ")],
    ["TypeScript", `${versionsOf("TypeScript", typescriptChecks)}, with \`moduleResolution\` ${resolutions()}`],
    ["bundlers", bundlerVersions()],
    [
      "React Native",
      `${installed("@react-native/metro-config")}: bundled by Metro, compiled by Hermes, and run in Node`,
    ],
    jest(),
    untested,
  ];
}

/** Returns the rows of the table in the README of the mock, from the checks. */
export function mockSupport(): string[][] {
  const checks = runtimeChecks.filter(({ name, unpromised }) => name === "mock" && unpromised === undefined);
  const others = subjects(checks).filter((name) => !name.startsWith("Node "));
  return [
    ["in a program", `Node ${versionsOf("Node", checks)}, ${others.join(", ")}`],
    ["on a port, as a command", `Node ${versionsOf("Node", commandChecks)}`],
    ["bundlers", bundlerVersions()],
    jest(),
    untested,
  ];
}

/** Returns the Node versions in which the commands are checked. */
export function commandSupport(): string {
  return versionsOf("Node", commandChecks);
}

/** Reads the table under a heading of a README, without its header. */
export function tableIn(readme: string, heading: string): string[][] {
  const text = readFileSync(new URL(`../../../../${readme}`, import.meta.url), "utf8");
  const [, section = ""] = text.split(`\n## ${heading}\n`);
  const lines = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function subjects(checks: readonly Check[]): string[] {
  return [...new Set(checks.map(({ subject }) => subject))];
}

function versionsOf(name: string, checks: readonly Check[]): string {
  const own = subjects(checks).filter((subject) => subject.startsWith(`${name} `));
  return own.map((subject) => subject.slice(name.length + 1)).join(", ");
}

function bundlerVersions(): string {
  return subjects(bundleChecks)
    .map((name) => `${name} ${installed(name)}`)
    .join(", ");
}

function resolutions(): string {
  return [...new Set(typescriptChecks.map(({ name }) => `\`${name}\``))].join(", ");
}

function jest(): string[] {
  return ["Jest", `${installed("jest")}, with Node and with jsdom`];
}

/** Returns the first two numbers of the installed version. */
function installed(name: string): string {
  const { version } = JSON.parse(readFileSync(binary(name, "package.json"), "utf8")) as { version: string };
  return version.split(".").slice(0, 2).join(".");
}
