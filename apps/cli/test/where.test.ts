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
  "start_timestamp == '2026-01-15'", // a date equals every time of that day
  "start_timestamp in ['2026-01-14', '2026-01-15']",
  "start_timestamp != '2026-01-14' && start_timestamp != '2026-01-16'",
  "contact_id == null && sentiment != null",
  "contact_id != 'x'",
  "!(contact_id == 'x')",
  "!duration_seconds < 60",
  "!!id contains ''",
  "agent_id == 'agent \"x\" \\\\ \\'y\\''",
  "cost > 1 && cost > 1 || cost < 1", // && binds more strongly
  "cost < 1 || cost > 1 && cost > 1",
  "!(cost > 1) && (cost > 1 || (((cost < 1))))",
  "\n\tid\n!=\n''\n",
])("%s matches the call", (text) => {
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
  "direction == 'inbound'", // the field is missing
  "direction != null",
  "sentiment in ['negative', null]",
  "start_timestamp == '2026-01-15T00:00:00Z'",
  "start_timestamp == '2026-01-14'",
  "start_timestamp == '2026-01-16'",
  "start_timestamp != '2026-01-15'",
])("%s does not match", (text) => {
  expect(parseWhere(text, callFields)(row)).toBe(false);
});

test("a value of another type than the field's is not equal to, greater than or less than any value", () => {
  const odd = { cost: "0.45", start_timestamp: "soon", id: 5 };
  for (const text of ["cost < 9", "cost >= 0", "cost == 0.45", "start_timestamp > '1970-01-01'", "id contains '5'"]) {
    expect(parseWhere(text, callFields)(odd)).toBe(false);
  }
  for (const text of ["cost != 0.45", "cost != null", "start_timestamp != '2026-01-01'", "id != '5'"]) {
    expect(parseWhere(text, callFields)(odd)).toBe(true);
  }
});

const known = `Available fields: ${callDetailFields.map(({ name }) => name).join(", ")}.`;

test.each([
  ["", "at the end: expected the name of a field."],
  ["cost >", 'at the end: expected a value: "text", 60 or null.'],
  ["cost", "at the end: expected one of == != < <= > >= contains in after cost."],
  ["cost is null", "character 6 (is null): expected one of == != < <= > >= contains in after cost. Did you mean ==?"],
  ["duration > 60", `character 1 (duration > 60): unknown field "duration". Did you mean duration_seconds? ${known}`],
  [
    "cost>1 && sentimet == ''",
    `character 11 (sentimet == ''): unknown field "sentimet". Did you mean sentiment? ${known}`,
  ],
  ["duration_seconds > 'x'", "character 20 ('x'): duration_seconds is a number. Write one without quotes, such as 60."],
  ["id == 5", 'character 7 (5): id is a string. Write "5".'],
  [
    'call_status == "Completed"',
    'character 16 ("Completed"): unknown call_status "Completed". Did you mean completed? Allowed values: completed, voicemail, no_answer, busy, failed. contains accepts any text.',
  ],
  [
    "cost > 1 || sentiment in ['positive', 'negativ']",
    `character 39 ('negativ']): unknown sentiment "negativ". Did you mean negative? Allowed values: positive, neutral, negative. contains accepts any text.`,
  ],
  [
    "direction != 'sideways'",
    `character 14 ('sideways'): unknown direction "sideways". Use one of inbound, outbound, web. contains accepts any text.`,
  ],
  ["sentiment == negative", 'character 14 (negative): did you mean "negative"? Strings need quotes.'],
  ["sentiment == true", 'character 14 (true): did you mean "true"? Strings need quotes.'],
  ["sentiment = 'x'", "character 11 (= 'x'): = is unknown. Did you mean ==?"],
  ["cost>1 & cost<3", "character 8 (& cost<3): & is unknown. Did you mean &&?"],
  ["cost>1 and cost<3", "character 8 (and cost<3): expected && or ||. Did you mean &&?"],
  ["not cost>1", "character 1 (not cost>1): not is unknown. Did you mean !?"],
  ["cost>60s", "character 8 (s): expected && or ||."],
  ["(cost>1", "at the end: expected )."],
  ["cost>1)", "character 7 ()): expected && or ||."],
  ["id == 'abc", "character 7 ('abc): unterminated string. Close it with '."],
  ["🎉 cost", 'character 1 (🎉 cost): unexpected "🎉". Strings need quotes: "negative".'],
  ["id == '🎉' cost", "character 11 (cost): expected && or ||."],
  ["sentiment in 'a'", 'character 14 (\'a\'): expected a list after in, such as ["positive", "neutral"].'],
  ["sentiment in []", 'character 15 (]): expected a value: "text", 60 or null.'],
  ["contact_id in ['a' 'b']", "character 20 ('b']): expected a comma or ]."],
  ["contact_id in ['a')", "character 19 ()): expected a comma or ]."],
  ["cost in [1, 'a']", "character 13 ('a']): cost is a number. Write one without quotes, such as 60."],
  ["cost contains 'x'", "character 15 ('x'): contains requires a string field, and cost is a number."],
  ["cost < null", "character 8 (null): null cannot be compared with <. Use == null or != null."],
  ["id contains null", "character 13 (null): null cannot be compared with contains. Use == null or != null."],
  ["transcript == null", "character 15 (null): transcript is an array, which cannot be compared."],
  ...["'2026-02-30'", "'2026-01-15T14:30:00'", "'yesterday'", "5"].map((time) => [
    `start_timestamp > ${time}`,
    `character 19 (${time}): start_timestamp is a timestamp. Write it as "2026-11-01" or "2026-11-01T14:30:00Z".`,
  ]),
  [`${"!".repeat(50)}cost>1`, "character 51 (cost>1): parentheses and ! can be nested at most 50 levels deep."],
  ["(".repeat(1_999), `character 51 (${"(".repeat(40)}…): parentheses and ! can be nested at most 50 levels deep.`],
])("--where %j is rejected, with the position and a suggestion", (text = "", problem) => {
  const message = `--where, ${problem}`;
  expect(() => parseWhere(text, callDetailFields)).toThrow(
    expect.objectContaining({ name: "UsageError", exitCode: 2, message }),
  );
});

test("a condition has a maximum length", () => {
  expect(() => parseWhere(`id == '${"x".repeat(2_000)}'`, callFields)).toThrow(
    "--where has 2008 characters, but the maximum is 2000. Filter the output with jq instead.",
  );
});

test("any text is a condition or a usage error", () => {
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

/** A condition as a tree, which can be formatted, and evaluated in the simplest way. */
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

/** With as few parentheses as the grammar requires. */
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

test("a condition evaluates like its tree", () => {
  fc.assert(
    fc.property(tree, rows, (node, row) => {
      expect(parseWhere(written(node), callFields)(row)).toBe(decided(node, row));
    }),
    { numRuns: 5_000 },
  );
});
