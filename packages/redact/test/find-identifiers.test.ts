import fc from "fast-check";
import { expect, test } from "vitest";
import { findIdentifiers } from "../src/find-identifiers.ts";
import { redact } from "../src/redact.ts";
import { callStart, turnsOf } from "./identifiers-in.ts";

const options = { callStart };
const kindsIn = (...texts: string[]) =>
  findIdentifiers(turnsOf(...texts), options).map((identifiers) => identifiers.map(({ kind }) => kind));

test("a number that is spoken over several turns is one number", () => {
  expect(kindsIn("seven one five", "okay", "one three nine", "mm", "zero seven eight seven")).toEqual([
    ["phone"],
    [],
    ["phone"],
    [],
    ["phone"],
  ]);
});

test("a long turn of the other speaker ends a number", () => {
  expect(kindsIn("two", "Thank you, and how many chairs do you need?", "three")).toEqual([[], [], []]);
});

test("a short number is an identifier after a question about a number", () => {
  expect(kindsIn("Yes.", "And the security code?", "one two three")).toEqual([[], [], ["number"]]);
  expect(kindsIn("Yes.", "How many are you?", "one two three")).toEqual([[], [], []]);
});

test("a long number is a phone number unless it has another label", () => {
  expect(kindsIn("my PESEL is 85030312345, my phone is 601 223 445")).toEqual([["number", "phone"]]);
  expect(kindsIn("call me on 601 223 445, SSN 123-45-6789")).toEqual([["phone", "number"]]);
  expect(kindsIn("Yes.", "And the account number?", "12345678")).toEqual([[], [], ["number"]]);
  expect(kindsIn("Yes.", "Which number can we call?", "12345678")).toEqual([[], [], ["phone"]]);
});

test("a date without a year is an identifier after a question about the date of birth", () => {
  expect(kindsIn("Yes.", "When were you born?", "the third of May")).toEqual([[], [], ["date"]]);
  expect(kindsIn("Yes.", "When would you like to come?", "the third of May")).toEqual([[], [], []]);
});

test("if the start of the call is invalid, every date with a year is replaced", () => {
  const turns = turnsOf("It was on 12 March 1980.");
  expect(redact(turns, { callStart: new Date("2026-01-15T14:30:60Z") })).toEqual(["It was on [date]."]);
});

test("every run of at least seven digits is replaced, in every notation", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 19 }),
      fc.constantFrom("", " ", "-"),
      fc.constantFrom("call ", "my number is ", "to jest "),
      (digits, gap, before) => {
        expect(redact(turnsOf(`${before}${digits.join(gap)}`), options)[0]).not.toMatch(/\d/);
      },
    ),
  );
});

const phrase = fc.oneof(
  fc.constantFrom(
    ..."my name is|david|Anna Kowalska|born|28|listopada|1987|seven|double|w|<UNIN/>|at|dot|ul.|🦷|\u202e|road|hundred|tysiąc|٣|７|plus|reference|A1".split(
      "|",
    ),
  ),
  fc.string({ unit: "binary" }),
);

test("identifiers are in order and within the text, for random turns", () => {
  fc.assert(
    fc.property(fc.array(fc.array(phrase, { maxLength: 12 }), { maxLength: 6 }), (phrases) => {
      const texts = phrases.map((words) => words.join(" "));
      for (const [index, identifiers] of findIdentifiers(turnsOf(...texts), options).entries()) {
        let last = 0;
        for (const { start, end } of identifiers) {
          expect(last <= start && start < end && end <= (texts[index]?.length ?? 0)).toBe(true);
          last = start;
        }
      }
    }),
    { numRuns: 300 },
  );
});

test.each(
  "a |7 |double |twenty |um |<UNSURE>|<|[|at dot |ul. |my name is |David |x.y@|1/|1.1 |12:|$1 |the of |sto |tysiąc sto |A b |7 Aa |w7|A1 |A1-|AA11 |flight |na A |٣".split(
    "|",
  ),
)("a text that repeats %j takes linear time", (part) => {
  // With quadratic time, the test would time out. The topics make every finder search the text.
  const text = `The reference number, date of birth and address are ${part.repeat(300_000 / part.length)}`;
  expect(redact(turnsOf(text), options)).toHaveLength(1);
});
