import { catalogue } from "@/shared/i18n/catalogue";

/** Pages in the place of one that is not shown (SCREENS section 4). */
export const t = catalogue("problem.pages", {
  "allowed.another": "Act as another organisation",
  "allowed.body": "This page is for {who}. You are acting as {role} of {organisation}.",
  "allowed.body.refused": "What you are acting as does not open this page.",
  "allowed.or": "{first} or {last}",
  "allowed.title": "You cannot see this page",
  "missing.body.address": "If you typed the web address, check that it is correct.",
  "missing.body.gone": "If you followed a link, the page may be one that you cannot see.",
  "missing.body.start": "<link>Go to the start page</link> or look at <list>the challenges</list>.",
  "missing.title": "Page not found",
  "server.body.read": "Nothing was changed. Try again in a few minutes.",
  "too.many.at": "You can try again at {time}.",
  "too.many.body": "There were too many requests from here in a short time.",
  "too.many.title": "Too many requests",
});
