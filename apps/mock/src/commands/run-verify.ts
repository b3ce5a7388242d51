import {
  type Finding,
  UnreachableError,
  VerifyError,
  verify,
  type VerifyOptions,
  counted,
} from "@smartalex/conformance";
import { createMock } from "../mock.ts";
import { oneLine } from "./one-line.ts";
import { reportJson, reportTable } from "./verify-report.ts";

/** What the command works with. */
export interface VerifyContext {
  env: Readonly<Record<string, string | undefined>>;
  fetch: VerifyOptions["fetch"];
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
}

/** What the command was told. */
export interface VerifyFlags {
  baseUrl?: string | undefined;
  json?: true | undefined;
}

/** Runs `smartalex-mock verify`, and gives its exit code: 0 nothing fails, 1 something documented does not hold, 2 usage, 3 not reachable. */
export async function runVerify(flags: VerifyFlags, world: VerifyContext): Promise<0 | 1 | 2 | 3> {
  const { env, fetch, stderr, stdout } = world;
  const given = flags.baseUrl ?? set(env["SMARTALEX_BASE_URL"]);
  const mock = given === undefined ? await ownMock() : undefined;
  try {
    const target = mock ?? {
      baseUrl: given ?? "",
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

/** A mock on a free port, that knows one key, and one that may not read calls. */
async function ownMock() {
  const [apiKey, forbiddenKey] = ["key_of_verify", "forbidden_key_of_verify"];
  const mock = createMock({ apiKeys: [apiKey], forbiddenKeys: [forbiddenKey] });
  const { url: baseUrl } = await mock.listen();
  return { baseUrl, apiKey, forbiddenKey, close: () => mock.close() };
}

function keyIn(env: VerifyContext["env"]): string {
  const apiKey = set(env["SMARTALEX_API_KEY"]);
  if (apiKey !== undefined) return apiKey;
  throw new VerifyError("there is no API key. Set SMARTALEX_API_KEY to one that may read calls; a mock takes any");
}

/** A variable that is empty is as good as none. */
function set(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable?.trim();
}
