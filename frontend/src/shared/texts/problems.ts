import { catalogue } from "@/shared/i18n/catalogue";

/** The common states of SCREENS section 4. */
export const t = catalogue("problems", {
  "changed.show": "Show the changes",
  "form.retry.at": "Too many attempts. You can try again at {time}.",
  "form.retry.now": "You can try again now.",
  "form.summary": "There is a problem",
  "now.actions": "What is possible now: {actions}.",
  "now.heading": "This is not possible now",
  "now.state": "It is now: {state}.",
  "now.state.by": "It is now: {state}, since {since}, by {role}.",
  "now.state.since": "It is now: {state}, since {since}.",
  "offline.button": "You are offline: nothing you send now will arrive.",
  "offline.body": "Nothing you send will arrive. What is already on this page can still be read.",
  "offline.heading": "You are offline",
  "offline.send": "This was not sent. What you typed is kept on this page.",
  "offline.title": "You are offline",
  "part.body": "The rest of the page works.",
  "part.failed": "We could not load {what}.",
  retry: "Try again",
  "server.body.write":
    "We cannot say whether what you sent was saved. What you typed is kept on this page: you can safely send it again.",
  "server.reference": "Reference of the request: {reference}",
  "server.title": "Sorry, there is a problem with the service",
  "unreachable.send":
    "The service could not be reached. What you typed is kept on this page: you can safely send it again.",
});
