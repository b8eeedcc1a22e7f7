import type { Schemas } from "@/api/client";
import type { Challenge } from "@/shared/records";

const CLOSES = "2030-03-14T17:00:00.000Z";

/** An open public challenge of Kent Police, with changes. */
export function challengeOf(changes: Partial<Challenge> = {}): Challenge {
  return {
    id: "challenge-1",
    reference: "CH-2030-0042",
    title: "Interpreters at short notice",
    summary: "A victim can wait for hours.",
    problem_today: "By day somebody comes.\n\nAt night it takes longer.",
    who_is_affected: "",
    outcomes: [{ title: "Within 15 minutes", measure: "Measured from request to first word." }],
    constraints: {
      systems: "",
      standards: "",
      hosting: "uk_only",
      vetting: null,
      reach: null,
      notes: "",
    },
    data_involved: {
      ...{ categories: "", volumes: "", personal: true, special_category: false },
      ...{ children: false, biometric: false, victims: false },
    },
    tried_before: "",
    in_use_now: "",
    keywords: [],
    sectors_none: false,
    maturity_from: 6,
    maturity_to: 9,
    geography: "",
    budget_band: null,
    what_happens_next: "",
    purposes: ["requirements"],
    engagement_plan: "",
    notice: { procurement_title: "", subject_matter: "", category: null, cpv: [], lots: [] },
    contact_role: "",
    ethics_opinion_wanted: false,
    status: "open",
    version: 3,
    is_example: true,
    lead_force: { id: "force-kent", slug: "kent", name: "Kent Police" },
    co_sponsors: [],
    capabilities: [{ slug: "remote-interpreting", name: "Remote interpreting" }],
    sectors_welcome: [{ slug: "health", name: "Health" }],
    visibility: "public",
    response_handling: "sealed",
    safeguards: SAFEGUARDS,
    ethics_opinions: [],
    created_at: "2030-01-01T09:00:00.000Z",
    updated_at: "2030-01-02T09:00:00.000Z",
    status_since: "2030-01-02T09:00:00.000Z",
    status_reason: null,
    published_at: "2030-01-02T09:00:00.000Z",
    opens_at: "2030-01-03T09:00:00.000Z",
    questions_close_at: null,
    responses_close_at: CLOSES,
    outcome_expected_on: "2030-05-28",
    responses_submitted: 7,
    has_outcome: false,
    inside: null,
    available_actions: [],
    ...changes,
  };
}

const UNANSWERED = {
  ...{ biometrics: false, covert: false, individual_prediction: false, bulk_monitoring: false },
  ...{ contested_legal_basis: false, automated_decisions: false, special_category: false },
  ...{ children_vulnerable: false, victim_devices: false, data_matching: true },
  ...{ unequal_results: true, hard_to_undo: false },
};
const SAFEGUARDS: Challenge["safeguards"] = {
  level: "enhanced",
  decided: true,
  because: ["unequal_results", "data_matching"],
  answers: UNANSWERED,
  detail: {
    ...{ legal_basis: "Part 3 of the Data Protection Act 2018.", dpia_screening: "", contact: "" },
    ...{ necessity: "", least_intrusive: "", dpia: "", equality_impact: "", bias_evaluation: "" },
    ...{ human_oversight: "", transparency_record: "" },
  },
  detail_asked: ["legal_basis", "contact"],
};

/** A challenge in a list, with changes. */
export function cardOf(changes: Partial<Schemas["ChallengeCard"]> = {}): Schemas["ChallengeCard"] {
  const { id, reference, title, summary, lead_force, status, is_example, version } = challengeOf();
  return {
    ...{ id, reference, title, summary, lead_force, status, is_example, version },
    co_sponsor_count: 1,
    opens_at: "2030-01-03T09:00:00.000Z",
    responses_close_at: CLOSES,
    published_at: "2030-01-02T09:00:00.000Z",
    updated_at: "2030-01-02T09:00:00.000Z",
    safeguards_level: "standard",
    capabilities: [],
    responses_submitted: 7,
    feedback_owed: null,
    ...changes,
  };
}
