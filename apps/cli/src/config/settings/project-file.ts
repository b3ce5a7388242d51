import { commandLine } from "@smartalex/node-files";
import { join } from "node:path";
import { UsageError } from "../../errors.ts";
import { parseEnum, quoteForMessage } from "../../options/enum-value.ts";
import { readConfigFile } from "../files/read-config-file.ts";
import { parseJsonObject } from "../files/parse-json-object.ts";
import { isForeign } from "../files/file-permissions.ts";
import { projectDirectories } from "./project-directories.ts";
import { PREFERENCES, settings, type Preferences } from "./setting.ts";

const NAME = ".smartalex.json";

/** The preferences of the project that a folder is in, and their file. */
export interface ProjectFile {
  path: string;
  preferences: Preferences;
}

/**
 * Finds `.smartalex.json` in the folder or the nearest above it that belongs to the same project. Passes over a file of another user, and
 * tells `warn`: it comes with a folder that others share, and must not keep commands from working.
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
    if (owner !== undefined) warn(`${path} belongs to another user (uid ${owner}), so nothing in it is used.`);
    else if (text !== undefined) return { path, preferences: parsePreferences(text, path) };
  }
  return undefined;
}

/** Throws `UsageError`, which names the file, for anything but preferences. A key is never repeated. */
function parsePreferences(text: string, path: string): Preferences {
  const entries = Object.entries(parseJsonObject(text, path)).map(([name, value]) => {
    if (/key|token|secret/i.test(name)) {
      throw new UsageError(`${path} holds a key. A project file may not: take it out, and make a new key.`, LOGIN);
    }
    if (/^(base_?url|profile)$/i.test(name)) {
      throw new UsageError(
        `${path} sets ${quoteForMessage(name)}, which a project file may not: whoever writes it could have your key or your calls.`,
        LOGIN,
      );
    }
    const key = parseEnum(`${path}: the setting`, name, PREFERENCES);
    if (typeof value !== "string") throw new UsageError(`${path}: ${key} is no text.`);
    return [key, parseEnum(`${path}: ${key}`, value, settings[key].values)];
  });
  return Object.fromEntries(entries) as Preferences;
}

const LOGIN = commandLine`smartalex auth login`;
