import { useQuery } from "@tanstack/react-query";
import { type ContactRequest, contactsQuery } from "./deployment-records";
import { href } from "./paths";
import { StatusTag } from "./tags";
import { t } from "./texts/contact";

type Asked = { id: string; available_actions: readonly string[] };

const ASK = "ask_for_a_contact";

/** What one's own force asked about unnamed users of a product; nothing for everybody else. */
export function useContacts(
  solution: string,
  deployments: readonly Asked[],
): readonly ContactRequest[] {
  const asks = deployments.some(({ available_actions: actions }) => actions.includes(ASK));
  const query = contactsQuery({ solution, limit: 100 });
  return useQuery({ ...query, enabled: asks }).data?.items ?? [];
}

const askedWords = ({ disclosed_name: name }: ContactRequest): string =>
  name ? t("told", { name }) : t("asked");

type ContactLinkProps = {
  deployment: Asked;
  solution: string;
  asked: ContactRequest | undefined;
};

/** Where a force asks who an unnamed user is, and what came of it. */
export function ContactLink({ deployment, solution, asked }: ContactLinkProps) {
  if (!deployment.available_actions.includes(ASK)) return null;
  const words = asked ? askedWords(asked) : t("ask");
  const to = asked
    ? href("contactRequest", { id: asked.id })
    : href("solutionContact", { ref: solution, id: deployment.id });
  return (
    <span className="eme-table__sub govuk-!-font-weight-regular">
      <a className="govuk-link" href={to}>
        {words}
      </a>
      {asked && !asked.disclosed_name && (
        <>
          {" "}
          <StatusTag kind="contact" status={asked.status} small />
        </>
      )}
    </span>
  );
}
