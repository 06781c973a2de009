/** The seven pieces. */
export function Logo() {
  return <img src="/tangram.svg" width={26} height={26} alt="" />;
}
