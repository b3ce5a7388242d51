import { version as sdkVersion } from "../../package.json";
import { InvalidOptionError } from "../errors.ts";
import { runtimeName } from "../runtime/environment.ts";
import { validateOptionNames, type OptionNames } from "../runtime/option-names.ts";

/** Headers by name. Header names are case-insensitive. The value `null` or `undefined` removes the default header with the same name. */
export type HeadersOption =
  Readonly<Record<string, string | null | undefined>> | Iterable<readonly [name: string, value: string]>;

/** Identifies the application in the `user-agent` header. */
export interface AppInfo {
  /** The name of the application, for example `my-app`. */
  name: string;
  /** The version of the application, for example `1.4.0`. */
  version?: string | undefined;
  /** The URL of the application's website, for example `https://example.com`. */
  url?: string | undefined;
}

/** Headers with names in lower case. The value `null` removes the default header with the same name. */
export type ParsedHeaders = Readonly<Record<string, string | null>>;

/**
 * Headers that callers must not set, each with the rest of the error message. `host` is reserved, because node-fetch sends any `host` header, and a
 * CDN or a proxy would forward the API key to the site with that name.
 */
const RESERVED = new Map([
  ["authorization", "Authorization. Pass the API key as apiKey"],
  ["host", "Host. The client sends the host of baseUrl"],
]);

/** Matches a token (RFC 9110, section 5.6.2), such as a header name. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** Matches a header value that `fetch` accepts, with only Latin-1 characters, and without control characters other than tabs. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Validates headers and converts their names to lower case.
 *
 * @throws `InvalidOptionError` if a header is invalid. The error message never contains a header value or an invalid header name, because an invalid
 * name can be a whole line such as `Authorization: Bearer …`.
 */
export function parseHeaders(headers: HeadersOption, option: string): ParsedHeaders {
  if (typeof (headers as unknown) !== "object" || (headers as unknown) === null) {
    throw new InvalidOptionError(option, "must be an object of header names and values");
  }
  const parsed: Record<string, string | null> = {};
  const entries: Iterable<unknown> = Symbol.iterator in headers ? headers : Object.entries(headers);
  for (const entry of entries) {
    const [name, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
    if (typeof name !== "string" || !TOKEN.test(name)) {
      throw new InvalidOptionError(
        option,
        "contains an invalid header name. A name has letters, digits and dashes, and no spaces or colons",
      );
    }
    const key = name.toLowerCase();
    const reserved = RESERVED.get(key);
    if (reserved !== undefined) throw new InvalidOptionError(option, `must not contain ${reserved}`);
    if (value !== null && value !== undefined && !(typeof value === "string" && VALUE.test(value))) {
      throw new InvalidOptionError(
        option,
        `contains an invalid value for ${key}. Values are Latin-1 strings without control characters such as line breaks`,
      );
    }
    parsed[key] = value ?? null;
  }
  return parsed;
}

/** Returns a copy of the headers with `overrides` applied. */
export function mergeHeaders(
  headers: Readonly<Record<string, string>>,
  overrides: ParsedHeaders,
): Record<string, string> {
  const merged = Object.entries({ ...headers, ...overrides });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null));
}

/**
 * Returns the headers of every request: the `user-agent` and `defaultHeaders`.
 *
 * @throws `InvalidOptionError` if a part of `appInfo` is invalid.
 */
export function createDefaultHeaders({
  appInfo,
  defaultHeaders,
}: {
  appInfo: AppInfo | undefined;
  defaultHeaders: ParsedHeaders;
}): Readonly<Record<string, string>> {
  return mergeHeaders({}, { "user-agent": userAgent(appInfo) ?? null, ...defaultHeaders });
}

/**
 * Returns the `user-agent` of this client, for example `smartalex-sdk/1.2.0 (node/24.1) my-app/1.4.0 (https://example.com)`. Returns `undefined` in
 * unknown runtimes, and in browsers, which send their own `user-agent`.
 */
function userAgent(appInfo: AppInfo | undefined): string | undefined {
  const app = appInfo === undefined ? "" : ` ${formatAppInfo(appInfo)}`;
  const runtime = runtimeName();
  return runtime === undefined ? undefined : `smartalex-sdk/${sdkVersion} (${runtime})${app}`;
}

const appInfoNames: OptionNames<AppInfo> = { name: true, version: true, url: true };

function formatAppInfo(appInfo: AppInfo): string {
  if (typeof (appInfo as unknown) !== "object" || (appInfo as unknown) === null) {
    throw new InvalidOptionError("appInfo", 'must be an object such as { name: "my-app" }');
  }
  validateOptionNames(appInfo, appInfoNames);
  const { name, url, version } = appInfo;
  if (![name, version ?? "0"].every((part: unknown) => typeof part === "string" && TOKEN.test(part))) {
    const example = '{ name: "my-app", version: "1.4.0" }';
    throw new InvalidOptionError("appInfo", `must have a name, and optionally a version, without spaces: ${example}`);
  }
  if (url !== undefined && !/^[\x21-\x27\x2a-\x7e]+$/.test(url)) {
    throw new InvalidOptionError("appInfo", "must have a url of ASCII characters without spaces and parentheses");
  }
  return `${name}${version === undefined ? "" : `/${version}`}${url === undefined ? "" : ` (${url})`}`;
}
