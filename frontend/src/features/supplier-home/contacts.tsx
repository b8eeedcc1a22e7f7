import { formatDate } from "@/shared/dates";
import { contactsQuery } from "@/shared/deployment-records";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { t } from "./texts";

export const contactsToAnswer = contactsQuery({ waiting: true, limit: 100 });

/** Forces that would like to know a user of a product; nothing where none asks. */
export function ContactsToAnswer() {
  return (
    <Panel what={t("contacts.the")} query={contactsToAnswer}>
      {({ items }) =>
        items.length > 0 && (
          <section aria-labelledby="contacts">
            <h2 className="govuk-heading-l" id="contacts">
              {t("contacts.title")}
            </h2>
            <ul className="eme-needs">
              {items.map((item) => (
                <li key={item.id}>
                  <div>
                    <a className="govuk-link" href={href("contactRequest", { id: item.id })}>
                      {t("contacts.one", { force: item.force.name, product: item.solution.name })}
                    </a>
                    <p>{item.use}</p>
                  </div>
                  <div className="eme-needs__due">
                    {t("contacts.asked", { date: formatDate(item.asked_at) })}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Panel>
  );
}
