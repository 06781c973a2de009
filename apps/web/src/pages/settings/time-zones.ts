/** Time zones to choose from, those of the United States first, and how they are called. */
import { settingsWords } from '../../words/settings.ts';

const ofTheStates = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
] as const;

/** As a select takes them; the one that is chosen is among them, whatever the browser knows. */
export function timeZoneGroups(chosen: string) {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), chosen]);
  for (const zone of ofTheStates) known.delete(zone);
  return [
    {
      group: settingsWords.unitedStates,
      items: ofTheStates.map((value) => ({ value, label: `${zoneInWords(value)} (${placeOf(value)})` })),
    },
    { group: settingsWords.elsewhere, items: [...known].sort().map((value) => ({ value, label: placeOf(value) })) },
  ];
}

/** “Eastern Time”; for a zone that this browser does not know its own name. */
export function zoneInWords(timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? placeOf(timeZone);
  } catch {
    return placeOf(timeZone);
  }
}

function placeOf(timeZone: string): string {
  return timeZone.replaceAll('_', ' ').replace(/^(America|Pacific)\/(?=[^/]+$)/, '');
}
