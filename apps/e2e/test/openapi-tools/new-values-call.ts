import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };

/** A status that the API does not document. */
export const NEW_STATUS = "transferred";

/** The call in the documentation of the API. */
export const documentedCall: CallDetail = document.components.examples.getCall.value.data;

/** A call in which every enumeration has a value that the document does not list. */
export const newValuesCall: CallDetail = {
  ...documentedCall,
  id: "call_new_values",
  direction: "kiosk",
  call_status: NEW_STATUS,
  sentiment: "mixed",
  transcript: [{ speaker: "supervisor", text: "I have joined the call.", timestamp: 0 }],
};
