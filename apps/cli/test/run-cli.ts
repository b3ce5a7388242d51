import { createMock, type MockOptions } from "@smartalex/mock";
import { checked } from "../../mock/test/checked.ts";
import { runProgram } from "../src/program.ts";

/** How the world outside looks to a run. */
interface World extends MockOptions {
  /** Whether a person looks at it; then lines are 120 characters long, or as many as here. */
  columns?: number;
  env?: Record<string, string>;
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

/** Runs `smartalex` in this process. Every answer of its sandbox is checked against the document. */
export async function smartalex(args: readonly string[], world: World = {}): Promise<Result> {
  const { columns = Infinity, env = {}, signal = new AbortController().signal, ...options } = world;
  let stdout = "";
  let stderr = "";
  const sink = (write: (text: string) => void) => ({
    isTerminal: columns !== Infinity,
    columns,
    write: (text: string) => {
      write(text);
      return Promise.resolve();
    },
  });
  const terminal = { stdout: sink((text) => (stdout += text)), stderr: sink((text) => (stderr += text)), env, signal };
  const sandbox = checked(createMock({ now, ...options }).fetch);
  const exitCode = await runProgram(args, terminal, () => Promise.resolve(sandbox));
  return { exitCode, stdout, stderr };
}
