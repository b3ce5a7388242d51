import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";

/** What a call is about. */
export interface Conversation {
  /** How often it happens, beside the others of the same direction. */
  weight: number;
  directions: readonly KnownCallDirection[];
  sentiment: KnownSentiment;
  /** With the same blanks as the lines. */
  summary: string;
  /** The first line is the agent's, then they alternate; blanks in braces. */
  lines: readonly string[];
}

/** A business that SmartAlex serves: who calls, who answers, and what is said. */
export interface Scenario {
  /** What callers know it as. */
  name: string;
  /** Ids of the agents by the direction of the calls that they handle. */
  agents: Readonly<Record<KnownCallDirection, readonly string[]>>;
  /** Ids of the campaigns that place outbound calls. */
  campaigns: readonly string[];
  /** What blanks of its own can be, such as `{treatment}`. */
  blanks: Readonly<Record<string, readonly string[]>>;
  conversations: readonly Conversation[];
  /** What an agent leaves on a voicemail: one line. */
  voicemails: readonly Conversation[];
}
