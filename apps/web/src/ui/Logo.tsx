/** The seven pieces, as in public/tangram.svg; in the page itself, since a picture would be a document of its own for the browser. */
const pieces = [
  ['M0 0L4 4L0 8Z', '#c8492b'],
  ['M0 0L8 0L4 4Z', '#2b5f8a'],
  ['M8 0L8 4L6 2Z', '#b87412'],
  ['M4 4L6 2L8 4L6 6Z', '#357a53'],
  ['M8 4L8 8L4 8Z', '#6a559c'],
  ['M2 6L4 4L6 6L4 8Z', '#d9a441'],
  ['M0 8L2 6L4 8Z', '#3b8f86'],
] as const;

export function Logo() {
  return (
    <svg viewBox="0 0 8 8" width={26} height={26} aria-hidden="true">
      {pieces.map(([path, color]) => (
        <path key={path} d={path} fill={color} />
      ))}
    </svg>
  );
}
