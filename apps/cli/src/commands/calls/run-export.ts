import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import type { Context } from "../../context.ts";
import type { Standing } from "../../export/files/journal.ts";
import { keepMemorySmall } from "../../export/limit-heap-growth.ts";
import { layoutFields } from "../../export/layout.ts";
import { lockExport } from "../../export/files/lock-export.ts";
import { planOf, selectionAt, transcriptsOf, type ContentOptions } from "../../export/plan-export.ts";
import { progressLine } from "../../export/progress.ts";
import { exportPaths } from "../../export/files/export-paths.ts";
import { writeExport } from "../../export/write-export.ts";
import { fieldsHelp } from "../../options/fields.ts";
import type { GlobalOptions } from "../../options/global-options.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";

/** The flags of `smartalex calls export`. */
export interface ExportOptions extends Omit<ContentOptions, "fields"> {
  to?: string | undefined;
  /** Names with commas between them, or `true` for a list of what there is. */
  fields?: string | true | undefined;
  resume?: true | undefined;
  force?: true | undefined;
}

/** Runs `smartalex calls export`. */
export async function runExport({ fields, to, ...options }: ExportOptions, context: Context): Promise<void> {
  const { clock, cwd, stdout } = context.terminal;
  if (fields === true) {
    await stdout.write(fieldsHelp(layoutFields(transcriptsOf(options, options.format))));
    return;
  }
  if (to === undefined) throw new UsageError("--to is missing. Name a file: --to calls.csv");
  if (to === "-")
    throw new UsageError("--to takes a file. list writes to standard output.", commandLine`smartalex calls list --all`);
  keepMemorySmall();
  const { force: isForced = false, resume: isResumed = false } = options;
  const plan = planOf({ ...options, fields, ...origin(options, context) }, to);
  const startedAtMs = clock.now();
  selectionAt(options, { startedAtMs, nowMs: startedAtMs }); // a mistake is told before a file is touched
  // With --resume, a file that is there may be one that an export completed but for some calls.
  const paths = await exportPaths({ to, cwd, isForced: isForced || isResumed });
  const unlock = lockExport(paths.target, { askedWords: plan.askedWords, to });
  try {
    let standing: Standing | undefined;
    const progress = progressLine(context.terminal, () => standing);
    const client = await context.client({
      ...options,
      validate: "tolerant",
      onRateLimit: ({ waitMs }) => {
        progress.wait(waitMs);
      },
    });
    const follow = (followed: Standing) => {
      standing = followed;
      progress.start();
      return progress;
    };
    const selectionFor = (header: { startedAtMs: number }) =>
      selectionAt(options, { startedAtMs: header.startedAtMs, nowMs: clock.now() });
    const { terminal } = context;
    await writeExport({ client, paths, plan, to, isForced, isResumed, startedAtMs, selectionFor, follow, terminal });
  } finally {
    unlock();
  }
}

/** Where the calls come from, unless that is the default: those of two workspaces do not belong in one file. */
function origin(options: GlobalOptions, context: Context): Pick<GlobalOptions, "baseUrl" | "profile"> {
  if (options.sandbox) return {};
  const sources = context.sources();
  const given = (key: "base_url" | "profile") => {
    const { source, value } = resolveSetting(key, sources);
    return source === "default" ? undefined : value;
  };
  return { baseUrl: given("base_url"), profile: given("profile") };
}
