import type { Business } from "./business.ts";
import { conversations, voicemail } from "./conversations.ts";

/** The businesses whose calls are generated. */
export const businesses: readonly Business[] = [
  {
    name: "ABC Company",
    agents: { inbound: ["agent_a"], outbound: ["agent_b"], web: ["agent_c"] },
    campaigns: ["campaign_checkup"],
    blanks: {},
    conversations: conversations.map((c) => ({ ...c, weight: 1 })),
    voicemails: [{ ...voicemail, weight: 1 }],
  },
];
