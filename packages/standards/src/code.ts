/** Reading and writing a code such as 6.RP.A.3b: grade, domain, cluster letter, number and part. */

/**
 * A typed code in the form of the framework: `6.rp.3.b` gives `6.RP.3b`, `CCSS.MATH.CONTENT.6.RP.A.3.B` gives `6.RP.A.3b`.
 * Null for text that is not a code. It does not look the code up.
 */
export function writeCode(typed: string): string | null {
  const text = typed.trim().toUpperCase();
  const practice = /^(?:CCSS\.MATH\.PRACTICE\.)?MP\.?([1-8])$/.exec(text);
  if (practice) return `MP${practice[1]}`;
  const code =
    /^(?:CCSS\.MATH\.CONTENT\.|CCSS\.|CC\.)?(\d)\.([A-Z]{1,3})(?:\.([A-Z]))?(?:\.(\d{1,2})(?:\.?([A-Z]))?)?$/.exec(
      text,
    );
  if (!code) return null;
  const [, grade, domain, cluster, number, part = ''] = code;
  const levels = [grade, domain, cluster, number && `${number}${part.toLowerCase()}`];
  return levels.filter((level) => level !== undefined).join('.');
}
