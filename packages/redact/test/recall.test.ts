import { conversationsOf, hasConversations, conversationsMissing } from "./conversations.ts";
import { expect, test } from "vitest";
import { measure, readLabels, type Recall } from "./measure.ts";

const FILES = ["evi-calls.ndjson", "harper-valley-sample.ndjson", "primock57-calls.ndjson"];
/** The least share of labels of a kind, where it has ten or more, that is found. */
const FLOORS = { "sample.json": 0.98, "held-out.json": 0.95 };
/** The most words of a hundred that are replaced although they tell nothing. */
const MOST_LOST = 0.005;

const title = (name: string) => (hasConversations ? name : `${name} (${conversationsMissing})`);

test.skipIf(!hasConversations).each(Object.entries(FLOORS))(
  title("%s: what is labelled is found, and little else"),
  (name, floor) => {
    const labels = readLabels(name);
    const { finds, lost, recall, right, words } = measure(FILES.flatMap(conversationsOf), labels);
    const rows = [...recall].map(([kind, count]) =>
      [kind.padEnd(9), `${count.found} of ${count.labelled}`, percent(count)].join("  "),
    );
    const all = [...recall.values()].reduce(sum, { found: 0, labelled: 0 });
    process.stdout.write(
      [
        `\n${name}: ${Object.keys(labels).length} calls`,
        ...rows,
        `all        ${all.found} of ${all.labelled}  ${percent(all)}`,
        `precision  ${right} of ${finds}, ${lost} of ${words} words lost\n`,
      ].join("\n"),
    );
    expect(all.labelled).toBeGreaterThan(200);
    expect(all.found / all.labelled).toBeGreaterThanOrEqual(floor);
    for (const [kind, { found, labelled }] of recall) {
      if (labelled >= 10) expect(found / labelled, kind).toBeGreaterThanOrEqual(floor);
    }
    expect(lost / words).toBeLessThanOrEqual(MOST_LOST);
  },
);

test("the two sets of labels have no call in common", () => {
  const held = new Set(Object.keys(readLabels("held-out.json")));
  expect(Object.keys(readLabels("sample.json")).filter((id) => held.has(id))).toEqual([]);
});

function sum(one: Recall, other: Recall): Recall {
  return { found: one.found + other.found, labelled: one.labelled + other.labelled };
}

function percent({ found, labelled }: Recall): string {
  return `${((100 * found) / labelled).toFixed(1)} %`;
}
