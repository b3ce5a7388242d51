import type { Scenario } from "./scenarios/scenario.ts";
import type { Contact } from "./contacts.ts";
import { pick } from "../../runtime/random.ts";

/** The values of placeholders that all scenarios share. */
const sharedValues: Readonly<Record<string, readonly string[]>> = {
  agent: ["Alex", "Robin", "Sam", "Jamie"],
  day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
  time: ["9:30", "10:15", "11:00", "2pm", "3:45", "4:30"],
};

/** The parts of a template: texts at even indexes, names of placeholders at odd indexes. */
export type TemplateParts = readonly string[];

/** Parses a template such as `Hello {person}.` */
export function parseTemplate(template: string): TemplateParts {
  return template.split(/\{(\w+)\}/);
}

/** Fills in a template. A placeholder has the same value in the whole call. `chance` returns the random number in [0, 1) with an index. */
export type TemplateFiller = (text: TemplateParts, contact: Contact, chance: (number: number) => number) => string;

/** Creates the function that fills in the templates of a scenario. */
export function createTemplateFiller(scenario: Scenario): TemplateFiller {
  const choices = { ...sharedValues, ...scenario.blanks };
  const numbers = new Map(Object.keys(choices).map((name, number) => [name, number]));
  function fillIn(name: string, { given, phone, surname }: Contact, chance: (number: number) => number): string {
    switch (name) {
      case "business":
        return scenario.name;
      case "first":
        return given;
      case "person":
        return `${given} ${surname}`;
      case "phone":
        return phone;
      default:
        return pick(choices[name] ?? [], chance(numbers.get(name) ?? 0));
    }
  }
  return (text, contact, chance) => {
    return text.map((piece, index) => (index % 2 === 0 ? piece : fillIn(piece, contact, chance))).join("");
  };
}
