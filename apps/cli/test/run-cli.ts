import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { createMock, type Mock, type MockOptions } from "@smartalex/mock";
import type { Clock } from "@smartalex/sdk";
import { checked } from "../../mock/test/checked.ts";
import type { Keyring } from "../src/io/keyring.ts";
import { createColors } from "../src/io/colors.ts";
import { runProgram } from "../src/program.ts";
import { createInput, type IOStreams } from "../src/io/io-streams.ts";

/** How the world outside looks to a run. */
interface World extends MockOptions {
  /** The mock that is the sandbox, where it is to change while the command runs. Default: one of the options here. */
  mock?: Mock;
  /** Whether a person looks at it; then lines are 120 characters long, or as many as here. */
  columns?: number;
  /** What is piped in, or typed. */
  stdin?: string;
  /** What a person answers when asked for a secret; nobody, unless it is here. */
  answer?: string;
  /** Hears what a person is asked. */
  onQuestion?: (question: string) => void;
  /** The keyring of the system; there is none, unless it is here. */
  keyring?: Keyring;
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  /** The folder that it runs in. */
  cwd?: string;
  clock?: Clock;
  /** The network. Default: the real one. */
  network?: IOStreams["fetch"];
  signal?: AbortSignal;
}

/** What a run gave. */
export interface Result {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** The moment at which the sandbox stands still. */
const now = "2026-01-16T12:00:00Z";

/** Stands still; waits of less than an attempt may take end at once. */
const standing: Clock = {
  now: () => Date.parse(now),
  startTimer: (durationMs, onEnd) => {
    if (durationMs < 30_000) queueMicrotask(onEnd);
    return () => undefined;
  },
};

const noKeyring: Keyring = {
  get: () => Promise.reject(new Error("no keyring")),
  set: () => Promise.reject(new Error("no keyring")),
  delete: () => Promise.reject(new Error("no keyring")),
};

/** Runs `smartalex` in this process. Every answer of a sandbox without faults is checked against the document. */
export async function smartalex(args: readonly string[], world: World = {}): Promise<Result> {
  const { columns = Infinity, cwd = tmpdir(), env = {}, stdin = "" } = world;
  const { answer, onQuestion = () => undefined, keyring = noKeyring, platform = "linux" } = world;
  const { clock = standing, network = fetch, signal = new AbortController().signal, mock, ...options } = world;
  let stdout = "";
  let stderr = "";
  const sink = (write: (text: string) => void) => ({
    isTerminal: columns !== Infinity,
    columns,
    colorize: createColors(env, false),
    write: (text: string) => {
      write(text);
      return Promise.resolve();
    },
  });
  const out = sink((text) => (stdout += text));
  const io = {
    stdout: out,
    openPager: () => Promise.resolve({ ...out, close: () => Promise.resolve() }),
    stderr: sink((text) => (stderr += text)),
    stdin: createInput(() => Object.assign(Readable.from([stdin]), { isTTY: columns !== Infinity }), signal),
    askSecret: (question: string) => {
      onQuestion(question);
      return Promise.resolve(answer);
    },
    env,
    platform,
    keyring,
    cwd,
    clock,
    fetch: network,
    signal,
  };
  const { fetch: answers } = mock ?? createMock({ now, ...options });
  const sandbox = mock || options.faults ? answers : checked(answers);
  const exitCode = await runProgram(args, io, () => Promise.resolve(sandbox));
  return { exitCode, stdout, stderr };
}
