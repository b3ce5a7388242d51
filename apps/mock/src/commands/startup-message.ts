import type { CallListBody } from "@smartalex/contract";
import { commandLine } from "@smartalex/node-files";
import { DEFAULT_BASE_URL } from "../http/api-router.ts";
import { counted } from "@smartalex/conformance";
import { createMock } from "../mock.ts";
import type { MockOptions } from "../options.ts";

const DOCUMENTED_ID = "call_abc123";
/** Text that needs no escaping in a shell, a URL and a header. */
const SAFE = /^\w[\w.-]*$/;

/** Returns the message after the start: the base URL, and two requests to paste, with a valid API key and call ID. */
export async function startupMessage(
  url: string,
  { apiKeys, calls, control, data, days, hostile, live, now, seed }: MockOptions,
): Promise<string> {
  const { total, id } = await inspect({ calls, data, days, hostile, now, seed });
  const key = apiKeys ? (apiKeys.find((apiKey) => SAFE.test(apiKey)) ?? "YOUR_KEY") : "any_key";
  // In double quotes, which all shells and cmd.exe support. Key and path have no characters that are special inside of them.
  // eslint-disable-next-line no-restricted-syntax -- commandLine writes for POSIX shells
  const curl = (path: string) => `  curl "${url}${path}" -H "Authorization: Bearer ${key}"\n`;
  return [
    `The SmartAlex Calls API listens on ${url}\n`,
    `with ${counted(total, "call")}${live === undefined ? "" : `, and ${live} more`}. ${apiKeys ? "Only the given API keys are accepted." : "Any API key is accepted."} Press Ctrl-C to stop.\n\n`,
    control === false ? "" : `  Dashboard: ${new URL("/", url).href}\n\n`,
    curl("/calls?status=completed&per_page=5"),
    id === undefined ? "" : curl(`/calls/${encodeURIComponent(id)}`),
    `\n  ${commandLine`SMARTALEX_BASE_URL=${url} SMARTALEX_API_KEY=${key} smartalex calls list`}\n`,
  ].join("");
}

/** Returns the number of calls, and a call ID to paste: the documented one if it exists. */
async function inspect(
  options: Pick<MockOptions, "calls" | "data" | "days" | "hostile" | "now" | "seed">,
): Promise<{ total: number; id: string | undefined }> {
  const { fetch } = createMock(options);
  const get = (path: string) => {
    return fetch(`${DEFAULT_BASE_URL}${path}`, { headers: { authorization: "Bearer startup" } });
  };
  const { data, meta } = (await (await get("/calls")).json()) as CallListBody; // written by the mock
  return {
    total: meta.total,
    id: (await get(`/calls/${DOCUMENTED_ID}`)).ok ? DOCUMENTED_ID : data.find((call) => SAFE.test(call.id))?.id,
  };
}
