import { href } from "@/shared/paths";

/** The address of a question; the first one has none in the query. */
export const questionAddress = (question?: "problem" | "capabilities"): string =>
  href("forceNewChallenge", {}, { question });
