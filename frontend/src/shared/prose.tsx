/** Text as a person wrote it: paragraphs at empty lines, line breaks kept. */
export function Prose({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are known by their place.
      <p className="govuk-body eme-prose" key={index}>
        {paragraph}
      </p>
    ));
}
