import type { CallStats, GroupedStats, Share } from "./call-stats.ts";
import { isTime, type Group, type Grouping } from "./group-by.ts";
import type { Metrics } from "./call-metrics.ts";
import { renderBar, sparkline } from "./bars.ts";
import { formatNumber } from "../format/numbers.ts";
import { formatDuration } from "../format/time.ts";
import { createTable, type Column } from "../format/table.ts";

/** Maximum length of a bar, so that a line fits in 80 characters. */
const BAR_WIDTH = { shares: 20, groups: 12 };
/** Maximum number of agents in the table. `--by agent` shows all. */
const MOST_SHARES = 10;
const LABEL_WIDTH = 10;

/** Formats statistics as text. Lines have at most `maxWidth` characters, and times are in the time zone. */
export function formatStats(
  stats: CallStats | GroupedStats,
  { maxWidth, zone }: { maxWidth: number; zone: string },
): string {
  const head = headText(stats);
  if (stats.calls === 0) return head;
  if ("groups" in stats) return `${head}${timeline(stats, maxWidth)}\n${groupsTable(stats, { maxWidth, zone })}`;
  const { by_agent, by_direction, by_sentiment, by_status } = stats;
  const shares: [Grouping, readonly Share[]][] = [
    ["status", by_status],
    ["direction", by_direction],
    ["sentiment", by_sentiment],
    ["agent", by_agent],
  ];
  const tables = shares.map(([by, list]) => sharesTable(list, { by, calls: stats.calls, maxWidth }));
  return [head, ...tables].join("\n");
}

function headText({ answer_rate, answered, calls, ...rest }: Metrics): string {
  const { cost_mean, cost_total, duration_p50_seconds, duration_p95_seconds } = rest;
  const lines = [
    ["Calls", formatNumber(calls)],
    ["Answered", answer_rate === null ? "-" : `${formatNumber(answered)}, ${percent(answer_rate)} of all calls`],
    [
      "Duration",
      duration_p50_seconds === null || duration_p95_seconds === null
        ? "-"
        : `p50 ${formatDuration(duration_p50_seconds)}, p95 ${formatDuration(duration_p95_seconds)}, of answered calls`,
    ],
    ["Cost", cost_total === null || cost_mean === null ? "-" : `${money(cost_total)}, ${money(cost_mean)} a call`],
  ];
  return lines.map(([label = "", text = ""]) => `${label.padEnd(LABEL_WIDTH)}${text}\n`).join("");
}

/** Formats the distribution of calls over time on one line. */
function timeline({ by, groups }: GroupedStats, maxWidth: number): string {
  if (!isTime(by)) return "";
  const amounts = groups.filter(({ value }) => value !== null).map(({ calls }) => calls);
  return `${`By ${by}`.padEnd(LABEL_WIDTH)}${sparkline(amounts, maxWidth - LABEL_WIDTH)}`.trimEnd() + "\n";
}

function sharesTable(
  shares: readonly Share[],
  { by, calls, maxWidth }: { by: Grouping; calls: number; maxWidth: number },
): string {
  const shown = shares.slice(0, MOST_SHARES);
  const columns: Column<Share>[] = [
    ...countColumns(by.toUpperCase()),
    { head: "SHARE", cell: (share) => percent(share.calls / calls), alignRight: true },
    barColumn(shares, BAR_WIDTH.shares),
  ];
  const left = shares.length - shown.length;
  const more = left > 0 ? `… and ${formatNumber(left)} more: --by ${by} shows all.\n` : "";
  return createTable(columns, maxWidth)(shown) + more;
}

function groupsTable({ by, groups }: GroupedStats, { maxWidth, zone }: { maxWidth: number; zone: string }): string {
  const columns: Column<Group>[] = [
    ...countColumns(by.toUpperCase() + (isTime(by) ? ` (${zone})` : "")),
    { head: "ANSWERED", cell: ({ answer_rate }) => orDash(answer_rate, percent), alignRight: true },
    { head: "P50", cell: ({ duration_p50_seconds: p50 }) => orDash(p50, formatDuration), alignRight: true },
    { head: "P95", cell: ({ duration_p95_seconds: p95 }) => orDash(p95, formatDuration), alignRight: true },
    { head: "COST", cell: ({ cost_total }) => orDash(cost_total, money), alignRight: true },
    barColumn(groups, BAR_WIDTH.groups),
  ];
  return createTable(columns, maxWidth)(groups);
}

function countColumns(head: string): Column<Share>[] {
  return [
    { head, cell: ({ value }) => value ?? "-", canShrink: true },
    { head: "CALLS", cell: ({ calls }) => formatNumber(calls), alignRight: true },
  ];
}

function barColumn(shares: readonly Share[], width: number): Column<Share> {
  const largest = shares.reduce((most, { calls }) => Math.max(most, calls), 0);
  return { head: "", cell: ({ calls }) => renderBar(calls, { largest, width }) };
}

function orDash(value: number | null, write: (value: number) => string): string {
  return value === null ? "-" : write(value);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** Formats an amount in the currency of the account, which the API does not specify. */
function money(amount: number): string {
  const [whole = "", cents = ""] = amount.toFixed(2).split(".");
  return `${formatNumber(Number(whole))}.${cents}`;
}
