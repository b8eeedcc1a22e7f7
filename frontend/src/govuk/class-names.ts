/** Join the class names that apply. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

/** Join the ids that describe a control; undefined when there are none. */
export function describedBy(
  ...ids: readonly (string | false | null | undefined)[]
): string | undefined {
  return classNames(...ids) || undefined;
}
