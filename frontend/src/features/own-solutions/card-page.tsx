import type { ReactNode } from "react";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { type Solution, workingCard } from "./api";
import { t } from "./texts";

type CardPageProps = { solution: Solution; title: string; children: ReactNode };

/** The way to a page of one's own card. */
export const crumbsTo = (ref: string | null, name = "") => [
  { text: t("crumb.home"), href: href("supplierHome") },
  { text: t("crumb.solutions"), href: href("supplierSolutions") },
  ...(ref === null ? [] : [{ text: name, href: href("supplierSolution", { ref }) }]),
];

/** One's own product card as a record. */
export function CardPage({ solution, title, children }: CardPageProps) {
  const name = workingCard(solution).name;
  return (
    <Page title={title} record={name} crumbs={crumbsTo(null)} section={href("supplierSolutions")}>
      <RecordHead
        caption={<Ref>{solution.reference}</Ref>}
        title={name}
        tags={
          <>
            <StatusTag kind="solution" status={solution.status} />
            {solution.is_example && <InventedExampleTag />}
          </>
        }
      />
      {children}
    </Page>
  );
}
