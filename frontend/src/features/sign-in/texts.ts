import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("sign-in", {
  "acting.again": "Continue",
  "acting.hint": "What you can see and do depends on it. You can change it at any time.",
  "acting.title": "Which organisation are you acting for?",
  "again.body":
    "Your session is over. What you typed is kept on this page and sent after you sign in.",
  "again.title": "Sign in to continue",
  "demonstration.button": "Sign in as {role}, {organisation}",
  "demonstration.hint":
    "This is a demonstration with invented people. Choose one, or type an e-mail address and password.",
  "demonstration.title": "Demonstration accounts",
  email: "E-mail address",
  password: "Password",
  "needed.body": "You need an account to see this page.",
  "sign.in": "Sign in",
  title: "Sign in",
});
