/** The school year, as teachers write it. */

/** July: who plans in the summer plans for the year that comes. */
const firstMonth = 7;

/** The school year of a day such as `2026-11-27`: `2026-27`. */
export function schoolYearOf(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const begins = month < firstMonth ? year - 1 : year;
  return `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`;
}
