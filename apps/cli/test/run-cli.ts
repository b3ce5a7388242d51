import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { createMock, type Mock, type MockOptions } from "@smartalex/mock";
import type { Clock } from "@smartalex/sdk";
import { checked } from "../../mock/test/checked.ts";
import type { Keyring } from "../src/io/keyring.ts";
import { createColors } from "../src/io/colors.ts";
import { runProgram } from "../src/program.ts";
import { createInput, type IOStreams } from "../src/io/io-streams.ts";

/** The environment of a run. */
interface World extends MockOptions {
  /** The mock of the sandbox, if it has to change while the command runs. Defaults to a mock with these options. */
  mock?: Mock;
  /** Whether stdout is a terminal, with this many columns. @default 120 */
  columns?: number;
  /** Standard input. */
  stdin?: string;
  /** The response to a prompt for a secret. Canceled by default. */
  answer?: string;
  /** Called with the text of a prompt. */
  onQuestion?: (question: string) => void;
  /** The system keyring. Unavailable by default. */
  keyring?: Keyring;
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  /** The working directory. */
  cwd?: string;
  clock?: Clock;
  /** The network. Defaults to the real one. */
  network?: IOStreams["fetch"];
  signal?: AbortSignal;
}

/** The result of a run. */
export interface Result {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** The time at which the clock of the sandbox is frozen. */
const now = "2026-01-16T12:00:00Z";

/** Frozen; waits that are shorter than the timeout of an attempt end at once. */
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

/** Runs `smartalex` in this process. Validates every response of a sandbox without faults against the OpenAPI document. */
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
