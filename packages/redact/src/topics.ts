/** The topic of a conversation. It decides whether a short number or a code is an identifier. */
export type Topic = "birth" | "address" | "number" | "code";

/** Number of turns for which a topic stays open after it was mentioned. */
const OPEN_TURNS: Record<Topic, number> = { birth: 6, address: 6, number: 6, code: 2 };

const TOPICS: Record<Topic, RegExp> = {
  birth: anyOf(String.raw`birth\p{L}*|born|d\.? ?o\.? ?b|urodz\p{L}*|rocznik\p{L}*`),
  address: anyOf(
    String.raw`address\p{L}*|post ?codes?|zip|where do you live|live[sd]? (?:at|on|in)|moved to|deliver\p{L}*|adres\p{L}*|mieszka\p{L}*`,
  ),
  number: anyOf(
    String.raw`numbers?|digits|pin|post ?codes?|zip|(?:sort|security|routing|area|gate|door) code|cvv|cvc|card|expir\p{L}*|ending|ends? in|` +
      String.raw`pass ?codes?|code they|social|numer\p{L}*|pesel\p{L}*|nip|regon|kodu?|kont[oa]|rachun\p{L}*|kart\p{L}{1,2}|cyfr\p{L}*|hasło`,
  ),
  code: anyOf(
    String.raw`post ?codes?|reference|booking|confirmation|order (?:number|id|code|is)|policy|claim|passport|licen[cs]e|registration|plate|` +
      String.raw`member(?:ship)?|voucher|tracking|serial|vin|national insurance|(?:customer|account|case|ticket|reservation) (?:number|id|code)|` +
      String.raw`kodu?|rezerwacj\p{L}*|zamówieni\p{L}*|polis\p{L}*|dow[óo]du?|paszport\p{L}*|rejestrac\p{L}*|spraw[aęy]|literuj\p{L}*`,
  ),
};

/** Matches any of these phrases as whole words. */
function anyOf(phrases: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${phrases})(?!\\p{L})`, "iu");
}

/** Whether a text mentions a topic. */
export function mentions(topic: Topic, text: string): boolean {
  return TOPICS[topic].test(text);
}

/** Follows the topics through a conversation. */
export class TopicTracker {
  readonly #openTurns = new Map<Topic, number>();

  /** The topics that are open after the turns so far. */
  get open(): ReadonlySet<Topic> {
    return new Set([...this.#openTurns].flatMap(([topic, turns]) => (turns > 0 ? [topic] : [])));
  }

  /** Adds the topics of a turn. A turn without words does not close a topic. */
  add(text: string, hasWords: boolean): void {
    for (const topic of Object.keys(TOPICS) as Topic[]) {
      const left = (this.#openTurns.get(topic) ?? 0) - (hasWords ? 1 : 0);
      this.#openTurns.set(topic, mentions(topic, text) ? OPEN_TURNS[topic] + 1 : Math.max(0, left));
    }
  }
}
