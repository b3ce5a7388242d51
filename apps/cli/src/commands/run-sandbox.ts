import { commandLine } from "@smartalex/node-files";
import { once } from "node:events";
import { createMock, DEFAULT_PORT, SettingError } from "@smartalex/mock";
import { CommandError, UsageError } from "../errors.ts";
import type { Context } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import type { GlobalOptions } from "../options/global-options.ts";

/** The flags of `smartalex sandbox`. */
export interface SandboxOptions extends GlobalOptions {
  port?: number | undefined;
  calls?: number | undefined;
  live?: string | undefined;
}

/** Runs `smartalex sandbox`, until it is interrupted. */
export async function runSandbox({ calls, live, port }: SandboxOptions, { terminal }: Context): Promise<void> {
  const { signal, stderr, stdout } = terminal;
  const mock = mockOf({ calls, live });
  const wanted = port ?? DEFAULT_PORT;
  const { url } = await mock.listen({ port: wanted }).catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException; // listening fails with nothing else
    throw new CommandError(`Port ${wanted} cannot be listened on (${code ?? "unknown"}): something else may use it.`, {
      code: "port_in_use",
      exitCode: exitCodes.usage,
      hint: commandLine`smartalex sandbox --port 0`,
    });
  });
  try {
    await stdout.write(`${url}\n`);
    await stderr.write(
      `\nThe mock answers there as the API does, with any key, and shows a page at ${new URL("/", url).href}\n` +
        `In another terminal:\n\n  ${commandLine`export SMARTALEX_BASE_URL=${url} SMARTALEX_API_KEY=any`}\n  smartalex calls list\n\n` +
        "Ctrl-C stops it.\n",
    );
    if (!signal.aborted) await once(signal, "abort");
  } finally {
    await mock.close();
  }
}

function mockOf({ calls, live }: Pick<SandboxOptions, "calls" | "live">): ReturnType<typeof createMock> {
  try {
    return createMock({ calls, live });
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(`The mock cannot be like that: ${error.message}.`);
    throw error;
  }
}
