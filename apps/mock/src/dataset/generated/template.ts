import type { Scenario } from "./scenarios/scenario.ts";
import type { Contact } from "./contacts.ts";
import { pick } from "../../runtime/random.ts";

/** Blanks that are the same for every business. */
const blanks: Readonly<Record<string, readonly string[]>> = {
  agent: ["Alex", "Robin", "Sam", "Jamie"],
  day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
  time: ["9:30", "10:15", "11:00", "2pm", "3:45", "4:30"],
};

/** A text in pieces: what stands there, and the names of blanks, in turn. */
export type TemplateParts = readonly string[];

/** Takes `Hello {person}.` apart. */
export function parseTemplate(written: string): TemplateParts {
  return written.split(/\{(\w+)\}/);
}

/** Fills the blanks of a text, each with the same all over a call. `chance` is in [0, 1), and of its own for each number. */
export type TemplateFiller = (text: TemplateParts, contact: Contact, chance: (number: number) => number) => string;

/** Fills blanks as a business does. */
export function createTemplateFiller(business: Scenario): TemplateFiller {
  const choices = { ...blanks, ...business.blanks };
  const numbers = new Map(Object.keys(choices).map((name, number) => [name, number]));
  function fillIn(name: string, { given, phone, surname }: Contact, chance: (number: number) => number): string {
    switch (name) {
      case "business":
        return business.name;
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
