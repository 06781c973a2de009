/** The plan. */
export function PlanPage() {
  return <main id="page" />;
}
