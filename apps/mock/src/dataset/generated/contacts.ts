import { givenNames, surnames } from "./names.ts";
import { IdCipher, type IdHalves } from "./id-cipher.ts";
import { randomAt, randomStream, hashOf, pick } from "../../runtime/random.ts";

/** How many calls there are for each contact, and fewest contacts. */
const CALLS_A_CONTACT = 5;
const FEWEST = 20;

/** Who calls or is called. */
export interface Contact {
  given: string;
  surname: string;
  /** One of the numbers that telephony reserves for fiction. */
  phone: string;
}

/** The people that a business speaks with. Some call often, and each is the same person in all their calls. */
export class Contacts {
  readonly #key: number;
  readonly #count: number;
  readonly #ids: IdCipher;

  constructor({ calls, seed }: { calls: number; seed: number | string }) {
    this.#key = hashOf("contact", seed);
    this.#ids = new IdCipher("contact", seed);
    this.#count = Math.max(FEWEST, Math.ceil(calls / CALLS_A_CONTACT));
  }

  /** The digits of the id of the contact that chance in [0, 1) picks. */
  idOf(chance: number): IdHalves {
    return this.#ids.idOf(this.#numberOf(chance));
  }

  /** The contact that chance in [0, 1) picks. */
  of(chance: number): Contact {
    const draws = randomStream(this.#key, this.#numberOf(chance));
    return {
      given: pick(givenNames, randomAt(draws, 0)),
      surname: pick(surnames, randomAt(draws, 1)),
      phone: `555-01${String(Math.floor(randomAt(draws, 2) * 100)).padStart(2, "0")}`,
    };
  }

  /** The lower ones are the regulars. */
  #numberOf(chance: number): number {
    return Math.floor(chance * chance * this.#count);
  }
}
