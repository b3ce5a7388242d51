import type { CallListBody } from "@smartalex/contract";
import { commandLine } from "@smartalex/node-files";
import { DEFAULT_BASE_URL } from "../http/api-router.ts";
import { counted } from "@smartalex/conformance";
import { createMock } from "../mock.ts";
import type { MockOptions } from "../options.ts";

const DOCUMENTED = "call_abc123";
/** What a shell, a URL and a header take as it is. */
const PLAIN = /^\w[\w.-]*$/;

/** What the command prints when it listens: where, and two requests to paste, with an API key and an id that it knows. */
export async function startupMessage(
  url: string,
  { apiKeys, calls, control, data, days, hostile, live, now, seed }: MockOptions,
): Promise<string> {
  const { total, id } = await glimpse({ calls, data, days, hostile, now, seed });
  const key = apiKeys ? (apiKeys.find((known) => PLAIN.test(known)) ?? "YOUR_KEY") : "any_key";
  // In double quotes, which every shell has, and cmd.exe too: nothing in key or path is more than a letter in them.
  // eslint-disable-next-line no-restricted-syntax -- commandLine writes for POSIX shells
  const curl = (path: string) => `  curl "${url}${path}" -H "Authorization: Bearer ${key}"\n`;
  return [
    `The SmartAlex Calls API listens on ${url}\n`,
    `with ${counted(total, "call")}${live === undefined ? "" : `, and ${live} more`}. ${apiKeys ? "It knows the given API keys alone." : "Any API key will do."} Ctrl-C ends it.\n\n`,
    control === false ? "" : `  Look at it in a browser: ${new URL("/", url).href}\n\n`,
    curl("/calls?status=completed&per_page=5"),
    id === undefined ? "" : curl(`/calls/${encodeURIComponent(id)}`),
    `\n  ${commandLine`SMARTALEX_BASE_URL=${url} SMARTALEX_API_KEY=${key} smartalex calls list`}\n`,
  ].join("");
}

/** How many calls there are, and the id of one to paste: the documented one where it is there. */
async function glimpse(
  options: Pick<MockOptions, "calls" | "data" | "days" | "hostile" | "now" | "seed">,
): Promise<{ total: number; id: string | undefined }> {
  const { fetch } = createMock(options);
  const ask = (path: string) => {
    return fetch(`${DEFAULT_BASE_URL}${path}`, { headers: { authorization: "Bearer startup" } });
  };
  const { data, meta } = (await (await ask("/calls")).json()) as CallListBody; // the mock's own answer
  return {
    total: meta.total,
    id: (await ask(`/calls/${DOCUMENTED}`)).ok ? DOCUMENTED : data.find((call) => PLAIN.test(call.id))?.id,
  };
}
