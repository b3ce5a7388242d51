import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };

const documented = document.components.examples.getCall.value.data as CallDetail;

/** The documented call with these turns of the caller and the agent. */
export function callWith(...texts: string[]): CallDetail {
  const transcript = texts.map((text, index) => ({
    speaker: index % 2 === 0 ? "caller" : "agent",
    text,
    timestamp: index * 2.5,
  }));
  return { ...documented, transcript };
}
