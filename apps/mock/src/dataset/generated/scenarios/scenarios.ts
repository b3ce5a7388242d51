import clinic from "./clinic.json" with { type: "json" };
import dentalPractice from "./dental-practice.json" with { type: "json" };
import estateAgent from "./estate-agent.json" with { type: "json" };
import restaurant from "./restaurant.json" with { type: "json" };
import type { Scenario } from "./scenario.ts";
import workshop from "./workshop.json" with { type: "json" };

/** All scenarios. The seed selects one of them. A test validates the JSON files with `scenario.schema.json`. */
export const scenarios = [dentalPractice, estateAgent, workshop, restaurant, clinic] as readonly Scenario[]; // JSON imports have no literal types
