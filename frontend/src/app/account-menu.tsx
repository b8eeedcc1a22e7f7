import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { signOut } from "@/features/sign-in/api";
import { href } from "@/shared/paths";
import type { Session } from "@/shared/session";
import { t as roleText } from "@/shared/texts/roles";
import { t } from "./texts";

type AccountMenuProps = { session: Session; organisationPage: boolean };

/** The account menu at the end of the navigation: who one is, acting as whom, sign out. */
export function AccountMenu({ session, organisationPage }: AccountMenuProps) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const button = useRef<HTMLButtonElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  }
  function onBlur(event: FocusEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  }
  return (
    <li
      className="govuk-service-navigation__item eme-nav__end eme-menu"
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <button
        ref={button}
        type="button"
        className="eme-menu__button"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        {t("account.menu")}
      </button>
      <ul className="eme-menu__list" id={listId} hidden={!open}>
        <Entries session={session} organisationPage={organisationPage} />
      </ul>
    </li>
  );
}

function Entries({ session, organisationPage }: AccountMenuProps) {
  const acting = session.acting_as;
  return (
    <>
      <li>
        <p>{t("account.name", { name: session.account?.display_name ?? "" })}</p>
        {acting && (
          <p className="eme-quiet">
            {t("account.as", {
              role: roleText(acting.role),
              organisation: acting.organisation.name,
            })}
          </p>
        )}
      </li>
      {session.memberships.length > 1 && (
        <li>
          <a className="govuk-link" href={href("actingAs")}>
            {t("account.switch")}
          </a>
        </li>
      )}
      {organisationPage && (
        <li>
          <a className="govuk-link" href={href("organisation")}>
            {t("account.organisation")}
          </a>
        </li>
      )}
      <li>
        <SignOut />
      </li>
    </>
  );
}

/** Loads the start anew, so that on a shared computer nothing of the person stays in memory. */
function SignOut() {
  async function leave() {
    await signOut();
    window.location.assign(href("start"));
  }
  return (
    <button type="button" className="eme-menu__button" onClick={() => void leave()}>
      {t("account.out")}
    </button>
  );
}
