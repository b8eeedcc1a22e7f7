/** A ref that sets a custom property: the content security policy refuses style attributes. */
export function customProperty(name: `--${string}`, value: string | number) {
  return (element: HTMLElement | null): void => {
    element?.style.setProperty(name, String(value));
  };
}
