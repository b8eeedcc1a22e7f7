import { listed } from "./listed";
import { t } from "./texts/challenge";

type Named = { name: string };

/** "Kent Police, with Essex Police": the lead force, with the forces behind a challenge. */
export const forceNames = (lead: Named, beside: readonly Named[]): string =>
  beside.length === 0
    ? lead.name
    : t("force.with", { lead: lead.name, others: listed(beside.map(({ name }) => name)) });
