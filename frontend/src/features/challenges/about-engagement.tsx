import { SummaryList } from "@/govuk/summary-list";
import { forcesOf } from "@/shared/challenge-head";
import { filledRows, Section } from "@/shared/record-parts";
import type { Challenge } from "@/shared/records";
import { t } from "./texts";

const purposeText = (purpose: string): string => {
  const key = `purpose.${purpose}`;
  return t.has(key) ? t(key) : purpose;
};

/** Why the force asks before buying, what it plans, and what a later notice will need. */
export function AboutEngagement({ challenge }: { challenge: Challenge }) {
  const { co_sponsors, engagement_plan, purposes, contact_role, notice } = challenge;
  const rows = filledRows([
    [t("about.forces"), co_sponsors.length > 0 ? forcesOf(challenge) : ""],
    ...co_sponsors.map(
      ({ name, local_context }) => [t("about.local", { force: name }), local_context] as const,
    ),
    [t("about.purposes"), purposes.map(purposeText).join("\n")],
    [t("about.plan"), engagement_plan],
    [t("about.contact"), contact_role],
    [t("about.notice.title"), notice.procurement_title],
    [t("about.notice.subject"), notice.subject_matter],
    [t("about.notice.cpv"), notice.cpv.join(", ")],
    [t("about.notice.lots"), notice.lots.join("\n")],
  ]);
  if (rows.length === 0) return null;
  return (
    <Section id="engagement" title={t("about")}>
      <SummaryList rows={rows} classes="eme-summary" />
    </Section>
  );
}
