import { join } from "node:path";
import { run, type RunOptions } from "../../src/run.ts";
import type { Check, Facts, Place } from "./check.ts";
import { serveMock } from "./serve-mock.ts";

const nodes = { "Node 22": "node22", "Node 24": "node", "Node 26": "node26" };
const commands = { "@smartalex/cli": client, "@smartalex/mock": mock };

/** The commands, by npx in an empty folder, in every Node that they promise to run in. */
export const commandChecks: readonly Check[] = Object.entries(nodes).flatMap(([subject, node]) =>
  Object.entries(commands).map(([name, ask]): Check => {
    const run = ({ baseUrl, now, stranger }: Place) => {
      const cwd = stranger.makeFolder(join("empty", `${subject} ${name}`));
      const env = { ...stranger.env(node), SMARTALEX_API_KEY: "any" };
      return ask({ baseUrl, now, options: { cwd, env } });
    };
    return { group: "command", subject, modules: "CommonJS", name: `npx ${name}`, run };
  }),
);

/** The part of a call that is compared. */
interface Detail {
  transcript: { text: string }[];
}

interface Asked {
  options: RunOptions;
  baseUrl: string;
  now: string;
}

async function client({ baseUrl, options }: Asked): Promise<Facts> {
  const ask = (...args: string[]) => run("npx", ["--yes", "@smartalex/cli", ...args], options);
  const made = (await ask("--sandbox", "calls", "list")).trim().split("\n");
  if (made.length !== 50 || !made.every((line) => line.startsWith('{"id":"')))
    throw new Error("the sandbox has no calls");
  const server = ["--base-url", baseUrl];
  const list = await ask("calls", "list", "--limit", "100", "--output", "ids", ...server);
  const { transcript } = JSON.parse(await ask("calls", "get", "call_abc123", "--json", ...server)) as Detail;
  return { ids: list.trim().split("\n"), said: transcript.map(({ text }) => text) };
}

async function mock({ now, options }: Asked): Promise<Facts> {
  const served = await serveMock(["npx", "--yes", "@smartalex/mock", "--port", "0", "--now", now], options);
  try {
    return await factsOf(served.baseUrl);
  } finally {
    await served.close();
  }
}

/** What a server really says. */
export async function factsOf(baseUrl: string): Promise<Facts> {
  const ask = async (path: string): Promise<unknown> => {
    return (await fetch(baseUrl + path, { headers: { authorization: "Bearer any" } })).json();
  };
  const { data: calls } = (await ask("/calls?per_page=100")) as { data: { id: string }[] };
  const { data: call } = (await ask("/calls/call_abc123")) as { data: Detail };
  return { ids: calls.map(({ id }) => id), said: call.transcript.map(({ text }) => text) };
}
