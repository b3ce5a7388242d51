import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";

/** A conversation. */
export interface Conversation {
  /** The frequency relative to other conversations with the same direction. */
  weight: number;
  directions: readonly KnownCallDirection[];
  sentiment: KnownSentiment;
  /** May contain the same placeholders as the lines. */
  summary: string;
  /** The lines of the agent and the caller in turn, starting with the agent. Placeholders are in braces. */
  lines: readonly string[];
}

/** A business with voice agents: its agents, campaigns and conversations. */
export interface Scenario {
  /** The name of the business. */
  name: string;
  /** The IDs of the agents, by the direction of their calls. */
  agents: Readonly<Record<KnownCallDirection, readonly string[]>>;
  /** The IDs of the campaigns of outbound calls. */
  campaigns: readonly string[];
  /** The values of the placeholders of this scenario, such as `{treatment}`. */
  blanks: Readonly<Record<string, readonly string[]>>;
  conversations: readonly Conversation[];
  /** Voicemail messages of an agent. Each is one line. */
  voicemails: readonly Conversation[];
}
