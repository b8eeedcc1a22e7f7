import { routes as answering } from "@/features/answering/routes";
import { routes as answers } from "@/features/answers/routes";
import { routes as capabilities } from "@/features/capabilities/routes";
import { routes as challenges } from "@/features/challenges/routes";
import { routes as curation } from "@/features/curation/routes";
import { routes as drafting } from "@/features/drafting/routes";
import { routes as engagementRecord } from "@/features/engagement-record/routes";
import { routes as evidence } from "@/features/evidence/routes";
import { routes as forceHome } from "@/features/force-home/routes";
import { routes as help } from "@/features/help/routes";
import { routes as importing } from "@/features/importing/routes";
import { routes as managing } from "@/features/managing/routes";
import { routes as matches } from "@/features/matches/routes";
import { routes as moderation } from "@/features/moderation/routes";
import { routes as organisation } from "@/features/organisation/routes";
import { routes as outcomeEdit } from "@/features/outcome-edit/routes";
import { routes as ownSolutions } from "@/features/own-solutions/routes";
import { routes as questions } from "@/features/questions/routes";
import { routes as responding } from "@/features/responding/routes";
import { routes as responses } from "@/features/responses/routes";
import { routes as search } from "@/features/search/routes";
import { routes as signIn } from "@/features/sign-in/routes";
import { routes as solutions } from "@/features/solutions/routes";
import { routes as start } from "@/features/start/routes";
import { routes as startChallenge } from "@/features/start-challenge/routes";
import { routes as supplierHome } from "@/features/supplier-home/routes";
import type { ScreenRoute } from "@/shared/screen";

/** Every screen of the service; a feature adds its `routes` here. */
export const SCREENS: readonly ScreenRoute[] = [
  ...answering,
  ...answers,
  ...capabilities,
  ...challenges,
  ...curation,
  ...drafting,
  ...engagementRecord,
  ...evidence,
  ...forceHome,
  ...help,
  ...importing,
  ...managing,
  ...matches,
  ...moderation,
  ...organisation,
  ...outcomeEdit,
  ...ownSolutions,
  ...questions,
  ...responding,
  ...responses,
  ...search,
  ...signIn,
  ...solutions,
  ...startChallenge,
  ...start,
  ...supplierHome,
];
