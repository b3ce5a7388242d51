import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";

/** What a call is about. `{person}`, `{day}`, `{time}` and `{phone}` are filled in; odd lines are the agent's, even the caller's. */
export interface Conversation {
  directions: readonly KnownCallDirection[];
  sentiment: KnownSentiment;
  summary: string;
  lines: readonly string[];
}

const GREETING = "Hello, thank you for calling ABC Company. How can I help you today?";
const WEB_GREETING = "Hi, I am the assistant of ABC Company. What can I do for you?";

/** The conversations of a small company with appointments, from which the generated calls are made. */
export const conversations: readonly Conversation[] = [
  {
    directions: ["inbound"],
    sentiment: "positive",
    summary: "{person} asked for an appointment and booked {day} at {time}. Phone number confirmed.",
    lines: [
      GREETING,
      "Hi, this is {person}. I would like to make an appointment, please.",
      "Of course, {person}. I have {day} at {time}. Does that suit you?",
      "Yes, {time} is perfect.",
      "And the best number to reach you is still {phone}?",
      "That is right.",
      "Thank you. You are booked for {day} at {time}. We will send you a reminder the day before.",
      "Great, thanks a lot. Bye.",
    ],
  },
  {
    directions: ["inbound"],
    sentiment: "neutral",
    summary: "{person} moved an appointment to {day} at {time}.",
    lines: [
      GREETING,
      "Hello, {person} speaking. I have to move my appointment, something came up at work.",
      "No problem. Would {day} at {time} work instead?",
      "Let me see. Yes, that works.",
      "Then I have moved it to {day} at {time}. Is there anything else?",
      "No, that is all. Thank you.",
    ],
  },
  {
    directions: ["inbound", "web"],
    sentiment: "neutral",
    summary: "Asked for opening hours and parking. No further action.",
    lines: [
      GREETING,
      "Are you open on Saturdays?",
      "Yes, on Saturdays we are open from nine to one. On weekdays it is eight to six.",
      "And can I park at your place?",
      "There are four spaces behind the building, free for visitors.",
      "Good to know. Thanks.",
    ],
  },
  {
    directions: ["inbound"],
    sentiment: "negative",
    summary: "{person} complained about an invoice that was charged twice. A colleague calls back {day} at {time}.",
    lines: [
      GREETING,
      "This is {person}. You have charged me twice for the same visit, and this is the second time that I call about it.",
      "I am sorry about that, {person}. I cannot change invoices myself, but I can have a colleague from accounting call you.",
      "I was told that last time, too. Nobody called.",
      "I understand. I have marked it as urgent, for {day} at {time}, on {phone}.",
      "Fine. But this time somebody had better call.",
      "You will hear from us. Again, I apologise.",
    ],
  },
  {
    directions: ["web"],
    sentiment: "positive",
    summary: "A visitor of the web site asked for prices and left {phone} for a call back.",
    lines: [
      WEB_GREETING,
      "How much is a first consultation?",
      "The first consultation takes thirty minutes and is free of charge.",
      "Oh, nice. Can somebody call me about it?",
      "Gladly. What number may we call?",
      "{phone}, after five would be best.",
      "Thank you, I have noted it. Have a nice day!",
    ],
  },
  {
    directions: ["outbound"],
    sentiment: "positive",
    summary: "Reminded {person} of the check-up. Booked {day} at {time}.",
    lines: [
      "Hello, this is the assistant of ABC Company. Am I speaking with {person}?",
      "Yes, speaking.",
      "Your last check-up was a year ago. Shall I find you a new appointment? {day} at {time} is free.",
      "Oh, I had forgotten all about it. Yes, please, put me down.",
      "Done: {day} at {time}. Thank you, and see you then.",
      "Thanks for calling. Bye.",
    ],
  },
  {
    directions: ["outbound"],
    sentiment: "neutral",
    summary: "{person} had no time to talk and asked for a call on {day} at {time}.",
    lines: [
      "Hello, this is the assistant of ABC Company. Am I speaking with {person}?",
      "Yes, but I am driving. Can you call another time?",
      "Certainly. Would {day} at {time} be better?",
      "Yes, do that. Bye.",
    ],
  },
  {
    directions: ["outbound"],
    sentiment: "negative",
    summary: "{person} does not want to be called again. Taken off the campaign.",
    lines: [
      "Hello, this is the assistant of ABC Company. Am I speaking with {person}?",
      "Who gave you this number? Please take me off your list.",
      "I am sorry for the disturbance. I have taken you off the list. You will not be called again.",
      "Good.",
    ],
  },
];

/** What the agent leaves on a voicemail. */
export const voicemail: Conversation = {
  directions: ["outbound"],
  sentiment: "neutral",
  summary: "Reached the voicemail of {person} and left a message with the number to call back.",
  lines: [
    "Hello {person}, this is the assistant of ABC Company. It is about your next appointment. Please call us back when it suits you. Goodbye.",
  ],
};

// prettier-ignore
/** The people who call and are called; one person is one contact. */
export const people = [
  "Maria Kowalska", "James Okafor", "Emily Carter", "Daniel Weber", "Sofia Rossi", "Ahmed Hassan", "Grace Lee", "Peter Novak",
  "Laura Martin", "Tomasz Zielinski", "Hannah Schmidt", "Oliver Brown", "Priya Shah", "Lucas Dubois", "Anna Lindqvist",
  "Michael O'Brien", "Chloe Moreau", "David Kim", "Julia Wagner", "Noah Wilson", "Elena Petrova", "Samuel Adeyemi", "Isabel García",
  "Jack Turner",
] as const;
