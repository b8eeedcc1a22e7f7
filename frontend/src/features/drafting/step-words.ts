import { t } from "./texts-steps";

/** An action as it is named in "what is possible now". */
export function actionName(action: string): string {
  const key = `action.${action}`;
  return t.has(key) ? t(key) : action.replaceAll("_", " ");
}
