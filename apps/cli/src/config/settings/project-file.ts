import { commandLine } from "@smartalex/node-files";
import { join } from "node:path";
import { UsageError } from "../../errors.ts";
import { quoteForMessage } from "../../options/enum-value.ts";
import { suggestValue } from "../../options/did-you-mean.ts";
import { readConfigFile } from "../files/read-config-file.ts";
import { parseJsonObject } from "../files/parse-json-object.ts";
import { isForeign } from "../files/file-permissions.ts";
import { projectDirectories } from "./project-directories.ts";
import { PREFERENCES, settings, type Preferences } from "./setting.ts";

const NAME = ".smartalex.json";

/** A project file and its preferences. */
export interface ProjectFile {
  path: string;
  preferences: Preferences;
}

/**
 * Finds `.smartalex.json` in `cwd` or the closest parent directory of the same project. Ignores files of other users and calls `warn` for them, so
 * that a file in a shared directory cannot break commands.
 */
export function findProjectFile(
  { cwd, home }: { cwd: string; home: string | undefined },
  warn: (text: string) => void,
): ProjectFile | undefined {
  for (const folder of projectDirectories(cwd, home)) {
    const path = join(folder, NAME);
    let owner: number | undefined;
    const text = readConfigFile(path, {
      check: (stats) => {
        if (isForeign(stats)) owner = stats.uid;
      },
    });
    if (owner !== undefined) warn(`${path} belongs to another user (uid ${owner}), so it is ignored.`);
    else if (text !== undefined) return { path, preferences: parsePreferences(text, path) };
  }
  return undefined;
}

/** Throws `UsageError`, which names the file, for anything but preferences. The error never contains a key. */
function parsePreferences(text: string, path: string): Preferences {
  const entries = Object.entries(parseJsonObject(text, path)).map(([name, value]) => {
    if (/key|token|secret/i.test(name)) {
      throw new UsageError(
        `${path} contains an API key, which is not allowed in a project file. Remove it, and create a new key.`,
        LOGIN,
      );
    }
    if (/^(base_?url|profile)$/i.test(name)) {
      throw new UsageError(
        `${path} sets ${quoteForMessage(name)}, which is not allowed in a project file: its author could obtain your ` +
          "key or your calls.",
        LOGIN,
      );
    }
    const key = PREFERENCES.find((preference) => preference === name);
    if (key === undefined) {
      throw new UsageError(`${path}: unknown setting ${quoteForMessage(name)}. ${suggestValue(name, PREFERENCES)}`);
    }
    if (typeof value !== "string") throw new UsageError(`${path}: ${key} must be a string.`);
    const { values } = settings[key];
    if (values.some((allowed) => allowed === value)) return [key, value];
    throw new UsageError(
      `${path}: invalid value for ${key}: ${quoteForMessage(value)}. ${suggestValue(value, values)}`,
    );
  });
  return Object.fromEntries(entries) as Preferences;
}

const LOGIN = commandLine`smartalex auth login`;
