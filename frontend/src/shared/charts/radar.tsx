import { inLines, layOut, MARGIN, type Placed, pointAt } from "./radar-layout";

export type RadarMark = Placed & {
  number: number;
  href: string;
  /** What the mark stands for, in full: a screen reader and the pointer get it. */
  label: string;
};
type RadarProps = {
  /** The id of the element that says in words what the drawing shows. */
  describedBy: string;
  label: string;
  rings: readonly { name: string; colour: string }[];
  sectors: readonly string[];
  marks: readonly RadarMark[];
};

const LINE = 14;

/** Rings from the centre, sectors clockwise, numbered marks that are links. Drawn by hand. */
export function Radar({ describedBy, label, rings, sectors, marks }: RadarProps) {
  const { size, radii, points, edges } = layOut(marks, sectors.length, rings.length);
  const outer = radii.at(-1) ?? 0;
  const half = size / 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links in it is no fieldset.
    <svg
      className="eme-radar"
      width={size}
      height={size}
      viewBox={`${-half} ${-half} ${size} ${size}`}
      role="group"
      aria-label={label}
      aria-describedby={describedBy}
    >
      {rings.map(({ colour }, ring) => (
        <circle key={colour} className="eme-radar__ring" r={radii[ring]} />
      ))}
      {edges.map((edge) => {
        const { x, y } = pointAt(edge, outer);
        return <line key={edge} className="eme-radar__edge" x2={x} y2={y} />;
      })}
      <Names rings={rings} radii={radii} />
      {sectors.map((name, place) => (
        <SectorName
          key={name}
          name={name}
          angle={((edges[place] ?? 0) + (edges[place + 1] ?? 0)) / 2}
          distance={outer + 12}
        />
      ))}
      {marks.map(({ number, href, label: words, ring }, place) => (
        <a key={number} className="eme-radar__mark" href={href} aria-label={words}>
          <title>{words}</title>
          <circle
            className={`eme-radar__dot eme-radar__dot--${rings[ring]?.colour}`}
            cx={points[place]?.x}
            cy={points[place]?.y}
            r={12}
          />
          <text
            className={`eme-radar__number eme-radar__number--${rings[ring]?.colour}`}
            x={points[place]?.x}
            y={points[place]?.y}
            dy="0.35em"
          >
            {number}
          </text>
        </a>
      ))}
    </svg>
  );
}

type NamesProps = { rings: RadarProps["rings"]; radii: readonly number[] };

/** The names of the rings, one above the other in the gap at the top. */
function Names({ rings, radii }: NamesProps) {
  return rings.map(({ name }, ring) => {
    const top = -(radii[ring] ?? 0);
    return (
      <text key={name} className="eme-radar__name" y={top}>
        {inLines(name, 12).map((line, place) => (
          <tspan key={line} x={0} y={top + LINE * (place + 1)}>
            {line}
          </tspan>
        ))}
      </text>
    );
  });
}

type SectorNameProps = { name: string; angle: number; distance: number };

function SectorName({ name, angle, distance }: SectorNameProps) {
  const { x, y } = pointAt(angle, distance);
  const lines = inLines(name, MARGIN / 8);
  const sideways = Math.sin(angle);
  const anchor = Math.abs(sideways) < 0.2 ? "middle" : sideways > 0 ? "start" : "end";
  // Beside the rings a name is centred on its place; below them it hangs, above them it stands.
  const downwards = -Math.cos(angle);
  const first = y - (LINE * (lines.length - 1) * (1 - downwards)) / 2 + 6 * downwards;
  return (
    <text className="eme-radar__sector" textAnchor={anchor}>
      {lines.map((line, place) => (
        <tspan key={line} x={x} y={first + LINE * place} dy="0.35em">
          {line}
        </tspan>
      ))}
    </text>
  );
}
