import { THIS_MACHINE } from "../admin/host-guard.ts";
import { SettingError } from "../errors.ts";
import type { Behaviour, MockRequest, MockResponse } from "../http/middleware.ts";
import { fail } from "../http/responses.ts";

/**
 * Refuses pages of other sites, so that none can read the real calls that a mock serves. Pages of this machine and programs that are not
 * pages may read them. `allowOrigins` lists further origins, `*` for any. Throws `SettingError` for what is not an origin.
 */
export function refuseOtherSites(allowOrigins: readonly string[]): Behaviour {
  for (const origin of allowOrigins) checkOrigin(origin);
  return (next) => (request) => problemOf(request, allowOrigins) ?? next(request);
}

function problemOf({ headers }: MockRequest, allowOrigins: readonly string[]): MockResponse | undefined {
  if (allowOrigins.includes("*")) return undefined;
  const origin = headers.get("origin");
  const isAllowed = origin !== null && allowOrigins.includes(origin);
  const host = headers.get("host");
  if (host !== null && !THIS_MACHINE.test(host) && !isAllowed) {
    return refused("This mock serves calls from a file to this machine only. Request it as 127.0.0.1 or localhost");
  }
  if (origin === null || isAllowed || isOfThisMachine(origin)) return undefined;
  return refused(
    "This mock serves calls from a file, so pages of other origins cannot read them. To allow one, add --allow-origin with its origin, or the option allowOrigins",
  );
}

function isOfThisMachine(origin: string): boolean {
  const [, host = ""] = /^https?:\/\/(.+)$/.exec(origin) ?? [];
  return THIS_MACHINE.test(host);
}

function checkOrigin(origin: string): void {
  const isOne = URL.canParse(origin) && new URL(origin).origin === origin && !origin.includes("*");
  if (isOne || origin === "*") return;
  throw new SettingError(
    `the option allowOrigins has ${JSON.stringify(origin)}. Use an origin such as https://app.example.com, or * for any`,
  );
}

function refused(message: string): MockResponse {
  return fail(403, "forbidden", message);
}
