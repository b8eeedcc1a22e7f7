import type { ReactNode } from "react";
import { forcesOf } from "@/shared/challenge-head";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import type { Wish } from "./wish";

export type StepProps = {
  challenge: Challenge;
  wish: Wish;
  change: (part: Partial<Wish>) => void;
};

/** The address of a step of asking; the question itself is never part of it. */
export const askAddress = (ref: string, step?: "check" | "sent"): string =>
  href("challengeAsk", { ref }, { step });

type AskPageProps = {
  challenge: Challenge;
  title: string;
  /** The step before; without one, the questions of the challenge. */
  back?: string;
  /** What stands above the columns: notices and what was refused. */
  above?: ReactNode;
  children: ReactNode;
};

/** A page of asking. */
export function AskPage({ challenge, title, back, above, children }: AskPageProps) {
  const { reference: ref, title: record } = challenge;
  return (
    <Page
      title={title}
      record={record}
      back={{ href: back ?? href("challengeQuestions", { ref }) }}
      section={href("challenges")}
    >
      {above}
      <TwoThirds>
        <span className="govuk-caption-l">
          <Ref>{ref}</Ref> · {forcesOf(challenge)}
        </span>
        {children}
      </TwoThirds>
    </Page>
  );
}
