import { callDetailFields, callFields, sentimentValues } from "@smartalex/contract/constants";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseWhere } from "../src/filters/where/parse-where.ts";

const row = {
  id: "call_abc123",
  agent_id: "agent \"x\" \\ 'y'",
  contact_id: null,
  call_status: "completed",
  duration_seconds: 245,
  sentiment: "positive",
  cost: 0.45,
  start_timestamp: "2026-01-15T14:30:00Z",
  end_timestamp: null,
};

test.each([
  "duration_seconds > 60 && sentiment == 'positive'",
  "duration_seconds==245&&cost<=4.5e-1",
  "cost > -1",
  'call_status != "failed"',
  "sentiment in ['negative', \"positive\"]",
  "duration_seconds in (1, 245)",
  "contact_id in ['x', null]",
  "id contains 'ABC'",
  "start_timestamp >= '2026-01-15' && start_timestamp < \"2026-01-16\"",
  "start_timestamp == '2026-01-15T15:30:00.000+01:00'",
  "start_timestamp == '2026-01-15'", // a day is every time of it
  "start_timestamp in ['2026-01-14', '2026-01-15']",
  "start_timestamp != '2026-01-14' && start_timestamp != '2026-01-16'",
  "contact_id == null && sentiment != null",
  "contact_id != 'x'",
  "!(contact_id == 'x')",
  "!duration_seconds < 60",
  "!!id contains ''",
  "agent_id == 'agent \"x\" \\\\ \\'y\\''",
  "cost > 1 && cost > 1 || cost < 1", // && binds closer
  "cost < 1 || cost > 1 && cost > 1",
  "!(cost > 1) && (cost > 1 || (((cost < 1))))",
  "\n\tid\n!=\n''\n",
])("%s applies to the call", (text) => {
  expect(parseWhere(text, callFields)(row)).toBe(true);
});

test.each([
  "duration_seconds > 245",
  "sentiment contains 'Negative'",
  "(cost < 1 || cost > 1) && cost > 1",
  "contact_id contains ''",
  "contact_id < 'x'",
  "contact_id >= ''",
  "end_timestamp < '2030-01-01'",
  "end_timestamp >= '1970-01-01'",
  "contact_id != null",
  "direction == 'inbound'", // it is not there
  "direction != null",
  "sentiment in ['negative', null]",
  "start_timestamp == '2026-01-15T00:00:00Z'",
  "start_timestamp == '2026-01-14'",
  "start_timestamp == '2026-01-16'",
  "start_timestamp != '2026-01-15'",
])("%s does not", (text) => {
  expect(parseWhere(text, callFields)(row)).toBe(false);
});

test("a value that is not of its field's type is equal to nothing, and neither more nor less", () => {
  const odd = { cost: "0.45", start_timestamp: "soon", id: 5 };
  for (const text of ["cost < 9", "cost >= 0", "cost == 0.45", "start_timestamp > '1970-01-01'", "id contains '5'"]) {
    expect(parseWhere(text, callFields)(odd)).toBe(false);
  }
  for (const text of ["cost != 0.45", "cost != null", "start_timestamp != '2026-01-01'", "id != '5'"]) {
    expect(parseWhere(text, callFields)(odd)).toBe(true);
  }
});

const known = `Known are ${callDetailFields.map(({ name }) => name).join(", ")}.`;

test.each([
  ["", "at its end: the name of a field is missing."],
  ["cost >", 'at its end: a value is missing: "text", 60 or null.'],
  ["cost", "at its end: one of == != < <= > >= contains in is missing after cost."],
  ["cost is null", "character 6 (is null): one of == != < <= > >= contains in is missing after cost. Did you mean ==?"],
  ["duration > 60", `character 1 (duration > 60): "duration" is no field. Did you mean duration_seconds? ${known}`],
  [
    "cost>1 && sentimet == ''",
    `character 11 (sentimet == ''): "sentimet" is no field. Did you mean sentiment? ${known}`,
  ],
  ["duration_seconds > 'x'", "character 20 ('x'): duration_seconds is a number. Write one without quotes, such as 60."],
  ["id == 5", 'character 7 (5): id is a text. Write "5".'],
  [
    'call_status == "Completed"',
    'character 16 ("Completed"): "Completed" is no known call_status. Did you mean completed? Known are completed, voicemail, no_answer, busy, failed. contains takes any text.',
  ],
  [
    "cost > 1 || sentiment in ['positive', 'negativ']",
    `character 39 ('negativ']): "negativ" is no known sentiment. Did you mean negative? Known are positive, neutral, negative. contains takes any text.`,
  ],
  [
    "direction != 'sideways'",
    `character 14 ('sideways'): "sideways" is no known direction. Use one of inbound, outbound, web. contains takes any text.`,
  ],
  ["sentiment == negative", 'character 14 (negative): did you mean "negative"? Texts stand in quotes.'],
  ["sentiment == true", 'character 14 (true): did you mean "true"? Texts stand in quotes.'],
  ["sentiment = 'x'", "character 11 (= 'x'): = is unknown. Did you mean ==?"],
  ["cost>1 & cost<3", "character 8 (& cost<3): & is unknown. Did you mean &&?"],
  ["cost>1 and cost<3", "character 8 (and cost<3): an && or || is missing. Did you mean &&?"],
  ["not cost>1", "character 1 (not cost>1): not is unknown. Did you mean !?"],
  ["cost>60s", "character 8 (s): an && or || is missing."],
  ["(cost>1", "at its end: a ) is missing."],
  ["cost>1)", "character 7 ()): an && or || is missing."],
  ["id == 'abc", "character 7 ('abc): the text has no end. Close it with '."],
  ["🎉 cost", 'character 1 (🎉 cost): "🎉" means nothing here. Texts stand in quotes: "negative".'],
  ["id == '🎉' cost", "character 11 (cost): an && or || is missing."],
  ["sentiment in 'a'", 'character 14 (\'a\'): a list is missing after in, such as ["positive", "neutral"].'],
  ["sentiment in []", 'character 15 (]): a value is missing: "text", 60 or null.'],
  ["contact_id in ['a' 'b']", "character 20 ('b']): a comma or ] is missing."],
  ["contact_id in ['a')", "character 19 ()): a comma or ] is missing."],
  ["cost in [1, 'a']", "character 13 ('a']): cost is a number. Write one without quotes, such as 60."],
  ["cost contains 'x'", "character 15 ('x'): contains looks into texts, and cost is a number."],
  ["cost < null", "character 8 (null): null has no <. Use == null or != null."],
  ["id contains null", "character 13 (null): null has no contains. Use == null or != null."],
  ["transcript == null", "character 15 (null): transcript is a list, and lists cannot be compared."],
  ...["'2026-02-30'", "'2026-01-15T14:30:00'", "'yesterday'", "5"].map((time) => [
    `start_timestamp > ${time}`,
    `character 19 (${time}): start_timestamp is a time. Write it as "2026-11-01" or "2026-11-01T14:30:00Z".`,
  ]),
  [`${"!".repeat(50)}cost>1`, "character 51 (cost>1): parentheses and ! go 50 deep at most."],
  ["(".repeat(1_999), `character 51 (${"(".repeat(40)}…): parentheses and ! go 50 deep at most.`],
])("--where %j is a mistake, and says where and what to write", (text = "", problem) => {
  const message = `--where, ${problem}`;
  expect(() => parseWhere(text, callDetailFields)).toThrow(
    expect.objectContaining({ name: "UsageError", exitCode: 2, message }),
  );
});

test("a condition has an end", () => {
  expect(() => parseWhere(`id == '${"x".repeat(2_000)}'`, callFields)).toThrow(
    "--where has 2008 characters, and 2000 are the most. Filter its output further with jq.",
  );
});

test("any text is a condition or a mistake, and nothing else", () => {
  const pieces = [
    "id",
    "cost",
    "in",
    "contains",
    "==",
    "<",
    "!",
    "(",
    ")",
    "[",
    "]",
    ",",
    "&&",
    "||",
    "'a'",
    "1",
    "null",
    '"',
    "\\",
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(" ")),
  );
  fc.assert(
    fc.property(text, (given) => {
      try {
        expect(typeof parseWhere(given, callFields)(row)).toBe("boolean");
      } catch (error) {
        expect(error).toMatchObject({ name: "UsageError" });
      }
    }),
    { numRuns: 5_000 },
  );
});

/** A condition as a tree, to be written as text, and to be decided in the plainest way. */
type Tree =
  | { is: "&&"; left: Tree; right: Tree }
  | { is: "||"; left: Tree; right: Tree }
  | { is: "!"; of: Tree }
  | { is: "in"; name: string; values: Value[] }
  | { is: "compare"; name: string; operator: string; value: Value };
type Value = string | number | null;

const numbers = fc.constantFrom(-1.5, 0, 1, 60, 245);
const texts = fc.constantFrom("", "a", "A", "b", "Łódź", "łódź", "it's", 'say "hi"', "back\\slash");
const times = fc.constantFrom(
  "2026-01-01",
  "2026-01-15T14:30:00Z",
  "2026-01-15T15:30:00+01:00",
  "2026-02-01T00:00:00.5Z",
);
const orders = ["==", "!=", "<", "<=", ">", ">="];
const kinds = [
  { names: ["duration_seconds", "cost"], values: numbers, operators: orders },
  { names: ["id", "contact_id"], values: texts, operators: [...orders, "contains"] },
  { names: ["sentiment"], values: fc.constantFrom(...sentimentValues), operators: [...orders, "contains"] },
  { names: ["start_timestamp", "end_timestamp"], values: times, operators: orders },
];

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  ...kinds.flatMap(({ names, operators, values }) => [
    fc.record({
      is: fc.constant("compare" as const),
      name: fc.constantFrom(...names),
      operator: fc.constantFrom(...operators),
      value: values as fc.Arbitrary<Value>,
    }),
    fc.record({
      is: fc.constant("in" as const),
      name: fc.constantFrom(...names),
      values: fc.array(fc.option(values as fc.Arbitrary<Value>), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      is: fc.constant("compare" as const),
      name: fc.constantFrom(...names),
      operator: fc.constantFrom("==", "!="),
      value: fc.constant(null),
    }),
  ]),
);

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ is: fc.constant("&&" as const), left: tie("tree"), right: tie("tree") }),
    fc.record({ is: fc.constant("||" as const), left: tie("tree"), right: tie("tree") }),
    fc.record({ is: fc.constant("!" as const), of: tie("tree") }),
  ),
}));

const rows = fc.record(
  Object.fromEntries(
    kinds.flatMap(({ names, values }) => names.map((name) => [name, fc.option(values as fc.Arbitrary<Value>)])),
  ),
  { requiredKeys: [] },
);

/** With as few parentheses as the grammar asks for. */
function written(node: Tree): string {
  if (node.is === "!") return `!${inParentheses(node.of, ["&&", "||"])}`;
  if (node.is === "in") return `${node.name} in [${node.values.map(literal).join(", ")}]`;
  if (node.is === "compare") return `${node.name} ${node.operator} ${literal(node.value)}`;
  const looser = node.is === "&&" ? ["||"] : [];
  return `${inParentheses(node.left, looser)} ${node.is} ${inParentheses(node.right, looser)}`;
}

function inParentheses(node: Tree, looser: string[]): string {
  return looser.includes(node.is) ? `(${written(node)})` : written(node);
}

function literal(value: Value): string {
  return typeof value === "string" ? `'${value.replaceAll(/['\\]/g, "\\$&")}'` : String(value);
}

function decided(node: Tree, row: Record<string, Value | undefined>): boolean {
  if (node.is === "&&") return decided(node.left, row) && decided(node.right, row);
  if (node.is === "||") return decided(node.left, row) || decided(node.right, row);
  if (node.is === "!") return !decided(node.of, row);
  const plain = (value: Value | undefined) => {
    return node.name.endsWith("_timestamp") && typeof value === "string" ? new Date(value).getTime() : (value ?? null);
  };
  const mine = plain(row[node.name]);
  if (node.is === "in") return node.values.map(plain).includes(mine);
  const theirs = plain(node.value);
  if (node.operator === "==") return mine === theirs;
  if (node.operator === "!=") return mine !== theirs;
  if (mine === null || theirs === null) return false;
  if (node.operator === "contains") return String(mine).toLowerCase().includes(String(theirs).toLowerCase());
  const order = mine < theirs ? "<" : mine > theirs ? ">" : "=";
  return node.operator.includes(order);
}

test("a condition decides as its tree says", () => {
  fc.assert(
    fc.property(tree, rows, (node, row) => {
      expect(parseWhere(written(node), callFields)(row)).toBe(decided(node, row));
    }),
    { numRuns: 5_000 },
  );
});
