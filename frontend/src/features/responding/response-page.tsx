import type { ReactNode } from "react";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { StatusTag } from "@/shared/tags";
import type { ResponseView } from "./api";
import { t } from "./record-texts";

type ResponsePageProps = {
  response: ResponseView;
  /** For the title of the document; the heading is the challenge's title. */
  title: string;
  children: ReactNode;
};

/** A response as a record: its reference, the challenge it answers, where it stands. */
export function ResponsePage({ response, title, children }: ResponsePageProps) {
  const { challenge, reference } = response;
  return (
    <Page
      title={title}
      record={challenge.title}
      crumbs={[
        { text: t("crumb.home"), href: href("supplierHome") },
        { text: t("crumb.responses"), href: href("supplierResponses") },
      ]}
      section={href("supplierResponses")}
    >
      <RecordHead
        caption={
          <>
            <Ref>{reference}</Ref> · {t("to", { force: challenge.lead_force.name })}{" "}
            <a className="govuk-link" href={href("challenge", { ref: challenge.reference })}>
              <Ref>{challenge.reference}</Ref>
            </a>
          </>
        }
        title={challenge.title}
        tags={<StatusTag kind="response" status={response.status} />}
      />
      {children}
    </Page>
  );
}
