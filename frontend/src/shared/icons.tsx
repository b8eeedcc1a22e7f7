const DRAWINGS = {
  check: <path d="m4 12 5 5L20 6" />,
  eye: (
    <>
      <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  link: (
    <path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5" />
  ),
  lock: <path d="M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2" />,
  warning: <path d="M12 3 2 20h20zM12 10v5M12 17.6v.4" />,
} as const;

type IconProps = { name: keyof typeof DRAWINGS; classes?: string };

/** A drawing beside words that say the same; never alone. */
export function Icon({ name, classes }: IconProps) {
  return (
    <svg
      className={classes ? `${classes} eme-icon` : "eme-icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[name]}
    </svg>
  );
}
