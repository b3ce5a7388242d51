import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../command-error.ts";
import type { Context } from "../../context.ts";
import { convertToParquet } from "../../export/convert-to-parquet.ts";
import { exportCalls } from "../../export/export-calls.ts";
import { exportSummary } from "../../export/export-summary.ts";
import { keepMemorySmall } from "../../export/keep-memory-small.ts";
import { layoutFields } from "../../export/layout.ts";
import { PartialExport, removePartial } from "../../export/partial-export.ts";
import { planOf, selectionAt, transcriptsOf, type ContentOptions } from "../../export/plan.ts";
import { progressLine } from "../../export/progress.ts";
import { exportPaths, putInPlace } from "../../export/target.ts";
import { unfinished } from "../../export/unfinished.ts";
import { fieldsHelp } from "../../fields.ts";
import type { GlobalOptions } from "../../global-options.ts";
import { resolveSetting } from "../../settings/resolve-setting.ts";

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
  const { clock, cwd, signal, stderr, stdout } = context.terminal;
  const { force: isForced = false, resume: isResumed = false } = options;
  if (fields === true) {
    await stdout.write(fieldsHelp(layoutFields(transcriptsOf(options, options.format))));
    return;
  }
  if (to === undefined) throw new UsageError("--to is missing. Name a file: --to calls.csv");
  if (to === "-")
    throw new UsageError("--to takes a file. list writes to standard output.", commandLine`smartalex calls list --all`);
  keepMemorySmall();
  const plan = planOf({ ...options, fields, ...origin(options, context) }, to);
  const { asked, columns, isParquet, rows } = plan;
  const startedAtMs = clock.now();
  selectionAt(options, { startedAtMs, nowMs: startedAtMs }); // a mistake is told before a file is touched
  const paths = await exportPaths({ to, cwd, isForced, isResumed });
  let progress = progressLine(context.terminal, 0);
  const client = await context.client({
    ...options,
    validate: "tolerant",
    onWait: ({ waitMs }) => {
      progress.wait(waitMs);
    },
  });

  const before = isResumed ? await PartialExport.resume(paths) : undefined;
  const partial = before ?? (await PartialExport.begin(paths, { asked, startedAtMs }));
  const { header, standing } = partial;
  progress = progressLine(context.terminal, standing.given);
  let total = standing.meta?.total ?? 0;
  try {
    expectSame({ partial: paths.partial, before: header.asked, asked });
    const selection = selectionAt(options, { startedAtMs: header.startedAtMs, nowMs: clock.now() });
    const onProgress = async (of: number) => {
      total = of;
      await progress.show(standing.given, total);
    };
    await exportCalls({ ...plan, client, selection, partial, signal, onProgress });
    await partial.complete(rows.tail);
    await progress.clear();
    if (isParquet) await convertToParquet({ from: paths.partial, to: paths.converting, fields: columns, signal });
    await putInPlace(paths, { from: isParquet ? paths.converting : paths.partial, isForced });
    await stderr.write(exportSummary(standing, { target: paths.target, comparedHere: selection.comparedHere }));
  } catch (error) {
    await progress.clear();
    await partial.close();
    if (standing.given === 0 && header.asked === asked) {
      await removePartial(paths);
      throw error;
    }
    const again = commandLine`smartalex calls export --to ${to} ${plan.askedWords} ${isForced ? ["--force"] : []} --resume`;
    throw unfinished(error, { partial: paths.partial, standing, total, again, isInterrupted: signal.aborted });
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

/** Throws `UsageError` where a file was begun with other flags: it would be a mixture. */
function expectSame({ asked, before, partial }: { asked: string; before: string; partial: string }): void {
  if (asked === before) return;
  throw new UsageError(
    `${partial} was begun with other flags. It has: ${before}. Asked for now: ${asked}. ` +
      "Give the same flags, or add --force without --resume to begin anew.",
  );
}
