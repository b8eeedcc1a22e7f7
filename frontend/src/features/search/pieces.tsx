import type { Piece } from "./api";

/** A text whose matched words are bold. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, matched }, place) => {
    // The pieces of one text never change their places.
    const key = `${place} ${text}`;
    return matched ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>;
  });
}

/** The same text without marks. */
export const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");
