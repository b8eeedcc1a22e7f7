import { nameOfPath } from "./pages";
import { t } from "./texts";

type Missing = { pointer: string; message: string };

const isQuestion = ({ pointer }: Missing): boolean => pointer.startsWith("/safeguards/");

/**
 * What is missing, every line with words of its own. The twelve safeguards questions are one line:
 * they are asked on one page.
 */
export function withoutRepetition<M extends Missing>(missing: readonly M[]): M[] {
  const first = missing.find(isQuestion);
  return missing
    .filter((one) => !isQuestion(one) || one === first)
    .map((one) => {
      if (one === first) return { ...one, message: t("ready.questions") };
      const detail = one.pointer.startsWith("/safeguards_detail/");
      const field = nameOfPath(one.pointer.slice(1));
      return detail ? { ...one, message: t("ready.detail", { field }) } : one;
    });
}
