import { SummaryCard, SummaryList } from "@/govuk/summary-list";
import { formatMoment } from "@/shared/dates";
import { listed } from "@/shared/listed";
import type { Audience, ResponseView } from "./api";
import { groupsOf, partName } from "./sections";
import { t } from "./texts";

type Readership = Audience["sender"][number];

function readerText({ reader, when, moment, organisations }: Readership): string {
  const names = listed(organisations.map(({ name }) => name));
  const who =
    names === ""
      ? t(`reader.${reader}`)
      : t("reader.named", { reader: t(`reader.${reader}`), names });
  const from =
    when === "close"
      ? t("readers.from.close", { moment: moment === null ? "" : formatMoment(moment) })
      : t(`readers.from.${when}`);
  return `${who}: ${from}`;
}

type WhoWillSeeProps = { audience: Audience; response: ResponseView };

/** Who will see what, and from when, before anything is sent. */
export function WhoWillSee({ audience, response }: WhoWillSeeProps) {
  const groups = groupsOf(audience);
  const other = groups.length > 1 ? "readers.open" : "readers.all";
  return (
    <>
      <h2 className="govuk-heading-l">{t("check.readers")}</h2>
      {groups.map((group) => (
        <SummaryCard
          key={group.parts.join()}
          headingLevel={3}
          title={t(group.confidential ? "readers.confidential" : other)}
        >
          <SummaryList
            rows={[
              {
                key: t("readers.who"),
                value: (
                  <ul className="govuk-list govuk-!-margin-bottom-0">
                    {group.readers.map((readership) => (
                      <li key={readership.reader}>{readerText(readership)}</li>
                    ))}
                  </ul>
                ),
              },
              {
                key: t("readers.parts"),
                value: (
                  <ul className="govuk-list govuk-!-margin-bottom-0">
                    {group.parts.map((part) => (
                      <li key={part}>{partName(part, response)}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </SummaryCard>
      ))}
      <p className="govuk-body">{t("readers.name")}</p>
      <p className="govuk-body">
        {t("check.nobody", { never: listed(audience.never.map((one) => t(`never.${one}`))) })}
      </p>
    </>
  );
}
