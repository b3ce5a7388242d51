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

/** Number of attempts to get the lock, and the wait between them: 10 seconds in total. */
const TRIES = 100;
const WAIT_MS = 100;

/** The profiles while this process holds their lock. */
export interface LockedProfiles {
  /** The directory of the profiles. */
  dir: string;
  /** The profiles as they were read while the lock was held. Earlier reads may be outdated. */
  config: Config;
  write(config: Config): void;
  /** Writes a change that only removes an entry from `pending`. If the disk is full, the entry stays until the next change. */
  writeNote(config: Config): void;
}

/**
 * Reads the profiles again, and calls `work` while no other process can change profiles or keys. First removes what killed processes left. Throws
 * `CommandError` if another process keeps the lock, or if the profiles cannot be read. They are not replaced in that case.
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
  readConfig(dir, io.platform); // an insecure file is rejected before a lock file is created
  const release = await acquireLock(path, program, io);
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
          // The change that the entry describes was made.
        }
      },
    };
    await removeOrphanedKeys(profiles, io);
    return await work(profiles);
  } finally {
    release();
  }
}

async function acquireLock(path: string, program: string, { clock, signal }: IOStreams): Promise<() => void> {
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
