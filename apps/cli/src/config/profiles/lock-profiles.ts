import { statSync } from "node:fs";
import {
  commandLine,
  holderText,
  LockedError,
  lockFile,
  realTarget,
  removeLeftovers,
  SideFileError,
} from "@smartalex/node-files";
import { CommandError, removeFileCommand } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { sleep } from "../../io/sleep.ts";
import { requireConfigDirectory } from "../files/config-directory.ts";
import { configPath, readConfig, writeConfig, type Config } from "../settings/config-file.ts";
import { credentialsPath } from "./file-keyring.ts";
import { assertSecure } from "../files/file-permissions.ts";
import { removeOrphanedKeys } from "./remove-orphaned-keys.ts";
import { writeError } from "../files/write-secure-file.ts";

/** How often it is tried to get the lock, and how long to wait in between: 10 seconds in all. */
const TRIES = 100;
const WAIT_MS = 100;

/** The profiles, while no other process changes them. */
export interface LockedProfiles {
  /** The folder that they are in. */
  dir: string;
  /** As they were read after the lock was taken. What was read before may be old. */
  config: Config;
  write(config: Config): void;
  /** Does the same for what only takes back a note. If the disk is full, the note stays until the next change. */
  writeNote(config: Config): void;
}

/**
 * Changes profiles and keys: reads them again, and keeps other processes from doing the same until the work is done. What killed runs left is
 * removed first. Throws `CommandError` if another process does not end, and if the profiles cannot be read: then they are not replaced.
 */
export async function lockProfiles<Result>(
  io: IOStreams,
  program: string,
  work: (profiles: LockedProfiles) => Promise<Result>,
): Promise<Result> {
  const dir = requireConfigDirectory(io);
  const path = configPath(dir);
  const folder = statSync(dir, { throwIfNoEntry: false });
  if (folder) assertSecure(dir, folder, { forbidden: "writing", platform: io.platform });
  readConfig(dir, io.platform); // what is refused gets no lock either
  const release = await locked(path, program, io);
  try {
    for (const file of [path, credentialsPath(dir)]) removeLeftovers(realTarget(file));
    const profiles: LockedProfiles = {
      dir,
      config: readConfig(dir, io.platform),
      write(config) {
        writeConfig(dir, config);
        profiles.config = config;
      },
      writeNote(config) {
        try {
          profiles.write(config);
        } catch {
          // What the note is about is done.
        }
      },
    };
    await removeOrphanedKeys(profiles, io);
    return await work(profiles);
  } finally {
    release();
  }
}

async function locked(path: string, program: string, { clock, signal }: IOStreams): Promise<() => void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return lockFile(path, { program });
    } catch (error) {
      if (error instanceof SideFileError) {
        throw new CommandError(`${error.message} Nothing was changed.`, {
          exitCode: exitCodes.usage,
          code: "file_foreign",
          hint: removeFileCommand(error),
        });
      }
      if (!(error instanceof LockedError)) throw writeError(`${path}.lock`, error);
      if (attempt < TRIES && (await sleep(WAIT_MS, { clock, signal }))) continue;
      throw new CommandError(`${path} is in use by ${holderText(error.holder)}. Nothing was changed.`, {
        exitCode: signal.aborted ? exitCodes.interrupted : exitCodes.incomplete,
        code: "locked",
        hint: commandLine`smartalex auth status`,
      });
    }
  }
}
