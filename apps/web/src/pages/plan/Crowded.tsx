/**
 * Says why the server does not let this plan in: its person has as many open as go at once. It goes by itself when there is room, and
 * lies at the foot of the window: nothing that somebody reads or writes moves.
 */
import { crowdedWords } from '../../words/crowded.ts';

export function Crowded({ opened }: { opened: boolean }) {
  return (
    <div className="notice at-foot" role="status">
      <span>
        {crowdedWords.what} {opened ? crowdedWords.kept : crowdedWords.opens}
      </span>
    </div>
  );
}
