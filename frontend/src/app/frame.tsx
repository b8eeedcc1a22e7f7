import type { ReactNode } from "react";
import { Footer } from "@/govuk/footer";
import { GenericHeader } from "@/govuk/generic-header";
import { PhaseBanner } from "@/govuk/phase-banner";
import { ServiceNavigation } from "@/govuk/service-navigation";
import { SkipLink } from "@/govuk/skip-link";
import { rich } from "@/shared/i18n/rich";
import { href, type ScreenName } from "@/shared/paths";
import { usePathname } from "@/shared/routing";
import { useMarkedSection } from "@/shared/section";
import { type Session, useSessionIfKnown } from "@/shared/session";
import { t as common } from "@/shared/texts/common";
import { t as roleText } from "@/shared/texts/roles";
import { AccountMenu } from "./account-menu";
import { navigationFor } from "./navigation";
import { OfflineBanner } from "./offline-banner";
import { PrintLine } from "./print-line";
import { SessionOver } from "./session-over";
import { t } from "./texts";
import { FirstLoad, SlowNavigation } from "./waiting";

const LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

type FrameProps = { exists: (screen: ScreenName) => boolean; children: ReactNode };

/** The frame of every page (SCREENS section 1), shown at once, before the session is known. */
export function Frame({ exists, children }: FrameProps) {
  const session = useSessionIfKnown();
  return (
    <>
      <SkipLink />
      <Header session={session} />
      <Navigation session={session} exists={exists} />
      {session?.service.practice_area && <PracticeArea />}
      <OfflineBanner />
      <SlowNavigation />
      <FirstLoad>
        <SessionOver>{children}</SessionOver>
      </FirstLoad>
      <PrintLine />
      <Feedback />
      <Footer
        links={[
          { text: t("footer.accessibility"), href: href("help", { page: "accessibility" }) },
          { text: t("footer.privacy"), href: href("help", { page: "privacy" }) },
          { text: t("footer.how"), href: href("help", { page: "how-it-works" }) },
          { text: t("footer.open"), href: href("openData") },
        ]}
        licence={rich(t("footer.licence"), {
          link: (content) => (
            <a className="govuk-footer__link" href={LICENCE} rel="license">
              {content}
            </a>
          ),
        })}
      />
    </>
  );
}

function Header({ session }: { session: Session | undefined }) {
  const acting = session?.acting_as;
  return (
    <header className="eme-header">
      <GenericHeader
        href={href("start")}
        logo={
          <>
            {common("service.name")}{" "}
            <span className="eme-header__for">{common("service.for")}</span>
          </>
        }
      >
        {acting && (
          <p className="eme-header__acting">
            {rich(
              t("acting.as", {
                organisation: acting.organisation.name,
                role: roleText(acting.role),
              }),
              { strong: (content) => <strong>{content}</strong> },
            )}
          </p>
        )}
      </GenericHeader>
    </header>
  );
}

type NavigationProps = Pick<FrameProps, "exists"> & { session: Session | undefined };

function Navigation({ session, exists }: NavigationProps) {
  const path = usePathname();
  const marked = useMarkedSection();
  const role = session?.acting_as?.role ?? null;
  const items = session ? navigationFor({ role, path, marked, exists }) : [];
  return (
    <ServiceNavigation
      classes="eme-nav"
      page={path}
      items={items}
      end={session && <End session={session} path={path} exists={exists} />}
    />
  );
}

type EndProps = Pick<FrameProps, "exists"> & { session: Session; path: string };

function End({ session, path, exists }: EndProps) {
  if (session.account) {
    return <AccountMenu key={path} session={session} organisationPage={exists("organisation")} />;
  }
  const signIn = href("signIn");
  const here = path === signIn || path === href("start") ? {} : { next: path };
  return (
    <li className="govuk-service-navigation__item eme-nav__end">
      <a className="govuk-service-navigation__link" href={href("signIn", {}, here)}>
        {t("nav.sign.in")}
      </a>
    </li>
  );
}

function PracticeArea() {
  return (
    <section className="eme-strip" aria-label={t("practice.label")}>
      <div className="govuk-width-container eme-strip__row">
        <PhaseBanner tag={t("practice.tag")}>{t("practice.text")}</PhaseBanner>
      </div>
    </section>
  );
}

function Feedback() {
  return (
    <section className="govuk-width-container" aria-label={t("feedback.label")}>
      <div className="eme-end">
        <p className="govuk-body-s">
          {rich(t("feedback.text"), {
            link: (content) => (
              <a className="govuk-link" href={href("help", { page: "feedback" })}>
                {content}
              </a>
            ),
          })}
        </p>
      </div>
    </section>
  );
}
