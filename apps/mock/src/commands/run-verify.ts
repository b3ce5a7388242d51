import {
  type Finding,
  UnreachableError,
  VerifyError,
  verify,
  type VerifyOptions,
  counted,
} from "@smartalex/conformance";
import { createMock } from "../mock.ts";
import { oneLine } from "./errors.ts";
import { reportJson, reportTable } from "./verify-report.ts";

/** The environment of the command. */
export interface VerifyContext {
  env: Readonly<Record<string, string | undefined>>;
  fetch: VerifyOptions["fetch"];
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
}

/** The flags of the command. */
export interface VerifyFlags {
  baseUrl?: string | undefined;
  json?: true | undefined;
}

/** Runs `smartalex-mock verify`. Returns the exit code: 0 all checks pass, 1 a documented fact is not true, 2 invalid usage, 3 server not reachable. */
export async function runVerify(flags: VerifyFlags, context: VerifyContext): Promise<0 | 1 | 2 | 3> {
  const { env, fetch, stderr, stdout } = context;
  const baseUrl = flags.baseUrl ?? set(env["SMARTALEX_BASE_URL"]);
  const mock = baseUrl === undefined ? await ownMock() : undefined;
  try {
    const target = mock ?? {
      baseUrl: baseUrl ?? "",
      apiKey: keyIn(env),
      forbiddenKey: set(env["SMARTALEX_FORBIDDEN_KEY"]),
    };
    let requests = 0;
    const onRequest = (count: number) => {
      requests = count;
      if (stderr.isTTY) stderr.write(`\r${counted(count, "request")} `);
    };
    const findings: Finding[] = [];
    for await (const finding of verify({ ...target, fetch, onRequest })) findings.push(finding);
    if (stderr.isTTY) stderr.write("\r");
    stdout.write((flags.json ? reportJson : reportTable)({ baseUrl: target.baseUrl, requests, findings }));
    return findings.some(({ outcome }) => outcome === "fails") ? 1 : 0;
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error;
    stderr.write(oneLine(error.message));
    return error instanceof UnreachableError ? 3 : 2;
  } finally {
    await mock?.close();
  }
}

/** Starts a mock on a free port, with one valid key and one key without permission to read calls. */
async function ownMock() {
  const [apiKey, forbiddenKey] = ["key_of_verify", "forbidden_key_of_verify"];
  const mock = createMock({ apiKeys: [apiKey], forbiddenKeys: [forbiddenKey] });
  const { url: baseUrl } = await mock.listen();
  return { baseUrl, apiKey, forbiddenKey, close: () => mock.close() };
}

function keyIn(env: VerifyContext["env"]): string {
  const apiKey = set(env["SMARTALEX_API_KEY"]);
  if (apiKey !== undefined) return apiKey;
  throw new VerifyError(
    "no API key. Set SMARTALEX_API_KEY to a key with permission to read calls. A mock accepts any key",
  );
}

/** Returns `undefined` for an empty variable. */
function set(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable?.trim();
}
