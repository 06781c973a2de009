/** What stands at an address where nothing is, or nothing for this person: the two look the same. */
import { Link } from '@tanstack/react-router';
import { words } from '../words.ts';

export function NotFoundPage() {
  return (
    <main id="page" className="narrow">
      <h1>{words.notFound.title}</h1>
      <p>{words.notFound.text}</p>
      <Link to="/" className="link">
        {words.notFound.back}
      </Link>
    </main>
  );
}
