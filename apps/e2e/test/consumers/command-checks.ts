import { join } from "node:path";
import { run, type RunOptions } from "../../src/run.ts";
import type { Check, CallData, Environment } from "./check.ts";
import { fetchCallData, type CallWithTranscript } from "./fetch-call-data.ts";
import { serveMock } from "./serve-mock.ts";

const nodes = { "Node 22": "node22", "Node 24": "node", "Node 26": "node26" };
const commands = { "@smartalex/cli": client, "@smartalex/mock": mock };

/** Runs the commands with npx in an empty folder, in every supported Node version. */
export const commandChecks: readonly Check[] = Object.entries(nodes).flatMap(([subject, node]) =>
  Object.entries(commands).map(([name, runCommand]): Check => {
    const run = ({ baseUrl, now, consumer }: Environment) => {
      const cwd = consumer.makeFolder(join("empty", `${subject} ${name}`));
      // Concurrent installations of the same package in one cache may use incomplete files.
      const npm_config_cache = consumer.makeFolder(join("caches", `${subject} ${name}`));
      const env = { ...consumer.env(node), npm_config_cache, SMARTALEX_API_KEY: "any" };
      return runCommand({ baseUrl, now, options: { cwd, env } });
    };
    return { group: "command", subject, modules: "CommonJS", name: `npx ${name}`, run };
  }),
);

interface CommandOptions {
  options: RunOptions;
  baseUrl: string;
  now: string;
}

async function client({ baseUrl, options }: CommandOptions): Promise<CallData> {
  const smartalex = (...args: string[]) => run("npx", ["--yes", "@smartalex/cli", ...args], options);
  const sandboxCalls = (await smartalex("--sandbox", "calls", "list")).trim().split("\n");
  const isCall = sandboxCalls.map((line) => line.startsWith('{"id":"'));
  if (isCall.length !== 50 || isCall.includes(false))
    throw new Error(`unexpected output of the sandbox: ${sandboxCalls.join("\n")}`);
  const server = ["--base-url", baseUrl];
  const list = await smartalex("calls", "list", "--limit", "100", "--output", "ids", ...server);
  const { transcript } = JSON.parse(
    await smartalex("calls", "get", "call_abc123", "--json", ...server),
  ) as CallWithTranscript;
  return { ids: list.trim().split("\n"), texts: transcript.map(({ text }) => text) };
}

async function mock({ now, options }: CommandOptions): Promise<CallData> {
  const served = await serveMock(["npx", "--yes", "@smartalex/mock", "--port", "0", "--now", now], options);
  try {
    return await fetchCallData(served.baseUrl);
  } finally {
    await served.close();
  }
}
